"""The history of an assignment: one line for each decision."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from itertools import takewhile
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from elearn.db import Assignment, AssignmentEvent, Person

GIVE_A_DATE = ("toegewezen", "hersteld", "uitgesteld")


@dataclass(frozen=True, slots=True)
class Line:
    """A decision; `actor` None: a rule made it. `facts` as in `elearn.db.assignments.assignment`."""

    kind: str
    at: datetime
    actor: str | None
    facts: dict[str, Any]


def note(
    session: Session,
    held: Assignment,
    kind: str,
    *,
    actor_id: UUID,
    now: datetime,
    **facts: date | str | None,
) -> None:
    """Add a line; the assignment is written first."""
    session.flush()
    given = {key: str(value) for key, value in facts.items() if value is not None}
    event = AssignmentEvent(assignment_id=held.id, kind=kind, at=now, actor_id=actor_id, facts=given)
    session.add(event)
    session.flush()


def got_date_in_pause(session: Session, assignment_id: UUID) -> bool:
    """Whether HR or a rule gave an assignment a date since its last pause began."""
    found = session.execute(
        select(AssignmentEvent.kind, AssignmentEvent.facts)
        .where(AssignmentEvent.assignment_id == assignment_id)
        .order_by(AssignmentEvent.at.desc(), AssignmentEvent.id.desc())
    )
    since = takewhile(lambda line: line.kind != "gepauzeerd", found)
    return any(line.kind in GIVE_A_DATE and "due_on" in line.facts for line in since)


def history_of(session: Session, *, organisation_id: UUID, assignment_id: UUID) -> list[Line]:
    """The lines of an assignment, newest first; none for another organisation's."""
    actor = aliased(Person)
    found = session.execute(
        select(AssignmentEvent.kind, AssignmentEvent.at, actor.name, AssignmentEvent.facts)
        .join(Assignment, Assignment.id == AssignmentEvent.assignment_id)
        .join(Person, Person.id == Assignment.person_id)
        .outerjoin(actor, actor.id == AssignmentEvent.actor_id)
        .where(Person.organisation_id == organisation_id, Assignment.id == assignment_id)
        .order_by(AssignmentEvent.at.desc(), AssignmentEvent.id.desc())
    )
    return [Line(*row) for row in found]
