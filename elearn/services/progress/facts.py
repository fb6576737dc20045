"""Fetch what the rules need about one learner: three queries, however much they do."""

from __future__ import annotations

from dataclasses import fields
from typing import Any
from uuid import UUID

from sqlalchemy import BindParameter, Select, and_, bindparam, exists, func, select
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
PATHS = (
    ASSIGNMENTS.add_columns(*COMPLETION_COLUMNS)
    .outerjoin(
        Completion,
        and_(Completion.person_id == Assignment.person_id, Completion.path_id == Assignment.path_id),
    )
    .order_by(Completion.number)
)
LESSONS = select(LessonProgress.lesson_id, LessonProgress.step, LessonProgress.completed_at).where(
    LessonProgress.person_id == OWN
)
ATTEMPTS = _attempts().where(Attempt.person_id == OWN).order_by(Attempt.number)


def load_facts(session: Session, person_id: UUID, *, with_attempts: bool = True) -> Facts:
    """Everything about one learner; without attempts only for who looks at no test."""
    assignments, completions = _load_paths(session, person_id)
    return Facts(
        assignments=assignments,
        lessons=_load_lessons(session, person_id),
        attempts=_load_attempts(session, person_id) if with_attempts else {},
        completions=completions,
    )


def load_assignments(session: Session, person_id: UUID) -> dict[str, Assigned]:
    """The paths somebody has to take, by id."""
    found = rows(session, ASSIGNMENTS, person_id=person_id)
    return {row.path_id: Assigned(*row) for row in found}


def _load_paths(session: Session, person_id: UUID) -> tuple[dict[str, Assigned], dict[str, CompletionView]]:
    """The paths somebody has to take and the last completion of each, by id of the path."""
    assignments, completions = {}, {}
    end = len(fields(Assigned))
    for row in rows(session, PATHS, person_id=person_id):
        assigned, completion_id = Assigned(*row[:end]), row[end]
        assignments[assigned.path_id] = assigned
        if completion_id is not None:
            completions[assigned.path_id] = CompletionView(*row[end:])
    return assignments, completions


def _load_lessons(session: Session, person_id: UUID) -> dict[str, Read]:
    found = rows(session, LESSONS, person_id=person_id)
    return {lesson_id: Read(step, completed_at) for lesson_id, step, completed_at in found}


def _load_attempts(session: Session, person_id: UUID) -> dict[str, tuple[Taken, ...]]:
    attempts: dict[str, tuple[Taken, ...]] = {}
    for row in rows(session, ATTEMPTS, person_id=person_id):
        attempts[row.test_id] = (*attempts.get(row.test_id, ()), Taken(*row))
    return attempts
