"""Where somebody stands, in short words."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID

from elearn.services.progress import (
    Assigned,
    Facts,
    Period,
    Read,
    Taken,
    state_of_test,
)
from tests.services.content import LIBRARY

NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
HOUR = timedelta(hours=1)
KERN = LIBRARY.tests["kern"]
SAMEN = LIBRARY.lessons["samen"]
DONE = Read(2, NOW)


def taken(number=1, *, passed: bool | None = False, at=NOW, open_place=None, test_id="kern"):
    """An attempt; `passed` None: still open."""
    submitted_at = None if passed is None else at
    return Taken(UUID(int=number), test_id, number, at, submitted_at, passed, open_place)


def state(*attempts, may_start=True, now=NOW):
    return state_of_test(KERN, attempts, may_start=may_start, period=Period(24), now=now)


def facts(path_ids=("balie",), **more):
    assignments = {one: Assigned(one, NOW, None, "", None) for one in path_ids}
    return Facts(**{"assignments": assignments} | more)
