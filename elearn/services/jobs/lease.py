"""Who works on what: take a job, keep it, end it. A worker that dies loses it by itself."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal
from uuid import UUID

from sqlalchemy import ColumnElement, and_, or_, select, update
from sqlalchemy.orm import Session

from elearn.db import Job
from elearn.db.base import new_id

LENGTH = timedelta(minutes=1)
"""How long a worker may be silent before another one takes over."""

PAUSES = (timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=30), timedelta(hours=2))
"""How long a job rests after its first, second, ... failure."""

MOST_ATTEMPTS = len(PAUSES) + 1
GIVEN_UP = "Dit lukte na {attempts} keer proberen niet. Vraag beheer om in het logboek te kijken."


class LeaseLostError(Exception):
    """Another worker has the job by now: what this one did must not be kept."""


@dataclass(frozen=True, slots=True)
class Lease:
    """The right to do a job; `attempts` counts this one too."""

    job_id: UUID
    token: UUID
    kind: str
    payload: dict[str, Any]
    organisation_id: UUID | None
    asked_by_id: UUID | None
    attempts: int


def is_work(session: Session, *, kinds: Collection[str], now: datetime) -> bool:
    """Whether there is something to take, without writing anything."""
    return session.scalar(select(Job.id).where(_is_due(kinds, now)).limit(1)) is not None


def take(session: Session, *, kinds: Collection[str], now: datetime) -> Lease | None:
    """Take the job that waits longest; None when there is none. Two workers never get the same."""
    _give_up(session, now)
    due = select(Job.id).where(_is_due(kinds, now)).order_by(Job.run_at, Job.id).limit(1)
    taken = session.execute(
        update(Job)
        # Without SKIP LOCKED workers on PostgreSQL would stand in line for the same row.
        .where(Job.id == due.with_for_update(skip_locked=True).scalar_subquery())
        .values(state="bezig", lease=new_id(), lease_until=now + LENGTH, attempts=Job.attempts + 1)
        .returning(
            Job.id, Job.lease, Job.kind, Job.payload, Job.organisation_id, Job.asked_by_id, Job.attempts
        )
        .execution_options(synchronize_session=False)
    ).one_or_none()
    return Lease(*taken) if taken else None


def renew(session: Session, lease: Lease, *, now: datetime) -> None:
    """Stay alive for the others. Raises LeaseLostError."""
    _change(session, lease, lease_until=now + LENGTH)


def tell_progress(session: Session, lease: Lease, *, done: int, total: int, now: datetime) -> None:
    """Write down how far the work is. Raises LeaseLostError."""
    _change(session, lease, done=done, total=total, lease_until=now + LENGTH)


def finish(session: Session, lease: Lease, *, now: datetime) -> None:
    """The work is done; in the transaction that holds its result. Raises LeaseLostError."""
    _change(session, lease, **_ended("klaar", now))


def give_back(session: Session, lease: Lease, *, now: datetime) -> None:
    """Let another worker do it from the start, because this one has to stop."""
    _change(
        session, lease, state="wacht", lease=None, lease_until=None, run_at=now, attempts=Job.attempts - 1
    )


def fail(session: Session, lease: Lease, *, problem: str, again: bool, now: datetime) -> None:
    """It went wrong: try again after a pause, or stop when that makes no sense.

    `problem` is a Dutch sentence for whoever asked; it stays when trying is over.
    """
    if again and lease.attempts < MOST_ATTEMPTS:
        rest = PAUSES[lease.attempts - 1]
        _change(session, lease, state="wacht", lease=None, lease_until=None, run_at=now + rest)
    else:
        _change(session, lease, **_ended("mislukt", now), problem=problem)


def _is_due(kinds: Collection[str], now: datetime) -> ColumnElement[bool]:
    waits = and_(Job.state == "wacht", Job.run_at <= now)
    left_behind = and_(Job.state == "bezig", Job.lease_until <= now)
    return and_(Job.kind.in_(kinds), or_(waits, left_behind))


def _give_up(session: Session, now: datetime) -> None:
    """A job that takes its worker along every time must not go on for ever."""
    session.execute(
        update(Job)
        .where(Job.state == "bezig", Job.lease_until <= now, Job.attempts >= MOST_ATTEMPTS)
        .values(**_ended("mislukt", now), problem=GIVEN_UP.format(attempts=MOST_ATTEMPTS))
        .execution_options(synchronize_session=False)
    )


def _ended(state: Literal["klaar", "mislukt"], now: datetime) -> dict[str, Any]:
    return {"state": state, "lease": None, "lease_until": None, "finished_at": now}


def _change(session: Session, lease: Lease, /, **values: Any) -> None:
    changed = session.scalar(
        update(Job)
        .where(Job.id == lease.job_id, Job.lease == lease.token)
        .values(**values)
        .returning(Job.id)
        .execution_options(synchronize_session=False)
    )
    if changed is None:
        raise LeaseLostError(lease.kind)
