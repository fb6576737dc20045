"""What the course about polarisation promises as a whole: nothing of the guide or the goals is left open."""

from __future__ import annotations

import html
import re
from collections import Counter
from pathlib import Path

import pytest

from elearn.content.coverage import key_point_coverage
from elearn.content.load import load_library

MODULE = load_library(Path(__file__).parents[2] / "modules").modules["polarisatie"]
LINKS = [tool for page in MODULE.guide.pages.values() for tool in page.tools if tool.url]

MINUTES = {
    "aandachtsfunctionaris": 93,
    "baliemedewerker": 42,
    "communicatieadviseur": 67,
    "wijknetwerker": 69,
}
"""What is promised; a desk employee has three quarters of an hour."""
DILEMMA_MINUTES = 4
"""A path asks for one of its dilemmas."""
LAST_STEP = "In de laatste stap zie je met wie je kunt praten."
FEWEST_TEST_QUESTIONS = 4
FEWEST_PRACTICE_QUESTIONS = 1


def questions_of(goal_id, *uses):
    return [one for one in MODULE.questions.values() if one.goal == goal_id and one.use in uses]


def minutes_of(path):
    lessons = sum(MODULE.lessons[key].minutes for key in path.lesson_ids)
    return lessons + sum(MODULE.tests[key].minutes for key in path.test_ids) + DILEMMA_MINUTES


def links_in(lesson):
    parts = [part for step in lesson.steps for part in step.parts if isinstance(part, str)]
    return {html.unescape(link) for part in parts for link in re.findall(r'href="([^"]+)"', part)}


def test_the_guide_has_all_its_key_points_and_links():
    assert (len(MODULE.guide.key_points), len(LINKS)) == (68, 34)


def test_a_lesson_teaches_every_key_point_and_a_question_asks_it():
    assert [one.key_point.id for one in key_point_coverage(MODULE) if not one.is_whole] == []


def test_every_link_of_the_guide_stands_in_a_lesson():
    placed = set().union(*map(links_in, MODULE.lessons.values()))

    assert [tool.url for tool in LINKS if tool.url not in placed] == []


def test_every_goal_has_questions_that_nobody_practised_with():
    counts = {key: len(questions_of(key, "toets")) for key in MODULE.goals}

    assert {key: count for key, count in counts.items() if count < FEWEST_TEST_QUESTIONS} == {}


def test_every_goal_can_be_practised():
    counts = {key: len(questions_of(key, "oefenen", "beide")) for key in MODULE.goals}

    assert {key: count for key, count in counts.items() if count < FEWEST_PRACTICE_QUESTIONS} == {}


def test_every_goal_is_tested_in_each_path_that_it_is_for():
    tested = {
        (path.id, goal)
        for path in MODULE.paths.values()
        for test_id in path.test_ids
        for goal in MODULE.tests[test_id].goals
    }

    assert {(role, goal.id) for goal in MODULE.goals.values() for role in goal.roles} == tested


@pytest.mark.parametrize("test", MODULE.tests.values(), ids=lambda one: one.id)
def test_a_test_has_other_questions_for_every_try(test):
    pools = {goal: len(MODULE.pool(goal)) for goal in test.goals}

    assert {goal: size for goal, size in pools.items() if size < test.tries * test.per_goal} == {}


@pytest.mark.parametrize("path", MODULE.paths.values(), ids=lambda one: one.id)
def test_every_lesson_opens_with_a_case_of_each_role_that_takes_it(path):
    assert [key for key in path.lesson_ids if path.id not in MODULE.lessons[key].cases] == []


def text_of(step):
    return " ".join(part if isinstance(part, str) else "[contact]" for part in step.parts)


@pytest.mark.parametrize("lesson", MODULE.lessons.values(), ids=lambda one: one.id)
def test_a_lesson_shows_it_done_wrong_and_right_and_ends_with_something_to_do(lesson):
    body = " ".join(map(text_of, lesson.steps))

    assert "Zo niet:" in body
    assert "Zo wel:" in body
    assert "In de praktijk" in text_of(lesson.steps[-1])
    assert lesson.remember


def test_a_warning_leads_to_somebody_to_talk_to_in_the_last_step():
    warned = [lesson for lesson in MODULE.lessons.values() if lesson.warning]

    assert warned
    assert [one.id for one in warned if not one.warning.endswith(LAST_STEP)] == []
    assert [one.id for one in warned if "[contact]" not in text_of(one.steps[-1])] == []


def test_every_lesson_belongs_to_a_path():
    assert {key for path in MODULE.paths.values() for key in path.lesson_ids} == set(MODULE.lessons)


@pytest.mark.parametrize("path", MODULE.paths.values(), ids=lambda one: one.id)
def test_a_role_has_two_dilemmas_after_lessons_of_its_own(path):
    dilemmas = MODULE.dilemmas_for(path.id)

    assert [one.after in path.lesson_ids for one in dilemmas] == [True, True]


def test_a_dilemma_takes_the_minutes_that_a_path_counts():
    assert {one.minutes for one in MODULE.dilemmas.values()} == {DILEMMA_MINUTES}


def test_a_dilemma_can_go_well_can_be_repaired_and_can_get_stuck():
    outcomes = {"verder", "hersteld", "vastgelopen"}
    ends = {
        key: {getattr(node, "outcome", None) for node in one.nodes.values()} - {None}
        for key, one in MODULE.dilemmas.items()
    }

    assert ends == dict.fromkeys(MODULE.dilemmas, outcomes)


def test_a_path_asks_the_time_that_was_promised():
    assert {key: minutes_of(path) for key, path in MODULE.paths.items()} == MINUTES


def test_every_term_of_a_lesson_is_explained():
    used = [(lesson.id, term) for lesson in MODULE.lessons.values() for term in lesson.terms]

    assert [(key, term) for key, term in used if not MODULE.terms.get(term)] == []


def test_the_cases_are_about_many_things():
    themes = Counter(case.theme for lesson in MODULE.lessons.values() for case in lesson.cases.values())

    assert [theme for theme, count in themes.items() if count * 4 > themes.total()] == []
