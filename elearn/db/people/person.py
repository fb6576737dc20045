"""People and the rights they were given."""

from __future__ import annotations

import unicodedata
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import (
    BindParameter,
    CheckConstraint,
    ColumnElement,
    ForeignKey,
    Index,
    UniqueConstraint,
    event,
    or_,
)
from sqlalchemy.orm import InstrumentedAttribute, Mapped, mapped_column

from elearn.db.base import Base, new_id

ASKED = ("left_on", "started_on", "department_id", "function")
"""What rules ask of everybody: one walk along an index, in the order of the ids."""


class Person(Base):
    """A member of staff. `email` is in lower case; `password_hash` None: cannot sign in with one.

    `started_on` None: unknown. `left_on` is the last day of work; None: still in service. `manager_id`
    is the team lead; None: nobody. `erased_at`: everything about this person is gone but the count.
    `lookup` is what HR searches and sorts by; it follows the other columns by itself.
    """

    __tablename__ = "person"
    __table_args__ = (
        UniqueConstraint("organisation_id", "personnel_number"),
        CheckConstraint("email = lower(email)", name="email_lower"),
        Index("ix_person_listed", "organisation_id", "lookup", "left_on", "erased_at", "department_id"),
        Index("ix_person_counted", "organisation_id", "department_id", "left_on", "erased_at"),
        Index(None, "organisation_id", "function", "left_on"),
        Index("ix_person_ruled", "organisation_id", "id", "erased_at", *ASKED),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    organisation_id: Mapped[UUID] = mapped_column(ForeignKey("organisation.id"))
    department_id: Mapped[UUID | None] = mapped_column(ForeignKey("department.id"), index=True)
    name: Mapped[str]
    email: Mapped[str] = mapped_column(unique=True)
    personnel_number: Mapped[str]
    function: Mapped[str] = mapped_column(default="")
    started_on: Mapped[date | None]
    left_on: Mapped[date | None]
    manager_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"), index=True)
    password_hash: Mapped[str | None]
    is_demo: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime]
    erased_at: Mapped[datetime | None]
    lookup: Mapped[str]


def in_service(
    today: date | BindParameter[date], left_on: InstrumentedAttribute[date | None] | None = None
) -> ColumnElement[bool]:
    """Whether a row of `person` is about somebody who works there on that day; or a copied column is."""
    column = Person.left_on if left_on is None else left_on
    return or_(column.is_(None), column >= today)


class RoleGrant(Base):
    """A right beyond learning; which path someone follows is an assignment."""

    __tablename__ = "role_grant"
    __table_args__ = (CheckConstraint("role IN ('hr', 'trainer', 'beheer')", name="role_known"),)

    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), primary_key=True)
    role: Mapped[str] = mapped_column(primary_key=True)


class JobRole(Base):
    """A role somebody has at work, such as `baliemedewerker`; HR says so, and rules look at it."""

    __tablename__ = "job_role"
    __table_args__ = (Index(None, "role", "person_id"),)

    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), primary_key=True)
    role: Mapped[str] = mapped_column(primary_key=True)


class ModuleGrant(Base):
    """A module that a trainer was given to work on; module ids are those of the content."""

    __tablename__ = "module_grant"

    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), primary_key=True)
    module_id: Mapped[str] = mapped_column(primary_key=True)


def fold(text: str) -> str:
    """Text without capitals and accents: databases disagree on both, and a searcher skips both."""
    plain = unicodedata.normalize("NFKD", text.casefold().replace("ı", "i"))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def family_name_first(name: str) -> str:
    """`Sanne de Vries` -> `Vries, Sanne de`: the Dutch order, in which small words do not count."""
    words = name.split()
    small = [place for place, word in enumerate(words) if place and word[0] in "'’" + word[0].lower()]
    start = small[-1] + 1 if small and small[-1] + 1 < len(words) else 1
    return ", ".join(filter(None, (" ".join(words[start:]), " ".join(words[:start]))))


def lookup_of(name: str, personnel_number: str, email: str) -> str:
    """What HR finds somebody by; only who writes many rows at once has to ask for it."""
    return fold(" ".join((family_name_first(name), name, personnel_number, email)))


@event.listens_for(Person, "before_insert")
@event.listens_for(Person, "before_update")
def _follow(_mapper: Any, _connection: Any, person: Person) -> None:
    person.lookup = lookup_of(person.name, person.personnel_number, person.email)
