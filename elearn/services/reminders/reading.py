"""Read who might get a message, and how they stand at this moment."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import cast
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from elearn.content.library import Library
from elearn.db import Assignment, Mail, Organisation, Person
from elearn.db.people.person import in_service
from elearn.services.calendar import today as day_of
from elearn.services.certification.in_sql import is_paused, status_column
from elearn.services.certification.status import status
from elearn.services.certification.values import Assigned, Completed, Policy
from elearn.services.reminders.values import MailKind, Open, Reader

ASKING = ("niet-gestart", "bezig", "te-laat", "verloopt-binnenkort", "verlopen")


def might_get_mail(
    session: Session, *, organisation_id: UUID, policies: Mapping[str, Policy], today: date
) -> list[UUID]:
    """Everybody in service with something to do, by id; one query, whatever the number of people."""
    found = session.scalars(
        select(Person.id)
        .join(Assignment, Assignment.person_id == Person.id)
        .where(Person.organisation_id == organisation_id, in_service(today), Person.email != "")
        .where(Assignment.ended_at.is_(None), ~is_paused(today))
        .where(status_column(policies, today).in_(ASKING))
        .distinct()
        .order_by(Person.id)
    )
    return list(found)


def team_leads(session: Session, *, organisation_id: UUID, today: date) -> list[UUID]:
    """Everybody in service who leads somebody in service, by id."""
    member = aliased(Person)
    found = session.scalars(
        select(Person.id)
        .join(member, member.manager_id == Person.id)
        .where(Person.organisation_id == organisation_id, in_service(today), Person.email != "")
        .where(member.left_on.is_(None))
        .distinct()
        .order_by(Person.id)
    )
    return list(found)


def reader(session: Session, person_id: UUID) -> Reader:
    """Who somebody is, for the head of a message."""
    row = session.execute(
        select(Person.id, Person.organisation_id, Organisation.name, Person.name, Person.email)
        .join(Organisation, Organisation.id == Person.organisation_id)
        .where(Person.id == person_id)
    ).one()
    return Reader(row[0], row[1], row[2], row[3], row[4])


def open_paths(
    session: Session, library: Library, person_id: UUID, *, policies: Mapping[str, Policy], today: date
) -> list[Open]:
    """The paths of somebody with the status that every screen shows now."""
    found = session.scalars(
        select(Assignment).where(Assignment.person_id == person_id, Assignment.ended_at.is_(None))
    )
    return [
        _open(library, one, policies[one.path_id], today) for one in found if one.path_id in library.paths
    ]


def last_sent(session: Session, person_id: UUID, kind: MailKind) -> date | None:
    """The day of the last message of a kind; a refused one does not count, one that is under way does."""
    of_kind = Mail.person_id == person_id, Mail.kind == kind, Mail.state != "geweigerd"
    last = cast("datetime | None", session.scalar(select(func.max(Mail.made_at)).where(*of_kind)))
    return day_of(last) if last else None


def _open(library: Library, held: Assignment, policy: Policy, today: date) -> Open:
    assigned = Assigned(
        due_on=held.due_on,
        assigned_on=day_of(held.assigned_at),
        started_on=day_of(held.started_at) if held.started_at else None,
        paused_from=held.paused_from,
        paused_until=held.paused_until,
        exempt_from=held.exempt_from,
        exempt_until=held.exempt_until,
    )
    done = [Completed(held.completed_on, held.valid_until)] if held.completed_on and held.valid_until else []
    standing = status(assigned, done, policy, today=today)
    return Open(held.id, held.path_id, library.paths[held.path_id].title, standing)
