"""Fetch what the rules need about one learner: four queries, however much they do."""

from __future__ import annotations

from dataclasses import fields
from uuid import UUID

from sqlalchemy import Row, and_, exists, func, select
from sqlalchemy.orm import Session

from elearn.db import Answer, Assignment, Attempt, Completion, DrawnQuestion, LessonProgress
from elearn.services.progress.values import Assigned, CompletionView, Facts, Read, Taken

COMPLETION_COLUMNS = [getattr(Completion, one.name) for one in fields(CompletionView)]


def load_facts(session: Session, person_id: UUID) -> Facts:
    """Everything about one learner."""
    return Facts(
        assignments=load_assignments(session, person_id),
        lessons=_load_lessons(session, person_id),
        attempts=_load_attempts(session, person_id),
        completions={one.path_id: one for one in load_completions(session, person_id)},
    )


def load_assignments(session: Session, person_id: UUID) -> dict[str, Assigned]:
    """The paths somebody has to take, by id."""
    columns = [getattr(Assignment, one.name) for one in fields(Assigned)]
    found = session.execute(
        select(*columns).where(Assignment.person_id == person_id).order_by(Assignment.assigned_at)
    )
    return {row.path_id: Assigned(*row) for row in found}


def load_completions(session: Session, person_id: UUID) -> list[CompletionView]:
    """The completions of somebody, oldest first."""
    found = session.execute(
        select(*COMPLETION_COLUMNS)
        .where(Completion.person_id == person_id)
        .order_by(Completion.path_id, Completion.number)
    )
    return [to_completion(row) for row in found]


def to_completion(row: Row[tuple[object, ...]]) -> CompletionView:
    """A row of `COMPLETION_COLUMNS` as a value."""
    return CompletionView(**row._asdict())


def _load_lessons(session: Session, person_id: UUID) -> dict[str, Read]:
    found = session.execute(
        select(LessonProgress.lesson_id, LessonProgress.step, LessonProgress.completed_at).where(
            LessonProgress.person_id == person_id
        )
    )
    return {lesson_id: Read(step, completed_at) for lesson_id, step, completed_at in found}


def _load_attempts(session: Session, person_id: UUID) -> dict[str, tuple[Taken, ...]]:
    is_answered = exists().where(
        Answer.attempt_id == DrawnQuestion.attempt_id,
        Answer.question_id == DrawnQuestion.question_id,
    )
    open_place = (
        select(func.min(DrawnQuestion.place))
        .where(and_(DrawnQuestion.attempt_id == Attempt.id, ~is_answered))
        .where(Attempt.submitted_at.is_(None))
        .correlate(Attempt)
        .label("open_place")
    )
    columns = [getattr(Attempt, one.name) for one in fields(Taken) if one.name != "open_place"]
    found = session.execute(
        select(*columns, open_place).where(Attempt.person_id == person_id).order_by(Attempt.number)
    )
    attempts: dict[str, tuple[Taken, ...]] = {}
    for row in found:
        attempts[row.test_id] = (*attempts.get(row.test_id, ()), Taken(**row._asdict()))
    return attempts
