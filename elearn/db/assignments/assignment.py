"""Who takes which path, and what HR decided about it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from elearn.db.base import Base, new_id

KIND_KNOWN = (
    "kind IN ('toegewezen', 'uitgesteld', 'vrijgesteld', 'vrijstelling-beeindigd', "
    "'gepauzeerd', 'hervat', 'ingetrokken', 'hersteld')"
)

DAYS = ("due_on", "started_at", "paused_from", "paused_until", "exempt_from", "exempt_until")
FACTS = (*DAYS, "valid_until", "completed_on")
"""What the status of an assignment follows from, and when it was finished."""

UNFINISHED = text("valid_until IS NULL AND ended_at IS NULL")


class Assignment(Base):
    """This person takes this path. `due_on` None: no date; `reason` is told to the learner.

    `ended_at` None: it applies. A pause without `paused_until` lasts until somebody ends it; why is
    never stored. An exemption always has a last day.

    `completion_id`, `completed_on` and `valid_until` repeat the last completion that counts (None:
    there is none), written in the transaction that adds a completion or a correction. Lists and
    counts of a whole municipality read only this row.

    `organisation_id`, `department_id`, `left_on` and `lookup` are those of the person: the database
    copies them (see `place`), nobody else writes them. `ix_assignment_counted` and `_listed` hold
    every column that a count and a list read, so that 100,000 people cost one walk along an index.
    """

    __tablename__ = "assignment"
    __table_args__ = (
        UniqueConstraint("person_id", "path_id"),
        CheckConstraint(
            "paused_until IS NULL OR (paused_from IS NOT NULL AND paused_from <= paused_until)",
            name="pause_has_begin",
        ),
        CheckConstraint(
            "(exempt_from IS NULL) = (exempt_until IS NULL) AND exempt_from <= exempt_until",
            name="exemption_has_both_days",
        ),
        CheckConstraint(
            "(completion_id IS NULL) = (completed_on IS NULL) "
            "AND (completion_id IS NULL) = (valid_until IS NULL)",
            name="standing_is_whole",
        ),
        Index(
            "ix_assignment_counted",
            *("organisation_id", "department_id", "path_id", "left_on", "ended_at", "assigned_at"),
            *FACTS,
        ),
        Index(
            "ix_assignment_listed",
            *("organisation_id", "lookup", "path_id", "department_id", "ended_at"),
            *FACTS,
        ),
        Index(
            "ix_assignment_due",
            *("organisation_id", "due_on", "lookup"),
            sqlite_where=UNFINISHED,
            postgresql_where=UNFINISHED,
        ),
        Index(None, "rule_id", "ended_at"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    path_id: Mapped[str] = mapped_column(index=True)
    rule_id: Mapped[UUID | None] = mapped_column(ForeignKey("assignment_rule.id"))
    assigned_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    due_on: Mapped[date | None]
    reason: Mapped[str] = mapped_column(default="")
    started_at: Mapped[datetime | None]
    paused_from: Mapped[date | None]
    paused_until: Mapped[date | None]
    exempt_from: Mapped[date | None]
    exempt_until: Mapped[date | None]
    completion_id: Mapped[UUID | None] = mapped_column(ForeignKey("completion.id"))
    completed_on: Mapped[date | None]
    valid_until: Mapped[date | None]
    organisation_id: Mapped[UUID | None]
    department_id: Mapped[UUID | None]
    left_on: Mapped[date | None]
    lookup: Mapped[str | None]


class AssignmentEvent(Base):
    """What was decided about an assignment; rows are only ever added.

    `actor_id` None: a rule did it. `facts` hold days and, for an exemption, its ground; never why
    somebody pauses.
    """

    __tablename__ = "assignment_event"
    __table_args__ = (CheckConstraint(KIND_KNOWN, name="kind_known"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    assignment_id: Mapped[UUID] = mapped_column(ForeignKey("assignment.id"), index=True)
    kind: Mapped[str]
    at: Mapped[datetime]
    actor_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    facts: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
