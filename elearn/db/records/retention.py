"""What was destroyed because its term was over: how much of what, never what it said."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from elearn.db.base import Base
from elearn.db.records.chain import Link


class RetentionRun(Link, Base):
    """The report of one run; rows are only ever added, and kept for good.

    `terms` are the terms in days or years that counted then, `counts` how much went: kind -> number.
    `actor_id` None: the job did it.
    """

    __tablename__ = "retention_run"
    __table_args__ = (UniqueConstraint("organisation_id", "sequence"),)

    at: Mapped[datetime]
    actor_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    terms: Mapped[dict[str, Any]] = mapped_column(JSON)
    counts: Mapped[dict[str, Any]] = mapped_column(JSON)
