"""The log of exports: who took what, what came before, and whose data was in it."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import LargeBinary, Row, func, insert, literal, select, true
from sqlalchemy.orm import Session

from elearn.db import ApiToken, ExportLog, Person
from elearn.db.records.export_log import holds
from elearn.services import audit
from elearn.services.refusal import NotThere

BY_COMMAND = "Beheer op de server"
ACTION = "registrations exported"


@dataclass(frozen=True, slots=True)
class Exported:
    """One export as it is written down; see the table for what the parts mean."""

    organisation_id: UUID
    at: datetime
    actor_id: UUID | None
    token_id: UUID | None
    profile: str
    format: str
    subject: str
    filter: dict[str, Any]
    fields: list[str]
    rows: int
    disarmed: int
    sha256: str
    series: str
    until_number: int
    manifest: dict[str, Any]
    people: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class ExportView:
    """One export as people see it; `by` is a name, a system or the command line."""

    id: UUID
    at: datetime
    by: str
    profile: str
    format: str
    subject: str
    filter: dict[str, Any]
    fields: tuple[str, ...]
    rows: int
    disarmed: int
    sha256: str
    until_number: int
    manifest: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Previous:
    """The last export of a series: when, and where the chain of completions was."""

    at: datetime
    until_number: int
    rows: int


def record_export(session: Session, export: Exported) -> UUID:
    """Write down an export (BIO2 8.15.01); its id. An act of a person goes into the chained log too.

    Do it last in a transaction: others who have something to log wait until we commit.
    """
    export_id = session.execute(insert(ExportLog).values(asdict(export)).returning(ExportLog.id)).scalar_one()
    facts = {
        "export": str(export_id),
        "profile": export.profile,
        "rows": export.rows,
        "sha256": export.sha256,
    }
    if export.token_id is None:
        audit.record(
            session,
            actor_id=export.actor_id,
            organisation_id=export.organisation_id,
            action=ACTION,
            facts=facts,
            now=export.at,
        )
    return export_id


def previous(
    session: Session, *, organisation_id: UUID, series: str, before: datetime | None = None
) -> Previous | None:
    """What the next export of a series goes on from, or went on from at a moment; None: it is the first."""
    found = session.execute(
        select(ExportLog.at, ExportLog.until_number, ExportLog.rows)
        .where(ExportLog.organisation_id == organisation_id, ExportLog.series == series)
        .where(ExportLog.at < before if before else true())
        .order_by(ExportLog.at.desc())
        .limit(1)
    ).one_or_none()
    return Previous(*found) if found else None


def exports_of(session: Session, *, organisation_id: UUID, page: int, size: int) -> tuple[ExportView, ...]:
    """A page of the exports of an organisation, counted from 1, newest first."""
    query = _views().where(ExportLog.organisation_id == organisation_id)
    found = session.execute(query.limit(size).offset((page - 1) * size))
    return tuple(_to_view(row) for row in found)


def count_exports(session: Session, *, organisation_id: UUID) -> int:
    """How many exports an organisation made."""
    query = select(func.count()).select_from(ExportLog).where(ExportLog.organisation_id == organisation_id)
    return session.scalar(query) or 0


def export_of(session: Session, *, export_id: UUID, organisation_id: UUID) -> ExportView:
    """One export of an organisation. Raises NotThere, also for an export of another."""
    query = _views().where(ExportLog.id == export_id, ExportLog.organisation_id == organisation_id)
    found = session.execute(query).one_or_none()
    if found is None:
        raise NotThere(f"export {export_id}")
    return _to_view(found)


def exports_about(session: Session, *, person_id: UUID) -> tuple[ExportView, ...]:
    """Every export that somebody is in, newest first: for the person, and nobody else."""
    organisation_id = session.scalars(select(Person.organisation_id).where(Person.id == person_id)).one()
    me = literal(person_id.bytes, LargeBinary)
    query = _views().where(ExportLog.organisation_id == organisation_id, holds(ExportLog.people, me))
    return tuple(_to_view(row) for row in session.execute(query))


def _views() -> Any:
    return (
        select(
            ExportLog.id,
            ExportLog.at,
            Person.name,
            ApiToken.system,
            ExportLog.profile,
            ExportLog.format,
            ExportLog.subject,
            ExportLog.filter,
            ExportLog.fields,
            ExportLog.rows,
            ExportLog.disarmed,
            ExportLog.sha256,
            ExportLog.until_number,
            ExportLog.manifest,
        )
        .outerjoin(Person, Person.id == ExportLog.actor_id)
        .outerjoin(ApiToken, ApiToken.id == ExportLog.token_id)
        .order_by(ExportLog.at.desc(), ExportLog.id.desc())
    )


def _to_view(row: Row[*tuple[Any, ...]]) -> ExportView:
    return ExportView(
        id=row.id,
        at=row.at,
        by=row.name or row.system or BY_COMMAND,
        profile=row.profile,
        format=row.format,
        subject=row.subject,
        filter=row.filter,
        fields=tuple(row.fields),
        rows=row.rows,
        disarmed=row.disarmed,
        sha256=row.sha256,
        until_number=row.until_number,
        manifest=row.manifest,
    )
