"""Counts over a whole municipality in one query, by the one status that everything uses."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, time, timedelta
from typing import cast
from uuid import UUID

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from elearn.db import Assignment, Completion, Department, Person
from elearn.db.people.person import in_service
from elearn.services.assignments.fitting import in_department
from elearn.services.assignments.matching import BELOW
from elearn.services.calendar import AMSTERDAM
from elearn.services.certification.in_sql import status_column
from elearn.services.certification.values import READY, Policy, Status
from elearn.services.overview.values import Count, Late, Scope
from elearn.services.source.asking import Asking, asked_column


def counts(session: Session, scope: Scope, *, policies: Mapping[str, Policy], today: date) -> list[Count]:
    """The counts of every department that has somebody, by name. People who left do not count."""
    status = status_column(policies, today).label("status")
    found = session.execute(
        select(Assignment.department_id, status, func.count())
        .where(*_conditions(scope, today))
        .group_by(Assignment.department_id, status)
    )
    names = dict(iter_departments(session, scope.organisation_id))
    by_name: defaultdict[str, Counter[Status]] = defaultdict(Counter)
    for department_id, code, number in found:
        name = names[department_id] if department_id else ""
        by_name[name][cast("Status", code)] += number
    return [Count(name, by_name[name]) for name in sorted(by_name)]


def total(found: Iterable[Count]) -> Count:
    """Everything together."""
    return Count("", _sum(found))


def by_part(found: Iterable[Count], department: str = "") -> list[Count]:
    """Rolled up to the departments right below one ("": the highest ones); people of itself stay apart."""
    parts: defaultdict[str, list[Count]] = defaultdict(list)
    start = department + BELOW if department else ""
    for one in found:
        part = one.name.removeprefix(start).partition(BELOW)[0] if one.name.startswith(start) else ""
        parts[start + part if part else one.name].append(one)
    return [Count(name, _sum(some)) for name, some in sorted(parts.items())]


def late(
    session: Session, scope: Scope, *, policies: Mapping[str, Policy], today: date, limit: int
) -> list[Late]:
    """Who is late, longest first."""
    found = session.execute(
        select(
            Assignment.id,
            Person.name,
            func.coalesce(Department.name, ""),
            Assignment.path_id,
            Assignment.due_on,
        )
        .join(Person, Person.id == Assignment.person_id)
        .outerjoin(Department, Department.id == Assignment.department_id)
        .where(*_conditions(scope, today), *_maybe_late(today))
        .where(status_column(policies, today) == "te-laat")
        .order_by(Assignment.due_on, Assignment.lookup)
        .limit(limit)
    )
    return [Late(*row) for row in found]


def behind(
    session: Session, scope: Scope, *, policies: Mapping[str, Policy], asked: Asking, today: date
) -> int:
    """How many valid paths have parts to do again; without a query where nothing is asked."""
    if not asked:
        return 0
    found = (
        select(func.count())
        .select_from(Assignment)
        .join(Completion, Completion.id == Assignment.completion_id)
        .where(*_conditions(scope, today), status_column(policies, today).in_(READY))
        .where(asked_column(asked).is_not(None))
    )
    return session.scalar(found) or 0


def iter_departments(session: Session, organisation_id: UUID) -> Iterator[tuple[UUID, str]]:
    """The departments of an organisation: id and whole name."""
    found = select(Department.id, Department.name).where(Department.organisation_id == organisation_id)
    yield from ((row.id, row.name) for row in session.execute(found.order_by(Department.name)))


def _maybe_late(today: date) -> tuple[ColumnElement[bool], ...]:
    """What the status `te-laat` says too, in the words of the index `ix_assignment_due`."""
    return Assignment.valid_until.is_(None), Assignment.ended_at.is_(None), Assignment.due_on < today


def _conditions(scope: Scope, today: date) -> Iterator[ColumnElement[bool]]:
    yield _whose(scope)
    yield in_service(today, Assignment.left_on)
    yield Assignment.ended_at.is_(None)
    if scope.path_id:
        yield Assignment.path_id == scope.path_id
    if scope.department:
        of_organisation = Department.organisation_id == scope.organisation_id
        below = select(Department.id).where(of_organisation, in_department(scope.department))
        yield Assignment.department_id.in_(below)
    if scope.from_:
        yield Assignment.assigned_at >= _midnight(scope.from_)
    if scope.until:
        yield Assignment.assigned_at < _midnight(scope.until + timedelta(days=1))


def _whose(scope: Scope) -> ColumnElement[bool]:
    if scope.manager_id is None:
        return Assignment.organisation_id == scope.organisation_id
    # The organisation in words that no index has: SQLite would read all of it to find the team.
    of_organisation = func.coalesce(Person.organisation_id, scope.organisation_id) == scope.organisation_id
    team = select(Person.id).where(Person.manager_id == scope.manager_id, of_organisation)
    return Assignment.person_id.in_(team)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), AMSTERDAM)


def _sum(found: Iterable[Count]) -> Counter[Status]:
    return sum((Counter(one.by_status) for one in found), Counter())
