"""Fetch what the rules need about one learner: four queries, however much they do."""

from __future__ import annotations

from dataclasses import fields
from typing import Any
from uuid import UUID

from sqlalchemy import BindParameter, Row, Select, bindparam, exists, func, select
from sqlalchemy.orm import Session

from elearn.db import Answer, Assignment, Attempt, Completion, DrawnQuestion, LessonProgress
from elearn.db.rows import rows
from elearn.services.progress.values import Assigned, CompletionView, Facts, Read, Taken

COMPLETION_COLUMNS = [getattr(Completion, one.name) for one in fields(CompletionView)]


def _attempts() -> Select[*tuple[Any, ...]]:
    """Attempts with the first place that has no answer yet, where they are open."""
    is_answered = exists().where(
        Answer.attempt_id == DrawnQuestion.attempt_id,
        Answer.question_id == DrawnQuestion.question_id,
    )
    open_place = (
        select(func.min(DrawnQuestion.place))
        .where(DrawnQuestion.attempt_id == Attempt.id, ~is_answered)
        .where(Attempt.submitted_at.is_(None))
        .correlate(Attempt)
        .label("open_place")
    )
    columns = [getattr(Attempt, one.name) for one in fields(Taken) if one.name != "open_place"]
    return select(*columns, open_place)


# Made once: putting a query together costs more than running it, and these run for every page.
OWN: BindParameter[UUID] = bindparam("person_id")
ASSIGNMENTS = (
    select(*[getattr(Assignment, one.name) for one in fields(Assigned)])
    .where(Assignment.person_id == OWN)
    .order_by(Assignment.assigned_at)
)
LESSONS = select(LessonProgress.lesson_id, LessonProgress.step, LessonProgress.completed_at).where(
    LessonProgress.person_id == OWN
)
ATTEMPTS = _attempts().where(Attempt.person_id == OWN).order_by(Attempt.number)
COMPLETIONS = (
    select(*COMPLETION_COLUMNS)
    .where(Completion.person_id == OWN)
    .order_by(Completion.path_id, Completion.number)
)


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
    found = rows(session, ASSIGNMENTS, person_id=person_id)
    return {row.path_id: Assigned(*row) for row in found}


def load_completions(session: Session, person_id: UUID) -> list[CompletionView]:
    """The completions of somebody, oldest first."""
    return [to_completion(row) for row in rows(session, COMPLETIONS, person_id=person_id)]


def to_completion(row: Row[tuple[object, ...]]) -> CompletionView:
    """A row of `COMPLETION_COLUMNS` as a value."""
    return CompletionView(**row._asdict())


def _load_lessons(session: Session, person_id: UUID) -> dict[str, Read]:
    found = rows(session, LESSONS, person_id=person_id)
    return {lesson_id: Read(step, completed_at) for lesson_id, step, completed_at in found}


def _load_attempts(session: Session, person_id: UUID) -> dict[str, tuple[Taken, ...]]:
    attempts: dict[str, tuple[Taken, ...]] = {}
    for row in rows(session, ATTEMPTS, person_id=person_id):
        attempts[row.test_id] = (*attempts.get(row.test_id, ()), Taken(*row))
    return attempts
