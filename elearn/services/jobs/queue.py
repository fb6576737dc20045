"""Ask for work, and see how far it is. Asking is part of the transaction of whoever asks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from elearn.db import Job
from elearn.db.base import new_id
from elearn.db.upsert import insert_into
from elearn.services.refusal import NotThere


@dataclass(frozen=True, slots=True)
class JobView:
    """How a job is doing; `total` 0: not known yet. `problem` is a Dutch sentence, or empty."""

    id: UUID
    kind: str
    payload: dict[str, Any]
    state: str
    done: int
    total: int
    problem: str
    created_at: datetime
    finished_at: datetime | None


def enqueue(  # noqa: PLR0913 -- one fact each, by keyword
    session: Session,
    *,
    kind: str,
    key: str,
    payload: dict[str, Any],
    now: datetime,
    run_at: datetime | None = None,
    organisation_id: UUID | None = None,
    asked_by_id: UUID | None = None,
) -> UUID:
    """Write down a job; its id, or the id of the job that has this key already.

    `kind` is a name in `elearn.jobs.WORK`. `run_at` None: as soon as a worker is free.
    """
    made = session.scalar(
        insert_into(session, Job)
        .values(
            id=new_id(),
            kind=kind,
            key=key,
            organisation_id=organisation_id,
            asked_by_id=asked_by_id,
            payload=payload,
            state="wacht",
            attempts=0,
            run_at=run_at or now,
            done=0,
            total=0,
            problem="",
            created_at=now,
        )
        .on_conflict_do_nothing(index_elements=["key"])
        .returning(Job.id)
    )
    return made or session.scalars(select(Job.id).where(Job.key == key)).one()


def job_of(session: Session, *, job_id: UUID, organisation_id: UUID) -> JobView:
    """A job of an organisation. Raises NotThere, also for a job of another organisation."""
    found = session.execute(
        select(
            Job.id,
            Job.kind,
            Job.payload,
            Job.state,
            Job.done,
            Job.total,
            Job.problem,
            Job.created_at,
            Job.finished_at,
        ).where(Job.id == job_id, Job.organisation_id == organisation_id)
    ).one_or_none()
    if found is None:
        raise NotThere(f"job {job_id}")
    return JobView(*found)
