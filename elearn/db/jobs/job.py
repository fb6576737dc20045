"""Work for later, written down in the transaction that asks for it."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from elearn.db.base import Base, new_id


class Job(Base):
    """A piece of work; `key` says which, so that asking twice is asking once.

    `lease` names the worker that has it: until `lease_until` nobody else takes it, and after that
    the worker counts as dead. `run_at` is the first moment that it may be taken. `total` 0: nobody
    knows yet how much there is to do. `payload` holds ids and choices; `problem` is a Dutch sentence.
    `asked_by_id` None: the clock or the command line asked.
    """

    __tablename__ = "job"
    __table_args__ = (
        CheckConstraint("state IN ('wacht', 'bezig', 'klaar', 'mislukt')", name="state_known"),
        CheckConstraint(
            "(state = 'bezig') = (lease IS NOT NULL) AND (lease IS NULL) = (lease_until IS NULL)",
            name="leased_when_busy",
        ),
        CheckConstraint(
            "(state IN ('klaar', 'mislukt')) = (finished_at IS NOT NULL)", name="finished_at_the_end"
        ),
        CheckConstraint("attempts >= 0 AND done >= 0 AND total >= 0", name="counts_positive"),
        Index(None, "state", "run_at"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    kind: Mapped[str]
    key: Mapped[str] = mapped_column(unique=True)
    organisation_id: Mapped[UUID | None] = mapped_column(ForeignKey("organisation.id"), index=True)
    asked_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    payload: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    state: Mapped[str] = mapped_column(default="wacht")
    attempts: Mapped[int] = mapped_column(default=0)
    run_at: Mapped[datetime]
    lease: Mapped[UUID | None]
    lease_until: Mapped[datetime | None]
    done: Mapped[int] = mapped_column(default=0)
    total: Mapped[int] = mapped_column(default=0)
    problem: Mapped[str] = mapped_column(default="")
    created_at: Mapped[datetime]
    finished_at: Mapped[datetime | None]


class JobFile(Base):
    """A piece of a file that a job made; `number` counts the pieces of `name` from 0.

    In the database, because the replica that sends it is not the worker that made it.
    """

    __tablename__ = "job_file"

    job_id: Mapped[UUID] = mapped_column(ForeignKey("job.id", ondelete="CASCADE"), primary_key=True)
    name: Mapped[str] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    body: Mapped[bytes]
