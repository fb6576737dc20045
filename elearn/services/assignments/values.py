"""Rules, staff and what a rule changes, as values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal
from uuid import UUID

ChangeKind = Literal["toewijzen", "herstellen", "verplaatsen", "intrekken"]
"""`verplaatsen`: the assignment stays and comes under another rule, with the date of that rule."""


@dataclass(frozen=True, slots=True)
class Rule:
    """Who has to take a path; None and "" are no condition. See `elearn.db.assignments.rule`.

    `department` is a whole name, so that `Publiekszaken / Balie` lies below `Publiekszaken`.
    """

    id: UUID
    path_id: str
    department_id: UUID | None = None
    department: str = ""
    with_below: bool = True
    function: str = ""
    role: str = ""
    started_from: date | None = None
    due_days: int | None = None
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class Member:
    """What rules may know of somebody."""

    id: UUID
    name: str
    personnel_number: str
    department: str
    function: str
    roles: frozenset[str]
    started_on: date | None


@dataclass(frozen=True, slots=True)
class Held:
    """A path that somebody has, or had (`is_ended`). `rule_id` None: somebody decided so by hand.

    `valid_until` None: not finished. `is_postponed`: HR gave this person another date.
    """

    id: UUID
    person_id: UUID
    path_id: str
    rule_id: UUID | None
    is_ended: bool
    due_on: date | None
    valid_until: date | None
    is_postponed: bool


@dataclass(frozen=True, slots=True)
class Change:
    """What the rules do to one person and path; `held` None: this path is new to them.

    `rule` None: no rule fits any more. `reason` is told to the learner.
    """

    kind: ChangeKind
    member: Member
    path_id: str
    rule: Rule | None
    held: Held | None
    due_on: date | None
    reason: str


@dataclass(frozen=True, slots=True)
class Plan:
    """What rules change; `unchanged` counts the people a rule fits for whom nothing changes."""

    changes: Sequence[Change]
    unchanged: int

    def of(self, kind: ChangeKind) -> list[Change]:
        """The changes of one kind, by name."""
        return [one for one in self.changes if one.kind == kind]
