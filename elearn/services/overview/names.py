"""Whether a team lead reads who of the team is late; the organisation chooses, and may change it."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from elearn.db import Organisation
from elearn.services import audit

SETTING = "leidinggevende_ziet_te_laat"


def shows_names(session: Session, *, organisation_id: UUID) -> bool:
    """Whether team leads read names; not unless the organisation said so."""
    settings = session.scalars(select(Organisation.settings).where(Organisation.id == organisation_id)).one()
    return bool(settings.get(SETTING, False))


def show_names(
    session: Session, *, organisation_id: UUID, shown: bool, actor_id: UUID, now: datetime
) -> None:
    """Choose, and write down who chose."""
    organisation = session.get_one(Organisation, organisation_id, with_for_update=True)
    organisation.settings = {**organisation.settings, SETTING: shown}
    facts = {"shown": shown}
    audit.record(session, actor_id=actor_id, action="names for team leads", facts=facts, now=now)
