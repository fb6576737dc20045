"""The rules for where somebody stands, over values only."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis.strategies import (
    booleans,
    builds,
    composite,
    datetimes,
    dictionaries,
    integers,
    lists,
    sampled_from,
    timedeltas,
)

from elearn.services.progress import (
    Assigned,
    Facts,
    Next,
    Period,
    Read,
    Taken,
    TestState,
    is_finished,
    progress_of_path,
    progress_of_paths,
    state_of_lesson,
    state_of_own_test,
    state_of_test,
)
from tests.exports.records import COMPLETION
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


# A path


def next_of(**more):
    return progress_of_path(LIBRARY, facts(**more), "balie", now=NOW).next


READ_ALL = {"samen": DONE, "balie-les": DONE}


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({}, Next("les", "balie", "samen", "Les samen", "Begin met les 1", 4, step=1, number=1)),
        (
            {"lessons": {"samen": Read(1, None)}},
            Next("les", "balie", "samen", "Les samen", "Ga verder met les 1, stap 2", 2, step=2, number=1),
        ),
        (
            {"lessons": {"samen": DONE}},
            Next("les", "balie", "balie-les", "Les balie-les", "Ga verder met les 2", 4, step=1, number=2),
        ),
        (
            {"lessons": {"balie-les": Read(1, None)}},
            Next(
                "les",
                "balie",
                "balie-les",
                "Les balie-les",
                "Ga verder met les 2, stap 2",
                2,
                step=2,
                number=2,
            ),
        ),
        (
            {"lessons": READ_ALL},
            Next("toets", "balie", "kern", "Toets kern", "Begin met ‘Toets kern’", 3),
        ),
        (
            {"lessons": READ_ALL, "attempts": {"kern": (taken(passed=None, open_place=3),)}},
            Next("toets", "balie", "kern", "Toets kern", "Ga verder met ‘Toets kern’, vraag 3", 3, place=3),
        ),
        (
            {"lessons": READ_ALL, "attempts": {"kern": (taken(passed=None),)}},
            Next("toets", "balie", "kern", "Toets kern", "Lever ‘Toets kern’ in", 3, is_answered=True),
        ),
        (
            {"lessons": READ_ALL, "attempts": {"kern": (taken(),)}},
            Next("toets", "balie", "balie", "Toets balie", "Begin met ‘Toets balie’", 3),
        ),
        (
            {"lessons": READ_ALL, "attempts": {"kern": (taken(),), "balie": (taken(passed=True),)}},
            None,
        ),
        ({"completions": {"balie": COMPLETION}}, None),
    ],
    ids=[
        "nothing done",
        "half a lesson",
        "next lesson",
        "half a later lesson",
        "lessons done",
        "in a test",
        "test answered",
        "one test waits",
        "all waits",
        "valid",
    ],
)
def test_the_next_step_is_the_exact_place(more, expected):
    assert next_of(**more) == expected


def test_the_most_urgent_path_comes_first():
    assignments = {
        "balie": Assigned("balie", NOW, None, "", None),
        "weg": Assigned("weg", NOW, date(2026, 11, 1), "", None),
        "wijk": Assigned("wijk", NOW, date(2026, 12, 1), "", NOW),
    }
    found = progress_of_paths(LIBRARY, Facts(assignments=assignments), now=NOW)

    assert [(one.path.id, one.standing.code, one.minutes_left) for one in found] == [
        ("wijk", "bezig", 14),
        ("balie", "niet-gestart", 14),
    ]
    assert [one.shared_with for one in found[0].lessons] == [("Balie",), ()]


def test_a_valid_path_comes_last_and_takes_no_time():
    completed = {"balie": COMPLETION}
    found = progress_of_paths(LIBRARY, facts(("balie", "wijk"), completions=completed), now=NOW)

    assert [(one.path.id, one.standing.code, one.minutes_left) for one in found] == [
        ("wijk", "niet-gestart", 11),  # the shared test was passed for the other path
        ("balie", "geldig", 0),
    ]


def test_a_test_is_as_possible_as_in_the_best_of_the_paths():
    some = facts(("balie", "wijk"), lessons=READ_ALL)

    assert state_of_own_test(LIBRARY, some, "kern", now=NOW).state == "open"
    assert state_of_own_test(LIBRARY, some, "wijk", now=NOW).state == "dicht"
    assert state_of_own_test(LIBRARY, facts(), "wijk", now=NOW) is None


PASSES = {"kern": (taken(passed=True),), "balie": (taken(passed=True, test_id="balie"),)}
EXPIRED = replace(COMPLETION, completed_on=date(2024, 11, 23), valid_until=date(2026, 11, 23))
RUNS_OUT = replace(EXPIRED, valid_until=date(2026, 12, 1))  # to renew from 2 October on
LONG_AGO = datetime(2024, 11, 23, tzinfo=UTC)
BEFORE_WINDOW = datetime(2026, 9, 1, tzinfo=UTC)


def passes(*, kern=NOW, balie=NOW):
    """Both tests passed at these moments."""
    return {
        "kern": (taken(passed=True, at=kern),),
        "balie": (taken(passed=True, at=balie, test_id="balie"),),
    }


def renewal(completion, attempts, *, last=LONG_AGO):
    """Somebody who read everything and finished the path before; None: a correction took it away."""
    return {
        "lessons": READ_ALL,
        "attempts": attempts,
        "completions": {"balie": completion} if completion else {},
        "last_completed_at": {"balie": last},
    }


@pytest.mark.parametrize(
    ("more", "finished"),
    [
        ({"lessons": READ_ALL, "attempts": PASSES}, True),
        ({"lessons": {"samen": DONE}, "attempts": PASSES}, False),
        ({"lessons": READ_ALL, "attempts": {"kern": PASSES["kern"]}}, False),
        ({"lessons": READ_ALL, "attempts": PASSES | {"kern": (taken(),)}}, False),
        (
            {"lessons": READ_ALL, "attempts": PASSES, "completions": {"balie": COMPLETION}},
            False,
        ),
        (renewal(EXPIRED, passes()), True),
        (renewal(EXPIRED, passes(), last=NOW), False),
        (renewal(RUNS_OUT, passes()), True),
        (renewal(RUNS_OUT, passes(kern=BEFORE_WINDOW)), True),
        (renewal(RUNS_OUT, passes(kern=BEFORE_WINDOW, balie=BEFORE_WINDOW)), False),
        (renewal(RUNS_OUT, passes(balie=LONG_AGO)), False),
        (renewal(None, passes()), True),
        (renewal(None, passes(), last=NOW), False),
    ],
    ids=[
        "all",
        "a lesson open",
        "a test open",
        "a test failed",
        "valid",
        "expired and passed again",
        "expired and nothing new",
        "passed again in the window",
        "one test passed for another path before the window",
        "both before the window",
        "one test not passed again",
        "passed again after a correction",
        "nothing new after a correction",
    ],
)
def test_a_path_is_finished_once_per_period(more, finished):
    assert is_finished(LIBRARY, facts(**more), "balie", now=NOW) is finished


def test_who_passed_everything_before_the_window_takes_the_tests_in_it():
    early = renewal(RUNS_OUT, passes(kern=BEFORE_WINDOW, balie=BEFORE_WINDOW))

    found = progress_of_path(LIBRARY, facts(**early), "balie", now=NOW)

    assert [one.state for one in found.tests] == ["open", "open"]
    assert found.next.label == "Begin met ‘Toets kern’"


SOME_FACTS = builds(
    facts,
    lessons=dictionaries(
        sampled_from(["samen", "balie-les"]), builds(Read, integers(0, 2), sampled_from([None, NOW]))
    ),
    attempts=dictionaries(sampled_from(["kern", "balie"]), lists(booleans(), max_size=4)).map(
        lambda histories: {
            test_id: tuple(taken(number, passed=passed) for number, passed in enumerate(passes, 1))
            for test_id, passes in histories.items()
        }
    ),
)


@given(SOME_FACTS)
def test_nobody_finishes_without_every_lesson_and_every_test(some):
    finished = is_finished(LIBRARY, some, "balie", now=NOW)

    read = all(some.lessons.get(one, Read(0, None)).completed_at for one in ("samen", "balie-les"))
    passed = all(any(one.passed for one in some.attempts.get(test, ())) for test in ("kern", "balie"))
    assert finished == (read and passed)


@given(SOME_FACTS, sampled_from(["samen", "balie-les"]))
def test_reading_more_never_takes_anything_away(some, lesson_id):
    more = replace(some, lessons={**some.lessons, lesson_id: DONE})

    before = progress_of_path(LIBRARY, some, "balie", now=NOW)
    after = progress_of_path(LIBRARY, more, "balie", now=NOW)

    assert after.lessons_done >= before.lessons_done
    assert after.minutes_left <= before.minutes_left
    assert is_finished(LIBRARY, more, "balie", now=NOW) >= is_finished(LIBRARY, some, "balie", now=NOW)


@given(SOME_FACTS)
def test_there_is_a_next_step_unless_all_is_done_or_waits(some):
    found = progress_of_path(LIBRARY, some, "balie", now=NOW)

    is_open = any(one.state != "klaar" for one in found.lessons) or any(
        one.state == "open" for one in found.tests
    )
    assert (found.next is not None) == is_open
