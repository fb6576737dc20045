"""Profiles that an organisation made itself, kept as the text that somebody uploaded."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from elearn.db import ExportProfile
from elearn.db.upsert import insert_into
from elearn.services import audit
from elearn.services.refusal import NotThere


def own_profiles(session: Session, *, organisation_id: UUID) -> dict[str, str]:
    """Name -> text of the profiles of an organisation, by name."""
    found = session.execute(
        select(ExportProfile.name, ExportProfile.body)
        .where(ExportProfile.organisation_id == organisation_id)
        .order_by(ExportProfile.name)
    )
    return {row.name: row.body for row in found}


def save_profile(  # noqa: PLR0913 -- one fact each, by keyword
    session: Session, *, organisation_id: UUID, name: str, body: str, actor_id: UUID, now: datetime
) -> None:
    """Keep a profile that was checked; one of the same name is replaced."""
    values = {"body": body, "saved_at": now, "saved_by_id": actor_id}
    statement = insert_into(session, ExportProfile).values(
        organisation_id=organisation_id, name=name, **values
    )
    session.execute(statement.on_conflict_do_update(index_elements=["organisation_id", "name"], set_=values))
    audit.record(session, actor_id=actor_id, action="export profile saved", facts={"name": name}, now=now)


def remove_profile(
    session: Session, *, organisation_id: UUID, name: str, actor_id: UUID, now: datetime
) -> None:
    """Take a profile away; exports that were made with it keep their manifest. Raises NotThere."""
    own = ExportProfile.organisation_id == organisation_id, ExportProfile.name == name
    if session.scalar(delete(ExportProfile).where(*own).returning(ExportProfile.name)) is None:
        raise NotThere(f"profile {name}")
    audit.record(session, actor_id=actor_id, action="export profile removed", facts={"name": name}, now=now)
