"""Which mail went out: written down before it is sent, so that nothing goes twice."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import cast
from uuid import UUID

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from elearn.db import Mail, Person
from elearn.db.base import new_id
from elearn.db.upsert import insert_into
from elearn.services.calendar import today
from elearn.services.reminders.values import MailKind, Reader


@dataclass(frozen=True, slots=True)
class Line:
    """A message in the log."""

    name: str
    kind: MailKind
    reason: str
    state: str
    problem: str
    made_at: datetime


def reserve(session: Session, reader: Reader, kind: MailKind, *, reason: str, now: datetime) -> UUID | None:
    """Take the place of this week's message of a kind; None: somebody else has it, or it went out."""
    year, week, _ = today(now).isocalendar()
    mail = insert_into(session, Mail).values(
        id=new_id(),
        organisation_id=reader.organisation_id,
        person_id=reader.id,
        kind=kind,
        period=f"{year}-W{week:02}",
        reason=reason,
        state="bezig",
        problem="",
        made_at=now,
    )
    return session.scalar(mail.on_conflict_do_nothing().returning(Mail.id))


def release(session: Session, mail_id: UUID) -> None:
    """Give the place back: the message certainly did not go out, and may be tried again."""
    session.execute(delete(Mail).where(Mail.id == mail_id, Mail.state == "bezig"))


def mark(session: Session, mail_id: UUID, *, problem: str = "") -> None:
    """Say that a message went out; with a `problem` that this reader's address was refused."""
    state = "geweigerd" if problem else "verstuurd"
    session.execute(update(Mail).where(Mail.id == mail_id).values(state=state, problem=problem))


def lines(session: Session, *, organisation_id: UUID, limit: int) -> list[Line]:
    """The newest messages of an organisation."""
    found = session.execute(
        select(Person.name, Mail.kind, Mail.reason, Mail.state, Mail.problem, Mail.made_at)
        .join(Person, Person.id == Mail.person_id)
        .where(Mail.organisation_id == organisation_id)
        .order_by(Mail.made_at.desc(), Mail.id.desc())
        .limit(limit)
    )
    return [
        Line(row.name, cast("MailKind", row.kind), row.reason, row.state, row.problem, row.made_at)
        for row in found
    ]
