"""The rules for a lesson and a test; no database, no clock of their own."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from elearn.content.library import Lesson, Test
from elearn.services.calendar import add_months, today
from elearn.services.progress.values import (
    LessonState,
    Period,
    Read,
    Taken,
    TestState,
    TestStatus,
)


def state_of_lesson(lesson: Lesson, read: Read | None, shared_with: tuple[str, ...] = ()) -> LessonState:
    """A lesson for somebody who read this far; once finished it stays finished."""
    if read is None:
        return LessonState(lesson, "nieuw", 0, shared_with)
    step = min(read.step, len(lesson.steps))
    if read.completed_at is not None:
        return LessonState(lesson, "klaar", step, shared_with)
    return LessonState(lesson, "bezig" if step else "nieuw", step, shared_with)


def state_of_test(
    test: Test, taken: Sequence[Taken], *, may_start: bool, period: Period, now: datetime
) -> TestState:
    """A test for somebody with these attempts, in order; `may_start`: all lessons are finished.

    Attempts before the period are over: the tries are counted anew.
    """
    counting = _in_period(taken, period, today(now))
    running = next((one for one in taken if one.submitted_at is None), None)
    open_from = _open_from(test, counting)
    is_early = open_from is not None and now < open_from
    state = _status(test, counting, is_running=bool(running), may_start=may_start, is_early=is_early)
    return TestState(
        test,
        state,
        tries_used=len(counting),
        tries_left=0 if state == "gehaald" else max(test.tries - len(counting), 0),
        open_from=open_from if state == "wachten" else None,
        attempt_id=running.id if running else None,
        last_attempt_id=next((one.id for one in reversed(taken) if one.submitted_at and one.id), None),
        open_place=running.open_place if running else None,
    )


def _status(
    test: Test, counting: Sequence[Taken], *, is_running: bool, may_start: bool, is_early: bool
) -> TestStatus:
    if any(one.passed for one in counting):
        return "gehaald"
    if is_running:
        return "bezig"
    if not may_start:
        return "dicht"
    if len(counting) >= test.tries:
        return "op"
    return "wachten" if is_early else "open"


def _in_period(taken: Sequence[Taken], period: Period, day: date) -> list[Taken]:
    submitted = [one for one in taken if one.submitted_at]
    over = [one.number for one in submitted if _is_over(one, period, day)]
    return [one for one in submitted if one.number > max(over, default=-1)]


def _is_over(one: Taken, period: Period, day: date) -> bool:
    if one.submitted_at is None:
        return False
    if period.after and one.submitted_at <= period.after:
        return True
    is_old = period.months and day > add_months(today(one.submitted_at), period.months)
    return bool(one.passed and is_old)


def _open_from(test: Test, counting: Sequence[Taken]) -> datetime | None:
    ends = (one.submitted_at for one in counting if one.submitted_at)
    last = max(ends, default=None)
    return last + timedelta(minutes=test.wait_minutes) if last else None
