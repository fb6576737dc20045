"""Look back before handing in: the answers in words, and what is still open."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy.orm import Session

from elearn.content.library import Library
from elearn.questions.question import Answer, Question
from elearn.services.attempts.drawn import Drawn, drawn_in_open, questions_of
from elearn.services.attempts.taking import test_of
from elearn.services.attempts.values import Review, ReviewRow
from elearn.services.refusal import NotThere


def review(session: Session, library: Library, *, person_id: UUID, test_id: str) -> Review:
    """The open attempt as it stands. Raises NotThere when there is none."""
    drawn = drawn_in_open(session, person_id, test_id)
    if not drawn:
        raise NotThere(f"open attempt at {test_id}")
    questions = questions_of(session, library, drawn)
    rows = tuple(_row(one, question) for one, question in zip(drawn, questions, strict=True))
    return Review(
        attempt_id=drawn[0].attempt_id,
        test=test_of(library, test_id),
        rows=rows,
        unanswered=sum(not row.is_answered for row in rows),
    )


def _row(one: Drawn, question: Question) -> ReviewRow:
    return ReviewRow(
        place=one.place,
        question=question,
        seed=one.seed,
        words=question.export(one.answer),
        is_answered=one.answer is not None,
        is_complete=_is_complete(question, one.answer),
    )


def _is_complete(question: Question, answer: Answer | None) -> bool:
    """Whether every row has an answer; the other kinds have only one thing to fill in."""
    if isinstance(answer, dict):
        return all(remark.chosen for remark in question.grade(answer).remarks)
    return answer is not None
