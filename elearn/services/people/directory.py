"""Who works at an organisation: a list to search, and the tree of departments."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, func, not_, or_, select
from sqlalchemy.orm import Session

from elearn.db import Department, Person
from elearn.db.people.person import fold, in_service

BELOW = " / "


@dataclass(frozen=True, slots=True)
class Search:
    """Which people. `query` holds words that all occur in name, number or e-mail; `left`: who is gone.

    `department` is a whole name and counts all below it; "" is no limit.
    """

    query: str = ""
    department: str = ""
    left: bool = False


@dataclass(frozen=True, slots=True)
class Listed:
    """Somebody in the list; `may_sign_in`: has a password."""

    id: UUID
    name: str
    personnel_number: str
    email: str
    department: str
    function: str
    left_on: date | None
    may_sign_in: bool


@dataclass(frozen=True, slots=True)
class Branch:
    """A department in the tree: the last part of its name, how deep it lies, who works in and below it."""

    name: str
    label: str
    depth: int
    people: int


def page_of(  # noqa: PLR0913 -- one fact each, by keyword
    session: Session, *, organisation_id: UUID, search: Search, today: date, page: int, size: int
) -> tuple[list[Listed], int]:
    """A page of the list by family name, counted from 1, and how many there are in all."""
    wanted = list(_conditions(organisation_id, search, today))
    total = session.scalar(select(func.count()).select_from(Person).where(*wanted)) or 0
    in_order = select(Person.id).where(*wanted).order_by(Person.lookup)
    ids = session.scalars(in_order.limit(size).offset((page - 1) * size)).all()
    found = session.execute(
        select(
            Person.id,
            Person.name,
            Person.personnel_number,
            Person.email,
            func.coalesce(Department.name, ""),
            Person.function,
            Person.left_on,
            Person.password_hash.is_not(None),
        )
        .outerjoin(Department, _works_there())
        .where(Person.id.in_(ids))
        .order_by(Person.lookup)
    )
    return [Listed(*row) for row in found], total


def tree_of(session: Session, *, organisation_id: UUID, today: date) -> list[Branch]:
    """Every department from the top, with the number of people in service in it and below it."""
    counted = session.execute(
        select(Person.department_id, func.count())
        .where(Person.organisation_id == organisation_id, Person.erased_at.is_(None), in_service(today))
        .group_by(Person.department_id)
    )
    works = {row[0]: row[1] for row in counted}
    names = select(Department.id, Department.name).where(Department.organisation_id == organisation_id)
    own = {name: works.get(id_, 0) for id_, name in session.execute(names)}
    people = dict.fromkeys(own, 0)
    for name, count in own.items():
        for above in _with_above(name):
            people[above] = people.get(above, 0) + count
    # By its parts: `A / B` comes right below `A`, whatever sign a neighbour has.
    return [_branch(name, people[name]) for name in sorted(people, key=lambda one: fold(one).split(BELOW))]


def _branch(name: str, people: int) -> Branch:
    return Branch(name, name.rpartition(BELOW)[2], name.count(BELOW), people)


def _with_above(name: str) -> Iterator[str]:
    while name:
        yield name
        name = name.rpartition(BELOW)[0]


def _works_there() -> ColumnElement[bool]:
    return Department.id == Person.department_id


def _conditions(organisation_id: UUID, search: Search, today: date) -> Iterator[ColumnElement[bool]]:
    yield Person.organisation_id == organisation_id
    yield Person.erased_at.is_(None)
    yield not_(in_service(today)) if search.left else in_service(today)
    if search.department:
        below = Department.name.startswith(search.department + BELOW, autoescape=True)
        yield Person.department_id.in_(
            select(Department.id)
            .where(Department.organisation_id == organisation_id)
            .where(or_(Department.name == search.department, below))
        )
    for word in fold(search.query).split():
        yield Person.lookup.contains(word, autoescape=True)
