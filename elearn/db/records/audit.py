"""What people did that somebody may ask about later: human acts only."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from elearn.db.base import Base, new_id


class AuditEvent(Base):
    """One act: who, what, when and its facts (BIO2 8.15.01). Never an answer or a password."""

    __tablename__ = "audit_event"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    at: Mapped[datetime] = mapped_column(index=True)
    actor_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    action: Mapped[str]
    facts: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
