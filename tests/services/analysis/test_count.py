"""Counting first attempts in the database, on both databases."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import delete, func, select

from elearn.db import (
    Answer,
    Attempt,
    AttemptStatistics,
    DrawnQuestion,
    ItemStatistics,
    PickStatistics,
)
from elearn.services import attempts
from elearn.services.analysis.counters import load_attempts, load_counts
from elearn.services.analysis.tally import Response
from tests.services.analysis.counting import add_up
from tests.services.content import LIBRARY
from tests.services.people import (
    NOW,
    answer_all,
    at_once,
    hand_in,
    make_learner,
    read_all,
    save,
    start,
    take,
)

HOUR = timedelta(hours=1)
ALL = [one.content_hash for one in LIBRARY.modules["klein"].questions.values()]


def counted(session):
    """Everything in the three tables, as values."""
    return load_attempts(session, list(LIBRARY.tests)), dict(load_counts(session, ALL))


def responses(session, person_id, test_id="kern"):
    """The open attempt as it will be counted."""
    size = LIBRARY.tests[test_id].size
    asked = [
        attempts.open_question(session, LIBRARY, person_id=person_id, test_id=test_id, place=place)
        for place in range(1, size + 1)
    ]
    return [Response(one.question, one.answer) for one in asked]


def ready_people(session, number):
    people = [make_learner(session, "balie", code=f"stad{n}") for n in range(number)]
    for person_id in people:
        read_all(session, person_id, "samen", "balie-les")
    return people


def test_a_first_attempt_is_counted_once(session, ready):
    attempt_id = start(session, ready, "kern")
    answer_all(session, ready, "kern")
    save(session, ready, "kern", 2, None)
    expected = add_up([responses(session, ready)])

    hand_in(session, ready, "kern", attempt_id)
    hand_in(session, ready, "kern", attempt_id)

    assert counted(session) == (
        {("kern", 4): expected.attempt},
        {key: [item] for key, item in expected.items.items()},
    )


def test_a_second_attempt_is_not_counted(session, ready):
    take(session, ready, "kern", right=False)
    before = counted(session)

    take(session, ready, "kern", now=NOW + HOUR)

    assert counted(session) == before


def test_an_attempt_that_stays_open_is_not_counted(session, ready):
    start(session, ready, "kern")
    answer_all(session, ready, "kern")

    assert counted(session) == ({}, {})


def test_people_who_hand_in_at_once_are_all_counted(sessions, session):
    people = ready_people(session, 8)
    begun = {}
    for number, person_id in enumerate(people):
        begun[person_id] = start(session, person_id, "kern")
        answer_all(session, person_id, "kern", right=number % 2 == 0)
    expected = add_up(responses(session, person_id) for person_id in people)
    session.commit()

    at_once(sessions, lambda one, number: hand_in(one, people[number], "kern", begun[people[number]]), 8)

    assert counted(session) == (
        {("kern", 4): expected.attempt},
        {key: [item] for key, item in expected.items.items()},
    )


def test_counters_stay_when_the_answers_are_deleted(session, ready):
    take(session, ready, "kern")
    before = counted(session)
    for table in (Answer, DrawnQuestion, Attempt):
        session.execute(delete(table))
    session.commit()

    assert session.scalar(select(func.count()).select_from(Attempt)) == 0
    assert counted(session) == before


@pytest.mark.parametrize("table", [ItemStatistics, PickStatistics, AttemptStatistics])
def test_a_counter_knows_no_person_and_no_moment(table):
    names = {column.name for column in table.__table__.columns}

    assert names & {"person_id", "attempt_id", "organisation_id", "created_at", "saved_at"} == set()
    assert {column.type.python_type for column in table.__table__.columns} == {int, str}
