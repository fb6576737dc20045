"""Rules, staff and what a rule changes, as values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import astuple, dataclass
from datetime import date
from operator import add
from typing import Literal, get_args
from uuid import UUID

ChangeKind = Literal["toewijzen", "herstellen", "verplaatsen", "intrekken"]
"""`verplaatsen`: the assignment stays and comes under another rule, with the date of that rule."""

KINDS: tuple[ChangeKind, ...] = get_args(ChangeKind)
UNCHANGED = "blijft"


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
class Away:
    """Somebody who is away gets a path that rests as well; `until` None: until HR ends it."""

    from_: date
    until: date | None


@dataclass(frozen=True, slots=True)
class Change:
    """What the rules do to one person and path; `assignment_id` None: this path is new to them.

    `rule` None: no rule fits any more. `away` None: the path does not rest. `reason` is told to the
    learner.
    """

    kind: ChangeKind
    person_id: UUID
    name: str
    personnel_number: str
    department: str
    path_id: str
    rule: Rule | None
    assignment_id: UUID | None
    due_before: date | None
    due_on: date | None
    away: Away | None
    reason: str


@dataclass(frozen=True, slots=True)
class Counts:
    """How many people rules change something for, and for how many whom one fits they do not."""

    toewijzen: int = 0
    herstellen: int = 0
    verplaatsen: int = 0
    intrekken: int = 0
    unchanged: int = 0

    @property
    def total(self) -> int:
        """Everybody together."""
        return sum(astuple(self))

    def of(self, kind: ChangeKind) -> int:
        """The number of one kind."""
        return int(getattr(self, kind))

    def __add__(self, other: Counts) -> Counts:
        return Counts(*map(add, astuple(self), astuple(other)))


@dataclass(frozen=True, slots=True)
class Preview:
    """What rules would change: all of it in numbers, and the first of each kind by name."""

    counts: Counts
    first: Sequence[Change]

    def of(self, kind: ChangeKind) -> list[Change]:
        """The first changes of one kind, by name."""
        return [one for one in self.first if one.kind == kind]
