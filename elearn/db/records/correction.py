"""Counter-entries: a completion that no longer counts, with the reason."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from elearn.db.base import Base
from elearn.db.records.chain import Link


class Correction(Link, Base):
    """Takes one completion out of account and leaves it as it is; rows are only ever added.

    `reason` is a choice; `note` says more in a few words, never about a person.
    """

    __tablename__ = "correction"
    __table_args__ = (
        UniqueConstraint("organisation_id", "sequence"),
        CheckConstraint("length(reason) BETWEEN 1 AND 300", name="reason_given"),
        CheckConstraint("length(note) <= 200", name="note_short"),
    )

    completion_id: Mapped[UUID] = mapped_column(ForeignKey("completion.id"), unique=True)
    reason: Mapped[str]
    note: Mapped[str]
    actor_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime]
