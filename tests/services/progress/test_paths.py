"""The rules for where somebody stands in a path, over values only."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis.strategies import (
    booleans,
    builds,
    dictionaries,
    integers,
    lists,
    sampled_from,
)

from elearn.services.progress import (
    Assigned,
    Facts,
    Next,
    Read,
    is_finished,
    progress_of_path,
    progress_of_paths,
    state_of_own_test,
)
from tests.exports.records import COMPLETION
from tests.services.content import LIBRARY
from tests.services.progress.values import DONE, NOW, facts, taken


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
