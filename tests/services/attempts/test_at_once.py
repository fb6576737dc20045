"""Clicks at the same moment never disagree, and a click takes few statements."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from elearn.db import Answer, Attempt, Completion
from elearn.services import attempts
from elearn.services.refusal import Refusal
from tests.services.content import CORE, LIBRARY, make_library, make_module, question, right_answer
from tests.services.people import (
    NOW,
    answer_all,
    at_once,
    hand_in,
    make_learner,
    read_all,
    save,
    start,
    statements,
    take,
)


def test_two_starts_at_once_give_one_attempt(sessions, session, ready):
    def begin(session, _number):
        return start(session, ready, "kern")

    begun = at_once(sessions, begin, 4)

    assert len(set(begun)) == 1
    assert session.scalar(select(func.count()).select_from(Attempt)) == 1


def test_two_hand_ins_at_once_give_one_completion(sessions, session, ready):
    take(session, ready, "kern")
    attempt_id = start(session, ready, "balie")
    answer_all(session, ready, "balie")
    session.commit()

    def finish(session, number):
        return hand_in(session, ready, "balie", attempt_id, now=NOW + timedelta(seconds=number))

    results = at_once(sessions, finish, 4)

    assert len({result.submitted_at for result in results}) == 1
    assert [result.verdict.passed for result in results] == [True] * 4
    assert session.scalar(select(func.count()).select_from(Completion)) == 1


def test_fifty_answers_at_once_are_all_kept(sessions, session):
    people = [make_learner(session, "balie", code=f"stad{number}") for number in range(13)]
    for person_id in people:
        read_all(session, person_id, "samen", "balie-les")
        start(session, person_id, "kern")
    session.commit()

    at_once(sessions, lambda one, n: save(one, people[n // 4], "kern", n % 4 + 1, f"a{n}"), 50)

    assert set(session.scalars(select(Answer.value))) == {f"a{number}" for number in range(50)}


@pytest.mark.parametrize("answer", [None, "fout"])
def test_an_answer_and_a_hand_in_at_once_never_disagree(sessions, session, ready, answer):
    """Whoever is first: what was graded is what is stored."""
    attempt_id = start(session, ready, "kern")
    answer_all(session, ready, "kern")
    session.commit()

    def click(session, number):
        if number == 0:
            return hand_in(session, ready, "kern", attempt_id).verdict.points
        try:
            save(session, ready, "kern", number, answer)
        except Refusal:
            return "refused"
        return "saved"

    outcomes = at_once(sessions, click, 5)

    assert outcomes[0] == outcomes[1:].count("refused")
    after = attempts.result(session, LIBRARY, person_id=ready, attempt_id=attempt_id, now=NOW)
    assert sum(row.grade.points for row in after.rows) == outcomes[0]


# Few statements


def test_a_click_in_a_test_takes_few_statements(session, ready):
    start(session, ready, "kern")

    with statements(session) as seeing:
        attempts.open_question(session, LIBRARY, person_id=ready, test_id="kern", place=1)
    with statements(session) as saving:
        save(session, ready, "kern", 1, "goed")
    with statements(session) as reviewing:
        attempts.review(session, LIBRARY, person_id=ready, test_id="kern")

    assert (len(seeing), len(saving), len(reviewing)) == (1, 1, 1)


def test_a_changed_question_takes_one_query_more(session, ready):
    start(session, ready, "kern")
    changed = make_library(make_module(tuple(question(one.id, one.goal) for one in CORE[:2])))

    with statements(session) as sent:
        attempts.review(session, changed, person_id=ready, test_id="kern")

    assert len(sent) == 2


def test_right_answers_are_right():
    assert [one.grade(right_answer(one)).points for one in CORE] == [1] * len(CORE)
