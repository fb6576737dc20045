"""The questions of an attempt as they were drawn: in the version that was shown, with the answers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import and_, bindparam, func, select
from sqlalchemy.orm import Session, aliased

from elearn.content.library import Library
from elearn.db import Answer as AnswerRow
from elearn.db import Attempt, DrawnQuestion, QuestionVersion
from elearn.db.rows import rows
from elearn.questions import parse_json
from elearn.questions.question import Answer, Question


@dataclass(frozen=True, slots=True)
class Drawn:
    """A place in an attempt; the question itself comes from `questions_of`."""

    attempt_id: UUID
    place: int
    question_id: str
    goal_id: str
    content_hash: str
    answer: Answer | None

    @property
    def seed(self) -> str:
        """What decides the order of the options, the same every time this person looks."""
        return f"{self.attempt_id}/{self.question_id}"


# Made once: putting a query together costs more than running it, and each question asks for these.
PLACES = (
    select(
        Attempt.id,
        DrawnQuestion.place,
        DrawnQuestion.question_id,
        DrawnQuestion.goal_id,
        DrawnQuestion.content_hash,
        AnswerRow.value,
    )
    .join(DrawnQuestion, DrawnQuestion.attempt_id == Attempt.id)
    .outerjoin(
        AnswerRow,
        and_(
            AnswerRow.attempt_id == DrawnQuestion.attempt_id,
            AnswerRow.question_id == DrawnQuestion.question_id,
        ),
    )
    .order_by(DrawnQuestion.place)
)
_OTHER = aliased(DrawnQuestion)
PLACES_OF_ATTEMPT = PLACES.where(Attempt.id == bindparam("attempt_id"))
PLACES_OF_OPEN_ATTEMPT = PLACES.where(
    Attempt.person_id == bindparam("person_id"),
    Attempt.test_id == bindparam("test_id"),
    Attempt.submitted_at.is_(None),
)


ASKED = PLACES_OF_OPEN_ATTEMPT.where(DrawnQuestion.place == bindparam("place")).add_columns(
    select(func.count(_OTHER.place))
    .where(_OTHER.attempt_id == Attempt.id)
    .correlate(Attempt)
    .scalar_subquery()
)


def drawn_at(session: Session, person_id: UUID, test_id: str, place: int) -> tuple[Drawn, int] | None:
    """One place of somebody's open attempt, and how many places there are; None when it is not there."""
    found = rows(session, ASKED, person_id=person_id, test_id=test_id, place=place).one_or_none()
    return (Drawn(*found[:-1]), found[-1]) if found else None


def drawn_in(session: Session, attempt_id: UUID) -> list[Drawn]:
    """The places of an attempt, in order. One query."""
    return [Drawn(*row) for row in rows(session, PLACES_OF_ATTEMPT, attempt_id=attempt_id)]


def drawn_in_open(session: Session, person_id: UUID, test_id: str) -> list[Drawn]:
    """The places of somebody's open attempt; empty when there is none."""
    found = rows(session, PLACES_OF_OPEN_ATTEMPT, person_id=person_id, test_id=test_id)
    return [Drawn(*row) for row in found]


def questions_of(session: Session, library: Library, drawn: Iterable[Drawn]) -> list[Question]:
    """The question at each place. One query at most, and none while the content is unchanged."""
    places = list(drawn)
    current = {one.content_hash: _current(library, one) for one in places}
    changed = [content_hash for content_hash, question in current.items() if question is None]
    stored = _stored(session, changed)
    return [current[one.content_hash] or stored[one.content_hash] for one in places]


def _current(library: Library, one: Drawn) -> Question | None:
    module = library.module_of.get(one.question_id)
    question = module.questions.get(one.question_id) if module else None
    return question if question and question.content_hash == one.content_hash else None


def _stored(session: Session, hashes: Sequence[str]) -> dict[str, Question]:
    if not hashes:
        return {}
    found = session.execute(
        select(QuestionVersion.content_hash, QuestionVersion.body).where(
            QuestionVersion.content_hash.in_(hashes)
        )
    )
    return {content_hash: parse_json(body) for content_hash, body in found}
