"""Whether an organisation sends mail; not until HR says so."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from elearn.db import Organisation
from elearn.services import audit

SETTING = "verstuurt_mail"


def sends_mail(session: Session, *, organisation_id: UUID) -> bool:
    """Whether reminders and digests go out."""
    settings = session.scalars(select(Organisation.settings).where(Organisation.id == organisation_id)).one()
    return bool(settings.get(SETTING, False))


def send_mail(session: Session, *, organisation_id: UUID, on: bool, actor_id: UUID, now: datetime) -> None:
    """Begin or stop, and write down who said so."""
    organisation = session.get_one(Organisation, organisation_id, with_for_update=True)
    organisation.settings = {**organisation.settings, SETTING: on}
    audit.record(session, actor_id=actor_id, action="mail switched", facts={"on": on}, now=now)
