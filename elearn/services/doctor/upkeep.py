"""Whether the database is up to date, and the work of every night is done."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from elearn.db import Job, Organisation, Person, RetentionRun
from elearn.db.migrate import newest_revision, stored_revision
from elearn.services.doctor.finding import Finding, counted

TOO_LONG = timedelta(days=3)
STUCK = timedelta(hours=6)


def check_schema(engine: Engine) -> Finding:
    """Whether the tables are those of this version."""
    stored, newest = stored_revision(engine), newest_revision()
    where = {"database": stored, "versie": newest}
    if stored == newest:
        return Finding("database", "goed", "De database is bij.", where)
    text = "De database hoort bij een andere versie. Start In verbinding: dan komt hij bij."
    return Finding("database", "fout", text, where)


def check_upkeep(session: Session, *, now: datetime) -> Iterator[Finding]:
    """The terms of every organisation, work that does not get done, and people who are made up."""
    last = select(func.max(RetentionRun.at)).where(RetentionRun.organisation_id == Organisation.id)
    query = select(Organisation.code, last.correlate(Organisation).scalar_subquery())
    for code, ran_at in session.execute(query).all():
        yield _retention(code, ran_at, now)
    yield _jobs(session, now)
    yield _demo_people(session)


def _retention(code: str, ran_at: datetime | None, now: datetime) -> Finding:
    where = {"organisatie": code, "laatst": ran_at.isoformat() if ran_at else None}
    if ran_at is None:
        text = f"{code}: de bewaartermijnen zijn nog nooit nagelopen. Draait er een worker?"
        return Finding("bewaartermijnen", "let-op", text, where)
    if now - ran_at > TOO_LONG:
        text = (
            f"{code}: de bewaartermijnen zijn sinds {ran_at:%d-%m-%Y} niet nagelopen. Draait er een worker?"
        )
        return Finding("bewaartermijnen", "fout", text, where)
    return Finding("bewaartermijnen", "goed", f"{code}: nagelopen op {ran_at:%d-%m-%Y}.", where)


def _jobs(session: Session, now: datetime) -> Finding:
    waiting = select(func.count()).select_from(Job)
    late = session.scalar(waiting.where(Job.state == "wacht", Job.run_at < now - STUCK)) or 0
    if late:
        text = (
            f"{counted(late, '{} taak wacht', '{} taken wachten')} al langer dan 6 uur. Draait er een worker?"
        )
        return Finding("taken", "fout", text, {"wachten": late})
    return Finding("taken", "goed", "Er wacht geen werk te lang.")


def _demo_people(session: Session) -> Finding:
    made_up = session.scalar(select(func.count()).select_from(Person).where(Person.is_demo)) or 0
    if made_up:
        are = counted(made_up, "Er is {} proefpersoon", "Er zijn {} proefpersonen")
        text = f"{are}. Iedereen kan zo inloggen als ELEARN_DEMO aan staat. Houd echte mensen hier weg."
        return Finding("proefpersonen", "let-op", text, {"aantal": made_up})
    return Finding("proefpersonen", "goed", "Er zijn geen proefpersonen.")
