"""Whether every chain holds, and whether assignments repeat what counts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from elearn.db import AuditEvent, Organisation, RetentionRun
from elearn.db.records.chain import Link
from elearn.services.calendar import AMSTERDAM
from elearn.services.certification.standing import wrong_standings
from elearn.services.doctor.finding import Finding, counted
from elearn.services.records.chain import CHAINS, Break, check_chain, end_of
from elearn.services.records.holders import check_holders

NAMES = {
    "audit_event": "het logboek",
    "completion": "de registraties",
    "correction": "de correcties",
    "correction_withdrawal": "de ingetrokken correcties",
    "retention_run": "de verslagen van vernietiging",
}
KEEP = "Bewaar alles zoals het is, en leg er een back-up naast."
SHOWN = 12  # letters of a hash: enough to compare by eye


def check_records(session: Session) -> Iterator[Finding]:
    """All chains and standings of all organisations, one finding each."""
    for organisation_id, code in session.execute(select(Organisation.id, Organisation.code)).all():
        for table in CHAINS:
            yield _chain(session, table, organisation_id, code)
        yield _holders(session, organisation_id, code)
        yield _start_of_log(session, organisation_id, code)
        yield _standings(session, organisation_id, code)


def _chain(session: Session, table: type[Link], organisation_id: UUID, code: str) -> Finding:
    found = check_chain(session, table, organisation_id=organisation_id)
    if found:
        return _broken(found, code)
    end = end_of(session, table, organisation_id)
    name = NAMES[vars(table)["__tablename__"]]
    length = counted(end.length, "{} regel", "{} regels")
    text = f"{code}: de keten van {name} klopt. {length}, eindcode {end.last_hash[:SHOWN] or '–'}."
    where = {"organisatie": code, "keten": vars(table)["__tablename__"]}
    return Finding("keten", "goed", text, where | {"regels": end.length, "eindcode": end.last_hash})


def _broken(found: Break, code: str) -> Finding:
    row = found.row or {}
    what = "er mist een regel aan het eind" if found.row is None else "een regel is veranderd of weg"
    day = _day(row)
    text = f"{code}: de keten van {NAMES[found.chain]} breekt bij nummer {found.sequence}: {what}."
    text += f" De regel die er nu staat is van {day}." if day else ""
    text += f" {KEEP}"
    where = {"organisatie": code, "keten": found.chain, "nummer": found.sequence}
    return Finding("keten", "fout", text, where | {"rij": str(row.get("id", "")), "datum": day})


def _holders(session: Session, organisation_id: UUID, code: str) -> Finding:
    row = check_holders(session, organisation_id=organisation_id)
    where: dict[str, Any] = {"organisatie": code}
    if row is None:
        return Finding("houders", "goed", f"{code}: bij elke registratie hoort wie haar haalde.", where)
    what = "is weg, maar de medewerker is niet verwijderd" if row["salt"] is None else "is veranderd"
    text = (
        f"{code}: wie registratie {row['sequence']} haalde {what}. Die registratie is van {_day(row)}. {KEEP}"
    )
    return Finding("houders", "fout", text, where | {"nummer": row["sequence"], "rij": str(row["id"])})


def _start_of_log(session: Session, organisation_id: UUID, code: str) -> Finding:
    """What went from the log has to be in the reports of what was destroyed."""
    counts = session.scalars(
        select(RetentionRun.counts).where(RetentionRun.organisation_id == organisation_id)
    )
    reported = sum(one.get("logboek", 0) for one in counts)
    removed = end_of(session, AuditEvent, organisation_id).removed
    where = {"organisatie": code, "weg": removed, "verslagen": reported}
    if removed == reported:
        return Finding(
            "logboek", "goed", f"{code}: wat uit het logboek weg is, staat in de verslagen.", where
        )
    gone = counted(removed, "is {} regel", "zijn {} regels")
    text = f"{code}: uit het logboek {gone} weg, maar de verslagen zeggen {reported}. {KEEP}"
    return Finding("logboek", "fout", text, where)


def _standings(session: Session, organisation_id: UUID, code: str) -> Finding:
    wrong = wrong_standings(session, organisation_id=organisation_id)
    where = {"organisatie": code, "rijen": [str(one) for one in wrong[:SHOWN]]}
    if not wrong:
        return Finding("standen", "goed", f"{code}: elke toewijzing volgt uit haar registraties.", where)
    some = counted(len(wrong), "{} toewijzing volgt", "{} toewijzingen volgen")
    text = f"{code}: {some} niet uit hun registraties, zoals {wrong[0]}. Meld dit aan de makers."
    return Finding("standen", "fout", text, where)


def _day(row: Mapping[str, Any]) -> str:
    moment = row.get("completed_at") or row.get("at")
    if isinstance(moment, datetime):
        return f"{moment.astimezone(AMSTERDAM):%d-%m-%Y}"
    return f"{moment:%d-%m-%Y}" if isinstance(moment, date) else ""
