"""Mail that went out, and why; never what it said."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from elearn.db.base import Base, new_id


class Mail(Base):
    """One message to one person. `period` is the week (`2026-W48`): one of a kind in each.

    The row is there before the message is sent, as `bezig`; a crash in between leaves it so, and
    then nobody sends it again. `reason` is the status in words that asked for it.
    """

    __tablename__ = "mail"
    __table_args__ = (
        UniqueConstraint("person_id", "kind", "period"),
        CheckConstraint("kind IN ('herinnering', 'teamoverzicht')", name="kind_known"),
        CheckConstraint("state IN ('bezig', 'verstuurd', 'geweigerd')", name="state_known"),
        Index(None, "organisation_id", "made_at"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    organisation_id: Mapped[UUID] = mapped_column(ForeignKey("organisation.id"))
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    kind: Mapped[str]
    period: Mapped[str]
    reason: Mapped[str]
    state: Mapped[str]
    problem: Mapped[str] = mapped_column(default="")
    made_at: Mapped[datetime]
