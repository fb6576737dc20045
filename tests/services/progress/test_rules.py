"""The rules for where somebody stands, over values only."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis.strategies import (
    booleans,
    composite,
    datetimes,
    integers,
    timedeltas,
)

from elearn.services.progress import (
    Read,
    TestState,
    state_of_lesson,
)
from tests.services.progress.values import HOUR, KERN, NOW, SAMEN, state, taken

# A lesson


@pytest.mark.parametrize(
    ("read", "expected"),
    [
        (None, ("nieuw", 0, 4)),
        (Read(0, None), ("nieuw", 0, 4)),
        (Read(1, None), ("bezig", 1, 2)),
        (Read(2, NOW), ("klaar", 2, 0)),
        (Read(9, NOW), ("klaar", 2, 0)),
        (Read(1, NOW), ("klaar", 1, 0)),  # the lesson got a step more since
    ],
)
def test_a_lesson_is_as_far_as_its_steps(read, expected):
    found = state_of_lesson(SAMEN, read)

    assert (found.state, found.step, found.minutes_left) == expected


# A test


@pytest.mark.parametrize(
    ("attempts", "may_start", "expected"),
    [
        ([], False, ("dicht", 0, 3)),
        ([], True, ("open", 0, 3)),
        ([taken(passed=None)], True, ("bezig", 0, 3)),
        ([taken(passed=None)], False, ("bezig", 0, 3)),
        ([taken(at=NOW - HOUR)], True, ("open", 1, 2)),
        ([taken(at=NOW - HOUR + timedelta(seconds=1))], True, ("wachten", 1, 2)),
        ([taken(1, at=NOW - 3 * HOUR), taken(2, passed=None)], True, ("bezig", 1, 2)),
        ([taken(1), taken(2), taken(3)], True, ("op", 3, 0)),
        ([taken(1), taken(2, passed=True)], True, ("gehaald", 2, 0)),
        ([taken(1, passed=True)], False, ("gehaald", 1, 0)),
    ],
    ids=[
        "lessons first",
        "no try",
        "taking it",
        "taking it when a lesson was added",
        "waited an hour",
        "waits",
        "second try",
        "no tries left",
        "passed",
        "passed before a lesson was added",
    ],
)
def test_a_test_follows_from_its_attempts(attempts, may_start, expected):
    found = state(*attempts, may_start=may_start)

    assert (found.state, found.tries_used, found.tries_left) == expected


def test_a_test_knows_its_attempts():
    found = state(taken(1, at=NOW - 2 * HOUR), taken(2, passed=None, open_place=3))

    assert found == TestState(
        KERN, "bezig", 1, 2, None, attempt_id=UUID(int=2), last_attempt_id=UUID(int=1), open_place=3
    )


def test_waiting_ends_an_hour_after_handing_in():
    assert state(taken()).open_from == NOW + HOUR


def test_a_pass_lapses_after_two_years_and_the_tries_begin_anew():
    attempts = [taken(1), taken(2, passed=True)]
    last_day = datetime(2028, 11, 24, 12, tzinfo=UTC)

    on_last_day, after = state(*attempts, now=last_day), state(*attempts, now=last_day + 24 * HOUR)

    assert (on_last_day.state, on_last_day.tries_used) == ("gehaald", 2)
    assert (after.state, after.tries_used, after.tries_left) == ("open", 0, 3)


@composite
def histories(draw):
    """Attempts as the app makes them: in order, at most the last one open."""
    start, attempts = draw(datetimes(datetime(2024, 1, 1), datetime(2027, 1, 1))), []  # noqa: DTZ001
    at = start.replace(tzinfo=UTC)
    for number in range(1, draw(integers(0, 6)) + 1):
        at += draw(timedeltas(timedelta(0), timedelta(days=300)))
        attempts.append(taken(number, passed=draw(booleans()), at=at))
    if draw(booleans()):
        attempts.append(taken(len(attempts) + 1, passed=None, at=at))
    return attempts


@given(histories(), booleans(), timedeltas(timedelta(0), timedelta(days=900)))
def test_a_test_never_promises_what_it_cannot_give(attempts, may_start, later):
    now = max((one.started_at for one in attempts), default=NOW) + later

    found = state(*attempts, may_start=may_start, now=now)

    assert found.tries_left <= KERN.tries - min(found.tries_used, KERN.tries)
    assert (found.open_from is not None) == (found.state == "wachten")
    assert found.state != "open" or (may_start and found.tries_left > 0)
    assert found.state != "gehaald" or any(one.passed for one in attempts)
    assert found.state != "bezig" or attempts[-1].submitted_at is None


@given(histories())
def test_waiting_ends_by_itself(attempts):
    now = max((one.started_at for one in attempts), default=NOW)
    found = state(*attempts, now=now)

    if found.open_from:
        assert state(*attempts, now=found.open_from).state == "open"
