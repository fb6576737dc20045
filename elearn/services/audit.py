"""Remember what people did, for who may ask later."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from elearn.db import AuditEvent, Person
from elearn.services.records.chain import add_link


def record(  # noqa: PLR0913 -- one fact each, by keyword
    session: Session,
    *,
    actor_id: UUID | None,
    action: str,
    facts: dict[str, Any],
    now: datetime,
    organisation_id: UUID | None = None,
) -> None:
    """Write down one human act; `facts` hold ids and choices, never an answer or a password.

    `actor_id` None: somebody at the command line, who has to say for which organisation. Write it
    last in a transaction: whoever else has something to write down waits until we commit.
    """
    session.flush()
    if organisation_id is None:
        organisation_id = session.scalars(select(Person.organisation_id).where(Person.id == actor_id)).one()
    add_link(
        session,
        AuditEvent,
        organisation_id=organisation_id,
        at=now,
        actor_id=actor_id,
        action=action,
        facts=facts,
    )
