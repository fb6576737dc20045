"""One assignment as HR sees it: whose, which path, and the days that count."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from elearn.db import Assignment, Person
from elearn.services.refusal import NotThere


@dataclass(frozen=True, slots=True)
class AssignmentCard:
    """The facts of an assignment; see `elearn.db.assignments.assignment` for its days."""

    id: UUID
    person_id: UUID
    name: str
    personnel_number: str
    path_id: str
    reason: str
    assigned_at: datetime
    ended_at: datetime | None
    due_on: date | None
    paused_from: date | None
    paused_until: date | None
    exempt_from: date | None
    exempt_until: date | None
    completed_on: date | None
    valid_until: date | None


def card_of(session: Session, *, organisation_id: UUID, assignment_id: UUID) -> AssignmentCard:
    """An assignment, ended or not. Raises NotThere for another organisation's."""
    found = session.execute(
        select(
            Assignment.id,
            Assignment.person_id,
            Person.name,
            Person.personnel_number,
            Assignment.path_id,
            Assignment.reason,
            Assignment.assigned_at,
            Assignment.ended_at,
            Assignment.due_on,
            Assignment.paused_from,
            Assignment.paused_until,
            Assignment.exempt_from,
            Assignment.exempt_until,
            Assignment.completed_on,
            Assignment.valid_until,
        )
        .join(Person, Person.id == Assignment.person_id)
        .where(Person.organisation_id == organisation_id, Assignment.id == assignment_id)
    ).one_or_none()
    if found is None:
        raise NotThere(f"assignment {assignment_id}")
    return AssignmentCard(*tuple(found))
