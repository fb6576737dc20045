"""Answer an open test, question by question. Nothing here can change a test that is handed in."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import Executable, bindparam, delete, func, select
from sqlalchemy.orm import Session

from elearn.content.library import Library, Test
from elearn.db import Answer as AnswerRow
from elearn.db import Attempt, DrawnQuestion
from elearn.db.rows import rows
from elearn.db.upsert import dialect_of, insert_on
from elearn.questions.question import Answer
from elearn.services.attempts.drawn import drawn_at, drawn_in_open, questions_of
from elearn.services.attempts.values import Asked, OpenQuestion
from elearn.services.refusal import NotThere, Refusal


def asked_question(session: Session, library: Library, *, person_id: UUID, test_id: str, place: int) -> Asked:
    """The question that somebody answers now. Raises NotThere as `open_question` does."""
    found = drawn_at(session, person_id, test_id, place)
    if found is None:
        raise NotThere(f"place {place} of an open attempt at {test_id}")
    here, size = found
    [question] = questions_of(session, library, [here])
    return Asked(here.attempt_id, test_of(library, test_id), question, here.seed, place, size)


def open_question(
    session: Session, library: Library, *, person_id: UUID, test_id: str, place: int
) -> OpenQuestion:
    """The question at a place of somebody's open attempt. Raises NotThere when there is none."""
    drawn = drawn_in_open(session, person_id, test_id)
    here = next((one for one in drawn if one.place == place), None)
    if here is None:
        raise NotThere(f"place {place} of an open attempt at {test_id}")
    [question] = questions_of(session, library, [here])
    return OpenQuestion(
        attempt_id=here.attempt_id,
        test=test_of(library, test_id),
        question=question,
        seed=here.seed,
        answer=here.answer,
        place=place,
        size=len(drawn),
        answered_places=frozenset(one.place for one in drawn if one.answer is not None),
    )


def test_of(library: Library, test_id: str) -> Test:
    """A test by id. Raises NotThere."""
    if test_id not in library.tests:
        raise NotThere(f"test {test_id}")
    return library.tests[test_id]


def save_answer(  # noqa: PLR0913 -- one fact each, by keyword
    session: Session, *, person_id: UUID, test_id: str, place: int, answer: Answer | None, now: datetime
) -> None:
    """Store an answer over the previous one, in one statement, or take it away (None).

    Raises Refusal when the test was handed in, NotThere when it was never begun or has no such
    place.
    """
    here = {"person_id": person_id, "test_id": test_id, "place": place}
    if answer is None:
        is_open = _take_away(session, here)
    else:
        stored = rows(session, _storing(dialect_of(session)), **here, value=answer, saved_at=now)
        is_open = stored.scalar() is not None
    if not is_open:
        raise _why_not(session, person_id, test_id, place)


# The place if the attempt is open; nobody can hand the attempt in until we commit. Made once, as
# `drawn` says.
OPEN_PLACE = (
    select(Attempt.id, DrawnQuestion.question_id)
    .join(DrawnQuestion, DrawnQuestion.attempt_id == Attempt.id)
    .where(Attempt.person_id == bindparam("person_id"), Attempt.test_id == bindparam("test_id"))
    .where(Attempt.submitted_at.is_(None), DrawnQuestion.place == bindparam("place"))
    .with_for_update(read=True, of=Attempt)
)


@cache
def _storing(dialect: str) -> Executable:
    saved = (bindparam(column.key, type_=column.type) for column in (AnswerRow.value, AnswerRow.saved_at))
    columns = ["attempt_id", "question_id", "value", "saved_at"]
    statement = insert_on(dialect, AnswerRow).from_select(columns, OPEN_PLACE.add_columns(*saved))
    new = statement.excluded
    return statement.on_conflict_do_update(
        index_elements=[AnswerRow.attempt_id, AnswerRow.question_id],
        set_={"value": new.value, "saved_at": new.saved_at},
    ).returning(AnswerRow.question_id)


def _take_away(session: Session, here: Mapping[str, Any]) -> bool:
    """Whether the place is open, with or without an answer."""
    found = rows(session, OPEN_PLACE, **here).one_or_none()
    if found:
        attempt_id, question_id = found
        session.execute(delete(AnswerRow).filter_by(attempt_id=attempt_id, question_id=question_id))
    return found is not None


def _why_not(session: Session, person_id: UUID, test_id: str, place: int) -> Refusal | NotThere:
    open_attempts = select(func.count(), func.count(Attempt.submitted_at)).where(
        Attempt.person_id == person_id, Attempt.test_id == test_id
    )
    begun, submitted = session.execute(open_attempts).one()
    if begun and begun == submitted:
        return Refusal("Deze toets is al ingeleverd.", "Bekijk je resultaat.")
    return NotThere(f"place {place} of an open attempt at {test_id}")
