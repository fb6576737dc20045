"""Fetch what the rules need about one learner: three queries, however much they do."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any
from uuid import UUID

from sqlalchemy import BindParameter, Select, bindparam, exists, func, select
from sqlalchemy.orm import Session, aliased

from elearn.db import (
    Answer,
    Assignment,
    Attempt,
    CertificationPolicy,
    Completion,
    DrawnQuestion,
    LessonProgress,
    Person,
)
from elearn.db.rows import rows
from elearn.services.certification import Policy
from elearn.services.certification.policies import POLICY_COLUMNS, is_newest
from elearn.services.progress.values import Assigned, CompletionView, Facts, Read, Taken

_OTHER = aliased(Completion)
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
    .where(Assignment.person_id == OWN, Assignment.ended_at.is_(None))
    .order_by(Assignment.assigned_at)
)
# The last one, also when a correction took it out of account: its tests do not count again.
LAST_COMPLETED_AT = (
    select(func.max(_OTHER.completed_at))
    .where(_OTHER.person_id == Assignment.person_id, _OTHER.path_id == Assignment.path_id)
    .correlate(Assignment)
    .scalar_subquery()
)
PATHS = (
    ASSIGNMENTS.add_columns(LAST_COMPLETED_AT, *POLICY_COLUMNS, *COMPLETION_COLUMNS)
    .join(Person, Person.id == Assignment.person_id)
    .outerjoin(CertificationPolicy, is_newest(Person.organisation_id, Assignment.path_id))
    .outerjoin(Completion, Completion.id == Assignment.completion_id)
)
LESSONS = select(LessonProgress.lesson_id, LessonProgress.step, LessonProgress.completed_at).where(
    LessonProgress.person_id == OWN
)
ATTEMPTS = _attempts().where(Attempt.person_id == OWN).order_by(Attempt.number)


def load_facts(session: Session, person_id: UUID, *, with_attempts: bool = True) -> Facts:
    """Everything about one learner; without attempts only for who looks at no test."""
    return replace(
        _load_paths(session, person_id),
        lessons=_load_lessons(session, person_id),
        attempts=_load_attempts(session, person_id) if with_attempts else {},
    )


def load_assignments(session: Session, person_id: UUID) -> dict[str, Assigned]:
    """The paths somebody has to take, by id."""
    found = rows(session, ASSIGNMENTS, person_id=person_id)
    return {row.path_id: Assigned(*row) for row in found}


def _load_paths(session: Session, person_id: UUID) -> Facts:
    """The paths somebody has to take, with what counts for each."""
    assignments, completions, last, policies = {}, {}, {}, {}
    end = len(fields(Assigned))
    for row in rows(session, PATHS, person_id=person_id):
        assigned, (last_at, *more) = Assigned(*row[:end]), row[end:]
        policy, completion = more[: len(POLICY_COLUMNS)], more[len(POLICY_COLUMNS) :]
        assignments[assigned.path_id] = assigned
        if last_at is not None:
            last[assigned.path_id] = last_at
        if policy[0] is not None:
            policies[assigned.path_id] = Policy(*policy)
        if completion[0] is not None:
            completions[assigned.path_id] = CompletionView(*completion)
    return Facts(assignments=assignments, completions=completions, last_completed_at=last, policies=policies)


def _load_lessons(session: Session, person_id: UUID) -> dict[str, Read]:
    found = rows(session, LESSONS, person_id=person_id)
    return {lesson_id: Read(step, completed_at) for lesson_id, step, completed_at in found}


def _load_attempts(session: Session, person_id: UUID) -> dict[str, tuple[Taken, ...]]:
    attempts: dict[str, tuple[Taken, ...]] = {}
    for row in rows(session, ATTEMPTS, person_id=person_id):
        attempts[row.test_id] = (*attempts.get(row.test_id, ()), Taken(*row))
    return attempts
