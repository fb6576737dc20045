"""What happened in the municipality, in order: only what people did, nothing that follows from it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

LOOK_ON = 28
"""The day of each month on which everything is laid side by side."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line in the file of staff; `left_on` None: stays."""

    number: str
    name: str
    department: str
    function: str
    roles: tuple[str, ...]
    started_on: date
    left_on: date | None = None

    @property
    def email(self) -> str:
        return f"m{self.number}@stad.example"


@dataclass(frozen=True, slots=True)
class RuleFacts:
    """A rule as HR fills it in."""

    key: str
    path: str
    department: str = ""
    with_below: bool = True
    function: str = ""
    role: str = ""
    started_from: date | None = None
    due_days: int | None = None
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class PolicyFacts:
    """How long a path counts; with `month` and `day` until that day of the year."""

    months: int
    window: int
    month: int | None = None
    day: int | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that happened on a day: `kind` says what, `facts` the rest."""

    day: date
    kind: str
    number: str = ""
    path: str = ""
    facts: dict[str, Any] = field(default_factory=dict)
