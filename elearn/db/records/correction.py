"""Counter-entries: a completion that no longer counts, with the reason."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from elearn.db.base import Base, new_id


class Correction(Base):
    """Takes one completion out of account and leaves it as it is; rows are only ever added."""

    __tablename__ = "correction"
    __table_args__ = (CheckConstraint("length(reason) BETWEEN 1 AND 300", name="reason_given"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    organisation_id: Mapped[UUID] = mapped_column(ForeignKey("organisation.id"), index=True)
    completion_id: Mapped[UUID] = mapped_column(ForeignKey("completion.id"), unique=True)
    reason: Mapped[str]
    actor_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime]
