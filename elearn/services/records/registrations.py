"""The list for HR: who has to do what, and the proof that they did it.

It is about the present: who works here and has the path. What leavers finished is in the exports
of completions.

One query feeds the screen and every file. It knows no answers, no points and no attempts, so
nothing of the kind can reach HR.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Row, Select, func, or_, select
from sqlalchemy.orm import Session, aliased

from elearn.content.library import Library
from elearn.db import Assignment, Completion, Department, Organisation, Person
from elearn.db.people.person import fold, in_service
from elearn.services.assignments.matching import BELOW
from elearn.services.calendar import today as day_of
from elearn.services.certification import Policy, Status
from elearn.services.certification.in_sql import status_column
from elearn.services.certification.policies import policies

ROWS_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class RegistrationFilter:
    """Which registrations; None is no limit. `from_` and `until` are days of completion, inclusive.

    `query` holds words that must all occur in name, number or e-mail; accents do not matter.
    """

    path_id: str | None = None
    department_id: UUID | None = None
    status: Status | None = None
    from_: date | None = None
    until: date | None = None
    query: str | None = None


@dataclass(frozen=True, slots=True)
class Registration:
    """One assignment of one person. From `completed_on` on: None while there is no completion."""

    registration_id: UUID
    personnel_number: str
    name: str
    email: str
    organisation_code: str
    department: str
    path_id: str
    path_title: str
    status: Status
    assigned_on: date
    due_on: date | None
    started_on: date | None
    completed_on: date | None
    valid_until: date | None
    edition: str | None
    certificate_code: str | None


@dataclass(frozen=True, slots=True)
class Page:
    """Some rows of the list; `total` counts all of it."""

    rows: tuple[Registration, ...]
    total: int


def registrations(
    *, organisation_id: UUID, wanted: RegistrationFilter, policies: Mapping[str, Policy], today: date
) -> Select[*tuple[Any, ...]]:
    """The query for a file, by family name; `policies` by id of the path."""
    status = status_column(policies, today)
    return (
        _rows(status)
        .where(Person.organisation_id == organisation_id, *_conditions(wanted, status, today))
        .order_by(Person.lookup, Assignment.path_id)
    )


def _rows(status: ColumnElement[str]) -> Select[*tuple[Any, ...]]:
    return (
        select(
            Assignment.id.label("registration_id"),
            Person.personnel_number,
            Person.name,
            Person.email,
            Organisation.code.label("organisation_code"),
            func.coalesce(Department.name, "").label("department"),
            Assignment.path_id,
            status.label("status"),
            Assignment.assigned_at,
            Assignment.due_on,
            Assignment.started_at,
            Completion.path_title,
            Assignment.completed_on,
            Assignment.valid_until,
            Completion.edition,
            Completion.code.label("certificate_code"),
        )
        .select_from(Assignment)
        .join(Person, Person.id == Assignment.person_id)
        .join(Organisation, Organisation.id == Person.organisation_id)
        .outerjoin(Department, Department.id == Person.department_id)
        .outerjoin(Completion, Completion.id == Assignment.completion_id)
    )


def page_of(  # noqa: PLR0913 -- one fact each, by keyword
    session: Session,
    library: Library,
    *,
    organisation_id: UUID,
    wanted: RegistrationFilter,
    today: date,
    page: int,
    size: int,
) -> Page:
    """A page of the list, counted from 1. What it skips and counts, it reads from an index alone."""
    decided = policies(session, library, organisation_id=organisation_id)
    status = status_column(decided, today)
    found = select(Assignment.id).where(Assignment.organisation_id == organisation_id)
    found = found.where(*_conditions(wanted, status, today))
    total = session.scalar(select(func.count()).select_from(found.subquery())) or 0
    in_order = found.order_by(Assignment.lookup, Assignment.path_id)
    ids = session.scalars(in_order.limit(size).offset((page - 1) * size)).all()
    # By id alone: with the organisation or the order as well, SQLite walks along everybody for these few.
    rows = session.execute(_rows(status).where(Assignment.id.in_(ids)))
    shown = {row.registration_id: _to_registration(library, row) for row in rows}
    return Page(tuple(shown[one] for one in ids), total)


def stream(
    session: Session, library: Library, *, organisation_id: UUID, wanted: RegistrationFilter, today: date
) -> Iterator[Registration]:
    """The whole list, row by row: a file of any length takes the same memory."""
    query = _query(session, library, organisation_id=organisation_id, wanted=wanted, today=today)
    with session.execute(query.execution_options(yield_per=ROWS_AT_ONCE)) as found:
        for row in found:
            yield _to_registration(library, row)


def _query(
    session: Session, library: Library, *, organisation_id: UUID, wanted: RegistrationFilter, today: date
) -> Select[*tuple[Any, ...]]:
    decided = policies(session, library, organisation_id=organisation_id)
    return registrations(organisation_id=organisation_id, wanted=wanted, policies=decided, today=today)


def departments(session: Session, *, organisation_id: UUID) -> dict[UUID, str]:
    """The departments of an organisation by name: id -> name."""
    found = session.execute(
        select(Department.id, Department.name)
        .where(Department.organisation_id == organisation_id)
        .order_by(Department.name)
    )
    return {row.id: row.name for row in found}


def _conditions(
    wanted: RegistrationFilter, status: ColumnElement[str], today: date
) -> Iterator[ColumnElement[bool]]:
    # As in `services.overview`: a number and the list behind it are about the same people.
    yield Assignment.ended_at.is_(None)
    yield in_service(today, Assignment.left_on)
    if wanted.path_id:
        yield Assignment.path_id == wanted.path_id
    if wanted.department_id:
        yield Assignment.department_id.in_(_with_below(wanted.department_id))
    if wanted.status:
        yield status == wanted.status
    if wanted.from_:
        yield Assignment.completed_on >= wanted.from_
    if wanted.until:
        yield Assignment.completed_on <= wanted.until
    for word in fold(wanted.query or "").split():
        yield Assignment.lookup.contains(word, autoescape=True)


def _with_below(department_id: UUID) -> Select[UUID]:
    """A department and all that lie below it."""
    chosen = aliased(Department)
    below = chosen.name + BELOW
    is_below = func.substr(Department.name, 1, func.length(below)) == below
    return (
        select(Department.id)
        .join(chosen, chosen.organisation_id == Department.organisation_id)
        .where(chosen.id == department_id, or_(Department.id == chosen.id, is_below))
    )


def _to_registration(library: Library, row: Row[*tuple[Any, ...]]) -> Registration:
    path = library.paths.get(row.path_id)
    return Registration(
        registration_id=row.registration_id,
        personnel_number=row.personnel_number,
        name=row.name,
        email=row.email,
        organisation_code=row.organisation_code,
        department=row.department,
        path_id=row.path_id,
        path_title=path.title if path else row.path_title or row.path_id,
        status=row.status,
        assigned_on=day_of(row.assigned_at),
        due_on=row.due_on,
        started_on=day_of(row.started_at) if row.started_at else None,
        completed_on=row.completed_on,
        valid_until=row.valid_until,
        edition=row.edition,
        certificate_code=row.certificate_code,
    )
