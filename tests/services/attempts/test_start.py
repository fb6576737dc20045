"""When a test may begin, and what it draws. On both databases."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from elearn.db import QuestionVersion
from elearn.services import attempts
from elearn.services.refusal import NotThere, Refusal
from tests.services.content import LIBRARY
from tests.services.people import (
    NOW,
    start,
    take,
)

HOUR = timedelta(hours=1)


def test_a_test_draws_two_questions_per_goal_with_one_critical(session, ready):
    start(session, ready, "kern")

    drawn = attempts.review(session, LIBRARY, person_id=ready, test_id="kern").rows

    assert sorted(row.question.goal for row in drawn) == ["K1", "K1", "K2", "K2"]
    assert sum(row.question.critical for row in drawn) == 1
    assert [row.place for row in drawn] == [1, 2, 3, 4]


def test_a_second_start_gives_the_open_attempt(session, ready):
    assert start(session, ready, "kern") == start(session, ready, "kern")


def test_a_test_is_closed_until_all_lessons_are_finished(session, sanne):
    with pytest.raises(Refusal) as refused:
        start(session, sanne, "kern")

    assert (refused.value.message, refused.value.hint) == (
        "Deze toets is nog dicht.",
        "Rond eerst alle lessen van je leerpad af.",
    )


@pytest.mark.parametrize("test_id", ["wijk", "bestaat-niet"])
def test_a_test_of_no_own_path_is_not_there(session, ready, test_id):
    with pytest.raises(NotThere):
        start(session, ready, test_id)


def test_the_next_try_waits_an_hour(session, ready):
    take(session, ready, "kern", right=False)

    with pytest.raises(Refusal) as refused:
        start(session, ready, "kern", NOW + HOUR - timedelta(seconds=1))

    # 9.30 UTC is 10.30 in Amsterdam in November.
    assert refused.value.message == "Je kunt deze toets weer doen op 24-11-2026 om 11.30 uur."
    assert start(session, ready, "kern", NOW + HOUR)


def test_after_three_tries_it_is_over(session, ready):
    for number in range(3):
        take(session, ready, "kern", right=False, now=NOW + number * HOUR)

    with pytest.raises(Refusal, match="Je hebt al je pogingen gebruikt"):
        start(session, ready, "kern", NOW + 5 * HOUR)


def test_a_passed_test_is_not_taken_again(session, ready):
    take(session, ready, "kern")

    with pytest.raises(Refusal, match="Je hebt deze toets al gehaald"):
        start(session, ready, "kern", NOW + 5 * HOUR)


def test_a_second_try_asks_what_was_not_seen_before(session, ready):
    take(session, ready, "balie", right=False)
    first = set(session.scalars(select(QuestionVersion.question_id)))
    start(session, ready, "balie", NOW + HOUR)

    drawn = attempts.review(session, LIBRARY, person_id=ready, test_id="balie").rows

    assert len({row.question.id for row in drawn} - first) == 1  # three questions, two seen before
