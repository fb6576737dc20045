"""What an overview is about, and what it shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from elearn.services.certification.values import READY, Status


@dataclass(frozen=True, slots=True)
class Scope:
    """Which assignments of an organisation; None and "" are no limit.

    `department` is a whole name and counts what lies below. `from_` and `until` are days on which
    the path was assigned, inclusive. `manager_id`: only whom this person leads.
    """

    organisation_id: UUID
    path_id: str | None = None
    department: str = ""
    from_: date | None = None
    until: date | None = None
    manager_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Count:
    """How many assignments have each status; `name` is a department, or "" for nobody's."""

    name: str
    by_status: Mapping[Status, int]

    def of(self, *statuses: Status) -> int:
        """How many have one of these statuses."""
        return sum(self.by_status.get(one, 0) for one in statuses)

    @property
    def asked(self) -> int:
        """Of how many something is or was asked: everybody but the exempt."""
        return sum(self.by_status.values()) - self.of("vrijgesteld")

    @property
    def ready(self) -> int:
        """Who is ready today: valid, also when it ends soon."""
        return self.of(*READY)

    @property
    def percentage(self) -> int:
        """The part that is ready, rounded down so that 100 means everybody; 0 when nothing is asked."""
        return 100 * self.ready // self.asked if self.asked else 0


@dataclass(frozen=True, slots=True)
class Late:
    """Somebody who is late with a path."""

    assignment_id: UUID
    name: str
    department: str
    path_id: str
    due_on: date | None
