"""Read who might get a message, and how they stand at this moment."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import cast
from uuid import UUID

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import Session, aliased

from elearn.content.library import Library
from elearn.db import Assignment, Completion, Mail, Organisation, Person
from elearn.db.people.person import in_service
from elearn.services.calendar import today as day_of
from elearn.services.certification.in_sql import is_paused, status_column
from elearn.services.certification.standing import to_assigned
from elearn.services.certification.status import status
from elearn.services.certification.values import READY, Completed, Policy
from elearn.services.reminders.values import MailKind, Open, Reader
from elearn.services.source.asking import Asking, asked_column, asked_on, counting_at

ASKING = ("niet-gestart", "bezig", "te-laat", "verloopt-binnenkort", "verlopen")


def might_get_mail(
    session: Session,
    *,
    organisation_id: UUID,
    policies: Mapping[str, Policy],
    asked: Asking,
    today: date,
) -> list[UUID]:
    """Everybody in service with something to do, by id; one query, whatever the number of people."""
    status = status_column(policies, today)
    is_asked = and_(status.in_(READY), asked_column(asked).is_not(None))
    found = session.scalars(
        select(Person.id)
        .join(Assignment, Assignment.person_id == Person.id)
        .outerjoin(Completion, Completion.id == Assignment.completion_id)
        .where(Person.organisation_id == organisation_id, in_service(today), Person.email != "")
        .where(Assignment.ended_at.is_(None), ~is_paused(today))
        .where(or_(status.in_(ASKING), is_asked))
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


def open_paths(  # noqa: PLR0913 -- one fact each, by keyword
    session: Session,
    library: Library,
    person_id: UUID,
    *,
    policies: Mapping[str, Policy],
    asked: Asking,
    today: date,
) -> list[Open]:
    """The paths of somebody with the status that every screen shows now."""
    finished = counting_at(session, person_id=person_id) if asked else {}
    days = asked_on(session, asked, person_id=person_id, finished=finished)
    found = session.scalars(
        select(Assignment).where(Assignment.person_id == person_id, Assignment.ended_at.is_(None))
    )
    return [
        _open(library, one, policies[one.path_id], days.get(one.path_id), today)
        for one in found
        if one.path_id in library.paths
    ]


def last_sent(session: Session, person_id: UUID, kind: MailKind) -> date | None:
    """The day of the last message of a kind; a refused one does not count, one that is under way does."""
    of_kind = Mail.person_id == person_id, Mail.kind == kind, Mail.state != "geweigerd"
    last = cast("datetime | None", session.scalar(select(func.max(Mail.made_at)).where(*of_kind)))
    return day_of(last) if last else None


def _open(library: Library, held: Assignment, policy: Policy, since: date | None, today: date) -> Open:
    done = [Completed(held.completed_on, held.valid_until)] if held.completed_on and held.valid_until else []
    standing = status(to_assigned(held, asked_on=since), done, policy, today=today)
    return Open(held.id, held.path_id, library.paths[held.path_id].title, standing)
