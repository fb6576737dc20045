"""The rules for a status, a lesson and a test; no database, no clock of their own."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from elearn.content.library import Lesson, Test
from elearn.services.calendar import add_months, today
from elearn.services.progress.values import (
    LessonState,
    PathStatus,
    Read,
    Taken,
    TestState,
    TestStatus,
)


def status_of(*, is_started: bool, valid_until: date | None, today: date) -> PathStatus:
    """The status of a path; `valid_until` is the last valid day of the last completion.

    `elearn.services.records.registrations` says the same in SQL; a test holds them together.
    """
    if valid_until is not None:
        return "geldig" if today <= valid_until else "verlopen"
    return "bezig" if is_started else "niet-begonnen"


def state_of_lesson(lesson: Lesson, read: Read | None, shared_with: tuple[str, ...] = ()) -> LessonState:
    """A lesson for somebody who read this far; once finished it stays finished."""
    if read is None:
        return LessonState(lesson, "nieuw", 0, shared_with)
    step = min(read.step, len(lesson.steps))
    if read.completed_at is not None:
        return LessonState(lesson, "klaar", step, shared_with)
    return LessonState(lesson, "bezig" if step else "nieuw", step, shared_with)


def state_of_test(
    test: Test, taken: Sequence[Taken], *, may_start: bool, valid_months: int, now: datetime
) -> TestState:
    """A test for somebody with these attempts, in order; `may_start`: all lessons are finished.

    A pass counts as long as a completion does. After that the tries are counted anew.
    """
    period = _this_period(taken, valid_months, today(now))
    running = next((one for one in taken if one.submitted_at is None), None)
    open_from = _open_from(test, period)
    is_early = open_from is not None and now < open_from
    state = _status(test, period, is_running=bool(running), may_start=may_start, is_early=is_early)
    return TestState(
        test,
        state,
        tries_used=len(period),
        tries_left=0 if state == "gehaald" else max(test.tries - len(period), 0),
        open_from=open_from if state == "wachten" else None,
        attempt_id=running.id if running else None,
        last_attempt_id=next((one.id for one in reversed(taken) if one.submitted_at), None),
        open_place=running.open_place if running else None,
    )


def passed_at(taken: Sequence[Taken], valid_months: int, day: date) -> datetime | None:
    """When the test was passed, if that still counts on a day."""
    period = _this_period(taken, valid_months, day)
    return next((one.submitted_at for one in period if one.passed), None)


def _status(
    test: Test, period: Sequence[Taken], *, is_running: bool, may_start: bool, is_early: bool
) -> TestStatus:
    if any(one.passed for one in period):
        return "gehaald"
    if is_running:
        return "bezig"
    if not may_start:
        return "dicht"
    if len(period) >= test.tries:
        return "op"
    return "wachten" if is_early else "open"


def _this_period(taken: Sequence[Taken], valid_months: int, day: date) -> list[Taken]:
    submitted = [one for one in taken if one.submitted_at]
    lapsed = [one.number for one in submitted if _is_lapsed(one, valid_months, day)]
    return [one for one in submitted if one.number > max(lapsed, default=0)]


def _is_lapsed(one: Taken, valid_months: int, day: date) -> bool:
    if not one.passed or one.submitted_at is None:
        return False
    return day > add_months(today(one.submitted_at), valid_months)


def _open_from(test: Test, period: Sequence[Taken]) -> datetime | None:
    ends = (one.submitted_at for one in period if one.submitted_at)
    last = max(ends, default=None)
    return last + timedelta(minutes=test.wait_minutes) if last else None
