"""Files that a job made, kept in the database for a day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import BinaryIO
from uuid import UUID

from sqlalchemy import delete, func, insert, select
from sqlalchemy.orm import Session

from elearn.db import Job, JobFile

PIECE = 1024 * 1024
KEPT = timedelta(days=1)
"""A download holds names: it is there to be fetched, not to be kept."""

JOB_KEPT = timedelta(days=90)
"""How long a job that ended can still be looked up, and its key keeps it from being done again."""


def store_file(session: Session, *, job_id: UUID, name: str, file: BinaryIO) -> None:
    """Keep a file in pieces; one of an earlier try under that name is replaced."""
    session.execute(delete(JobFile).where(JobFile.job_id == job_id, JobFile.name == name))
    file.seek(0)
    for number, body in enumerate(iter(lambda: file.read(PIECE), b"")):
        piece = {"job_id": job_id, "name": name, "number": number, "body": body}
        session.execute(insert(JobFile), piece)


def files_of(session: Session, *, job_id: UUID) -> dict[str, int]:
    """The files of a job: name -> bytes; empty when they were thrown away."""
    sizes = (
        select(JobFile.name, func.sum(func.length(JobFile.body)))
        .where(JobFile.job_id == job_id)
        .group_by(JobFile.name)
        .order_by(JobFile.name)
    )
    return {row[0]: row[1] for row in session.execute(sizes)}


def read_file(session: Session, *, job_id: UUID, name: str) -> Iterator[bytes]:
    """The pieces of a file, one in memory at a time."""
    numbers = select(JobFile.number).where(JobFile.job_id == job_id, JobFile.name == name)
    for number in session.scalars(numbers.order_by(JobFile.number)).all():
        yield session.scalars(
            select(JobFile.body).where(
                JobFile.job_id == job_id, JobFile.name == name, JobFile.number == number
            )
        ).one()


def throw_away_old(session: Session, *, now: datetime) -> None:
    """Take away files after a day, and jobs that ended long ago."""
    old = select(Job.id).where(Job.finished_at <= now - KEPT)
    session.execute(delete(JobFile).where(JobFile.job_id.in_(old)))
    session.execute(delete(Job).where(Job.finished_at <= now - JOB_KEPT))
