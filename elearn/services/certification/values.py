"""What a status follows from, and what it is; frozen values and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Status = Literal[
    "niet-gestart", "bezig", "te-laat", "geldig", "verloopt-binnenkort", "verlopen", "vrijgesteld"
]
"""The one status of an assignment, on every screen, in every file and mail."""

STATUSES: dict[str, str] = {
    "niet-gestart": "Niet gestart",
    "bezig": "Bezig",
    "te-laat": "Te laat",
    "geldig": "Geldig",
    "verloopt-binnenkort": "Verloopt binnenkort",
    "verlopen": "Verlopen",
    "vrijgesteld": "Vrijgesteld",
}
"""Code -> the words people read, in the order of a list."""

READY: tuple[Status, ...] = ("geldig", "verloopt-binnenkort")
"""Who is ready today: valid, also when it ends soon."""

DAYS_TO_CATCH_UP = 30
"""As long as a new path gets by default; nobody becomes late by it."""

PolicyKind = Literal["vanaf-behalen", "vaste-datum"]


@dataclass(frozen=True, slots=True)
class Policy:
    """How long a completion counts. `month` and `day` only for `vaste-datum`: the day it ends.

    `window_days` before the end somebody may renew; 0: only on the last day itself.
    """

    kind: PolicyKind
    months: int
    window_days: int
    month: int | None = None
    day: int | None = None


@dataclass(frozen=True, slots=True)
class Assigned:
    """What is known about an assignment. All days are inclusive; None: there is no such day.

    A pause without `paused_until` lasts until somebody ends it. A pause moves `due_on` itself.
    `asked_on`: since then parts of the path are to be done again, because the guide changed.
    """

    due_on: date | None = None
    assigned_on: date | None = None
    started_on: date | None = None
    paused_from: date | None = None
    paused_until: date | None = None
    exempt_from: date | None = None
    exempt_until: date | None = None
    is_ended: bool = False
    asked_on: date | None = None


@dataclass(frozen=True, slots=True)
class Completed:
    """A completion as it was recorded; `valid_until` is its last valid day.

    `is_corrected`: a counter-entry took it out of account.
    """

    completed_on: date
    valid_until: date
    is_corrected: bool = False


@dataclass(frozen=True, slots=True)
class CatchUp:
    """Something changed since a valid path was done: since when, and the last day to have done it.

    It is asked, and changes no status and no validity.
    """

    since: date
    before: date


@dataclass(frozen=True, slots=True)
class Standing:
    """A status with the reason in one sentence that a learner and HR can both read.

    `since`: the first day of this status, where it is known. `valid_until` and `renews_from` (the
    first day somebody may renew) belong to the completion that counts. `act_before` is the last day
    on which doing the path keeps things in order; None: nothing is asked. `is_open`: the path can be
    done now, for the first time or anew. `catch_up` None: nothing has to be done again.
    """

    code: Status
    reason: str
    since: date | None
    valid_until: date | None
    renews_from: date | None
    act_before: date | None
    is_paused: bool
    is_open: bool
    catch_up: CatchUp | None = None
