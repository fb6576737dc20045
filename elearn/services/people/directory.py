"""Who works at an organisation: a list to search, and the tree of departments."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, and_, func, not_, or_, select
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
    count = select(func.count()).select_from(Person).outerjoin(Department, _works_there())
    total = session.scalar(count.where(*wanted)) or 0
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
        .where(*wanted)
        .order_by(Person.lookup)
        .limit(size)
        .offset((page - 1) * size)
    )
    return [Listed(*row) for row in found], total


def tree_of(session: Session, *, organisation_id: UUID, today: date) -> list[Branch]:
    """Every department from the top, with the number of people in service in it and below it."""
    found = session.execute(
        select(Department.name, func.count(Person.id))
        .outerjoin(Person, and_(_works_there(), in_service(today), Person.erased_at.is_(None)))
        .where(Department.organisation_id == organisation_id)
        .group_by(Department.name)
    )
    own = {row[0]: row[1] for row in found}
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
        yield or_(Department.name == search.department, below)
    for word in fold(search.query).split():
        yield Person.lookup.contains(word, autoescape=True)
