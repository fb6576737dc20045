"""What people did that somebody may ask about later: human acts only."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from elearn.db.base import Base
from elearn.db.records.chain import Link


class AuditEvent(Link, Base):
    """One act: who, what, when and its facts (BIO2 8.15.01). Never an answer or a password.

    Rows are only ever added; the oldest go when their term is over, and never from the middle.
    `actor_id` None: somebody at the command line of the server.
    """

    __tablename__ = "audit_event"
    __table_args__ = (
        UniqueConstraint("organisation_id", "sequence"),
        Index(None, "organisation_id", "at"),
    )

    at: Mapped[datetime]
    actor_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"), index=True)
    action: Mapped[str]
    facts: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
