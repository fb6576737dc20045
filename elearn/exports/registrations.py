"""Registrations to a file, and the note that somebody made one."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date, datetime
from typing import BinaryIO
from uuid import UUID

from sqlalchemy.orm import Session

from elearn.content.library import Library
from elearn.exports.columns import Written
from elearn.exports.formats import FORMATS
from elearn.services import audit
from elearn.services.records import registrations
from elearn.services.records.registrations import RegistrationFilter


def write_registrations(  # noqa: PLR0913 -- one fact each, by keyword
    session: Session,
    library: Library,
    file: BinaryIO,
    *,
    format_name: str,
    organisation_id: UUID,
    wanted: RegistrationFilter,
    today: date,
) -> Written:
    """Write the rows that the screen shows; `format_name` is a key of FORMATS."""
    rows = registrations.stream(session, library, organisation_id=organisation_id, wanted=wanted, today=today)
    return FORMATS[format_name].write(rows, file)


def record_export(  # noqa: PLR0913 -- one fact each, by keyword
    session: Session,
    *,
    organisation_id: UUID,
    actor_id: UUID | None,
    format_name: str,
    wanted: RegistrationFilter,
    written: Written,
    now: datetime,
) -> None:
    """Write down who took which rows (BIO2 8.15.01); `actor_id` None: from the command line."""
    limits = {key: str(value) for key, value in asdict(wanted).items() if value}
    facts = {
        "format": format_name,
        "filter": limits,
        "rows": written.rows,
        "disarmed": written.disarmed,
    }
    audit.record(
        session,
        organisation_id=organisation_id,
        actor_id=actor_id,
        action="registrations exported",
        facts=facts,
        now=now,
    )
