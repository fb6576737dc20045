"""Begin a test, or go on with the one that is open."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from elearn.content.library import Library, Test
from elearn.db import Attempt, DrawnQuestion, Person, QuestionVersion
from elearn.db.base import new_id
from elearn.db.upsert import insert_into
from elearn.questions.question import Question
from elearn.services.attempts.draw import draw
from elearn.services.calendar import AMSTERDAM
from elearn.services.progress import TestState, load_facts, state_of_own_test
from elearn.services.progress.proof import next_number
from elearn.services.progress.started import mark_started
from elearn.services.refusal import NotThere, Refusal


def start_attempt(
    session: Session, library: Library, *, person_id: UUID, test_id: str, now: datetime
) -> UUID:
    """The id of the open attempt, which is made when there is none.

    Raises NotThere when no path of this person has the test, Refusal when it may not begin now.
    Two clicks at once get the same attempt.
    """
    _wait_for_other_clicks(session, person_id)
    facts = load_facts(session, person_id)
    state = state_of_own_test(library, facts, test_id, now=now)
    if state is None:
        raise NotThere(f"test {test_id}")
    if state.state == "bezig" and state.attempt_id:
        return state.attempt_id
    if state.state != "open":
        raise refusal_of(state)
    mark_started(session, library, person_id=person_id, content_id=test_id, now=now)
    number = next_number(library, facts, test_id)
    seen = _seen(session, person_id)
    attempt_id = _begin(session, library, state.test, person_id=person_id, number=number, now=now)
    questions = draw(library.module_of[test_id], state.test, seed=str(attempt_id), seen=seen)
    _store_draw(session, attempt_id, questions)
    return attempt_id


def refusal_of(state: TestState) -> Refusal:
    """Why a test does not begin now, in words for the learner."""
    if state.open_from:
        moment = state.open_from.astimezone(AMSTERDAM)
        message = f"Je kunt deze toets weer doen op {moment:%d-%m-%Y} om {moment:%H.%M} uur."
        return Refusal(message, "Lees intussen de lessen nog eens rustig door.")
    message, hint = REFUSALS[state.state]
    return Refusal(message, hint)


REFUSALS = {
    "dicht": ("Deze toets is nog dicht.", "Rond eerst alle lessen van je leerpad af."),
    "op": (
        "Je hebt al je pogingen gebruikt.",
        "Vraag je leidinggevende of de trainer hoe je verder kunt.",
    ),
    "gehaald": ("Je hebt deze toets al gehaald.", "Je hoeft hem niet nog eens te doen."),
}


def _wait_for_other_clicks(session: Session, person_id: UUID) -> None:
    # PostgreSQL: the second click waits here and then sees the first one's attempt. On SQLite
    # the whole transaction already waited.
    session.execute(select(Person.id).where(Person.id == person_id).with_for_update(key_share=True))


def _begin(  # noqa: PLR0913 -- one fact each, by keyword
    session: Session, library: Library, test: Test, *, person_id: UUID, number: int, now: datetime
) -> UUID:
    attempt_id = new_id()
    session.execute(
        insert(Attempt).values(
            id=attempt_id,
            person_id=person_id,
            test_id=test.id,
            number=number,
            edition=library.module_of[test.id].edition,
            pass_percentage=test.pass_percentage,
            started_at=now,
        )
    )
    return attempt_id


def _seen(session: Session, person_id: UUID) -> frozenset[str]:
    mine = select(Attempt.id).where(Attempt.person_id == person_id)
    drawn = select(DrawnQuestion.question_id).where(DrawnQuestion.attempt_id.in_(mine))
    return frozenset(session.scalars(drawn.distinct()))


def _store_draw(session: Session, attempt_id: UUID, questions: Sequence[Question]) -> None:
    # In order of hash, so that two people who start at once never wait for each other in a ring.
    versions = sorted((question.content_hash, question.id, question.to_json()) for question in questions)
    session.execute(
        insert_into(session, QuestionVersion).on_conflict_do_nothing(),
        [dict(zip(("content_hash", "question_id", "body"), one, strict=True)) for one in versions],
    )
    session.execute(
        insert(DrawnQuestion),
        [
            {
                "attempt_id": attempt_id,
                "place": place,
                "question_id": question.id,
                "goal_id": question.goal,
                "content_hash": question.content_hash,
            }
            for place, question in enumerate(questions, start=1)
        ],
    )
