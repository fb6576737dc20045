"""Handing in: the result, and what it finishes. On both databases."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest

from elearn.db import Attempt
from elearn.services import attempts
from elearn.services.refusal import NotThere, Refusal
from tests.services.content import CORE, LIBRARY, make_library, make_module, question
from tests.services.people import (
    NOW,
    answer_all,
    assign,
    hand_in,
    save,
    start,
    take,
)

HOUR = timedelta(hours=1)


def test_a_test_without_a_fault_is_passed(session, ready):
    result = take(session, ready, "kern")

    verdict = result.verdict
    assert (verdict.points, verdict.maximum, verdict.percentage) == (4, 4, 100)
    assert (verdict.passed, verdict.missed_critical) == (True, False)
    assert (result.number, result.submitted_at, result.tries_left, result.open_from) == (1, NOW, 0, None)
    assert [(score.goal_id, score.points) for score in verdict.per_goal] == [("K1", 2), ("K2", 2)]


def test_a_missed_critical_question_fails_the_test(session, ready):
    attempt_id = start(session, ready, "kern")
    answer_all(session, ready, "kern")
    rows = attempts.review(session, LIBRARY, person_id=ready, test_id="kern").rows
    critical = next(row for row in rows if row.question.critical)
    save(session, ready, "kern", critical.place, "fout")

    result = hand_in(session, ready, "kern", attempt_id)

    assert (result.verdict.percentage, result.verdict.passed) == (75, False)
    assert result.verdict.missed_critical
    assert (result.tries_left, result.open_from) == (2, NOW + HOUR)


def test_the_result_tells_where_to_read_again(session, ready):
    result = take(session, ready, "kern", right=False)

    row = result.rows[0]
    assert (row.goal.id, row.lesson.id, row.key_point_ids, row.grade.points) == (
        row.question.goal,
        "samen",
        ("p01.k1",),
        0,
    )


def test_handing_in_twice_gives_the_first_result(session, ready):
    attempt_id = start(session, ready, "kern")
    first = hand_in(session, ready, "kern", attempt_id)

    second = hand_in(session, ready, "kern", attempt_id, now=NOW + timedelta(minutes=5))

    assert second == first


def test_a_test_is_graded_on_what_was_shown(session, ready):
    attempt_id = start(session, ready, "kern")
    answer_all(session, ready, "kern")
    options = [
        {"sleutel": "goed", "tekst": "Ja", "feedback": "Toch niet."},
        {"sleutel": "fout", "tekst": "Nee", "goed": True, "feedback": "Toch wel."},
    ]
    turned = tuple(question(one.id, one.goal, antwoorden=options) for one in CORE)

    result = hand_in(session, ready, "kern", attempt_id, library=make_library(make_module(turned)))

    assert result.verdict.passed


def test_a_norm_that_rises_later_does_not_count(session, ready):
    attempt_id = start(session, ready, "kern")
    answer_all(session, ready, "kern")
    rows = attempts.review(session, LIBRARY, person_id=ready, test_id="kern").rows
    easy = next(row for row in rows if not row.question.critical)
    save(session, ready, "kern", easy.place, None)
    session.execute(Attempt.__table__.update().values(pass_percentage=76))

    assert not hand_in(session, ready, "kern", attempt_id).verdict.passed


def test_an_unknown_attempt_is_not_there(session, ready):
    with pytest.raises(NotThere):
        hand_in(session, ready, "kern", uuid4())


def test_the_last_test_finishes_the_path(session, ready):
    take(session, ready, "kern")

    result = take(session, ready, "balie", now=NOW + HOUR)

    assert [one.path_id for one in result.completed] == ["balie"]


def test_the_core_test_counts_for_both_paths(session, ready):
    take(session, ready, "kern")
    assign(session, ready, "wijk")

    with pytest.raises(Refusal, match="Je hebt deze toets al gehaald"):
        start(session, ready, "kern")
