"""What the smallest course covers, and what it misses when something is taken out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from elearn.content.coverage import (
    Pool,
    goals_by_role,
    key_point_coverage,
    links_not_checked_since,
    not_checked_since,
)
from elearn.content.load import load_library
from tests.content.cases import GOOD

BUURT = load_library(GOOD).modules["buurt"]
QUIZ = BUURT.quizzes["groeten"]


def with_questions(*questions):
    return replace(BUURT, quizzes={"groeten": replace(QUIZ, questions=questions)})


def pools(module):
    return {one.goal.id: dict(one.by_role) for one in goals_by_role(module)}


def test_each_goal_counts_its_questions_for_practice_and_for_the_test():
    only_test = [one.model_copy(update={"use": "toets"}) for one in QUIZ.questions[:2]]

    assert pools(BUURT) == {"D1": {"buur": Pool(3, 3)}, "D2": {"buur": Pool(3, 3)}}
    assert pools(with_questions(*only_test)) == {"D1": {"buur": Pool(0, 2)}, "D2": {"buur": Pool(0, 0)}}


def test_a_goal_of_another_role_is_left_out():
    goals = {key: replace(goal, roles=("overbuur",)) for key, goal in BUURT.goals.items()}

    assert pools(replace(BUURT, goals=goals)) == {"D1": {}, "D2": {}}


def test_a_goal_that_no_test_asks_has_no_test_questions():
    path = replace(BUURT.paths["buur"], test_ids=("kern",))

    assert pools(replace(BUURT, paths={"buur": path})) == {
        "D1": {"buur": Pool(3, 3)},
        "D2": {"buur": Pool(3, 0)},
    }


def test_practice_counts_only_the_lessons_of_the_role():
    path = replace(BUURT.paths["buur"], lesson_ids=())

    assert pools(replace(BUURT, paths={"buur": path}))["D1"] == {"buur": Pool(0, 3)}


def test_key_points_without_a_lesson_or_a_question_are_found():
    def gaps(module):
        return [
            (one.key_point.id, bool(one.lessons), bool(one.questions))
            for one in key_point_coverage(module)
            if not one.is_whole
        ]

    assert gaps(BUURT) == []
    assert gaps(with_questions(QUIZ.questions[0])) == [("p01.k2", True, False)]
    assert gaps(replace(BUURT, lessons={})) == [("p01.k1", False, True), ("p01.k2", False, True)]


@pytest.mark.parametrize(
    ("checked_on", "day", "late"),
    [
        (date(2026, 11, 24), date(2026, 11, 24), []),
        (date(2026, 11, 24), date(2026, 11, 25), ["groeten"]),
        (None, date(2020, 1, 1), ["groeten"]),
    ],
)
def test_a_lesson_is_late_when_nobody_checked_it_since(checked_on, day, late):
    lesson = replace(BUURT.lessons["groeten"], checked_on=checked_on)
    module = replace(BUURT, lessons={"groeten": lesson}, dilemmas={})

    assert [one.id for one in not_checked_since(module, day)] == late


def test_what_was_never_checked_comes_first():
    dilemma = replace(BUURT.dilemmas["de-bal"], checked_on=None)
    module = replace(BUURT, dilemmas={"de-bal": dilemma})

    assert [one.id for one in not_checked_since(module, date(2027, 1, 1))] == ["de-bal", "groeten"]


def test_links_that_nobody_opened_since_are_found():
    def late(day):
        return [(one.tool.title, one.page and one.page.id) for one in links_not_checked_since(BUURT, day)]

    assert late(date(2026, 11, 24)) == [("Buurtwijzer", None)]
    assert late(date(2026, 11, 25)) == [("Groetboek", "p01"), ("Buurtwijzer", None)]


def test_everything_knows_the_line_of_its_file():
    assert {key: str(BUURT.places[key]) for key in ("groeten", "wie-bel-je", "p01.k2", "de-bal")} == {
        "groeten": "good_content/buurt/lessen/groeten.md:1",
        "wie-bel-je": "good_content/buurt/quizzen/groeten.yaml:34",
        "p01.k2": "good_content/buurt/handreiking.yaml:10",
        "de-bal": "good_content/buurt/dilemmas/de-bal.yaml:1",
    }
