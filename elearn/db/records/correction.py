"""Counter-entries: a completion that no longer counts, and a counter-entry that was a mistake itself."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ColumnElement, ForeignKey, UniqueConstraint, and_, exists
from sqlalchemy.orm import InstrumentedAttribute, Mapped, mapped_column

from elearn.db.base import Base
from elearn.db.records.chain import Link


class Correction(Link, Base):
    """Takes one completion out of account and leaves it as it is; rows are only ever added.

    `reason` is a choice; `note` says more in a few words, never about a person. At most one of the
    corrections of a completion stands: those before it were taken back.
    """

    __tablename__ = "correction"
    __table_args__ = (
        UniqueConstraint("organisation_id", "sequence"),
        CheckConstraint("length(reason) BETWEEN 1 AND 300", name="reason_given"),
        CheckConstraint("length(note) <= 200", name="note_short"),
    )

    completion_id: Mapped[UUID] = mapped_column(ForeignKey("completion.id"), index=True)
    reason: Mapped[str]
    note: Mapped[str]
    actor_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime]


class CorrectionWithdrawal(Link, Base):
    """Takes one correction back, so that its completion counts again; rows are only ever added."""

    __tablename__ = "correction_withdrawal"
    __table_args__ = (
        UniqueConstraint("organisation_id", "sequence"),
        CheckConstraint("reason <> ''", name="reason_given"),
    )

    correction_id: Mapped[UUID] = mapped_column(ForeignKey("correction.id"), unique=True)
    reason: Mapped[str]
    actor_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime]


def takes_out(completion_id: InstrumentedAttribute[UUID]) -> ColumnElement[bool]:
    """Whether a row of `correction` stands and takes this completion out of account."""
    taken_back = exists().where(CorrectionWithdrawal.correction_id == Correction.id).correlate(Correction)
    return and_(Correction.completion_id == completion_id, ~taken_back)
