"""The append-only proof that a person finished a path."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from elearn.db.base import Base
from elearn.db.records.chain import Link


class Completion(Link, Base):
    """One finished path, with a snapshot of what was done; `valid_until` is the last valid day.

    Who did it stands in `completion_holder`. `holder_hash` ties the two together, so the chain
    holds when the holder is erased, and nobody can put another one in the place.
    """

    __tablename__ = "completion"
    __table_args__ = (
        UniqueConstraint("organisation_id", "sequence"),
        UniqueConstraint("person_id", "path_id", "number"),
        CheckConstraint("sequence >= 1 AND number >= 1", name="counted_from_one"),
        CheckConstraint("valid_until >= completed_on", name="valid_after_completed"),
    )

    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    path_id: Mapped[str]
    number: Mapped[int]
    code: Mapped[str] = mapped_column(unique=True)
    holder_hash: Mapped[str]
    organisation_name: Mapped[str]
    path_title: Mapped[str]
    module_id: Mapped[str]
    edition: Mapped[str]
    minutes: Mapped[int]
    lessons: Mapped[int]
    started_on: Mapped[date]
    completed_at: Mapped[datetime]
    completed_on: Mapped[date] = mapped_column(index=True)
    valid_until: Mapped[date]


class CompletionHolder(Base):
    """Who finished a path, as they were called and worked then.

    Triggers refuse UPDATE, and DELETE until the person is erased. `salt` makes that nobody can guess
    a name from the hash once this row is gone.
    """

    __tablename__ = "completion_holder"

    completion_id: Mapped[UUID] = mapped_column(ForeignKey("completion.id"), primary_key=True)
    person_name: Mapped[str]
    personnel_number: Mapped[str]
    department_name: Mapped[str]
    salt: Mapped[str]
