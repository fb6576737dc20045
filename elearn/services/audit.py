"""Remember what people did, for who may ask later."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from elearn.db import AuditEvent


def record(
    session: Session, *, actor_id: UUID | None, action: str, facts: dict[str, Any], now: datetime
) -> None:
    """Write down one human act; `facts` hold ids and choices, never an answer or a password."""
    session.add(AuditEvent(at=now, actor_id=actor_id, action=action, facts=facts))
    session.flush()
