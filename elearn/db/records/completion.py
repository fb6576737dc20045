"""The append-only proof that a person finished a path."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from elearn.db.base import Base, new_id


class Completion(Base):
    """One finished path, with a snapshot of who and what at that moment.

    Rows are only ever added: triggers on both databases refuse UPDATE and DELETE. `hash` chains
    each row to the previous one of the organisation (`sequence` counts from 1) and the organisation
    knows the last link, so a row that is changed or taken away outside the app can be seen.
    `valid_until` is the last valid day.
    """

    __tablename__ = "completion"
    __table_args__ = (
        UniqueConstraint("organisation_id", "sequence"),
        UniqueConstraint("person_id", "path_id", "number"),
        CheckConstraint("sequence >= 1 AND number >= 1", name="counted_from_one"),
        CheckConstraint("valid_until >= completed_on", name="valid_after_completed"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    organisation_id: Mapped[UUID] = mapped_column(ForeignKey("organisation.id"))
    sequence: Mapped[int]
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    path_id: Mapped[str]
    number: Mapped[int]
    code: Mapped[str] = mapped_column(unique=True)
    person_name: Mapped[str]
    personnel_number: Mapped[str]
    department_name: Mapped[str]
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
    previous_hash: Mapped[str]
    hash: Mapped[str]
