"""A whole path for one learner, put together from the rules."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from elearn.content.library import Library, Path
from elearn.services.calendar import today
from elearn.services.progress.next_step import next_step
from elearn.services.progress.proof import taken_at
from elearn.services.progress.rules import state_of_lesson, state_of_test
from elearn.services.progress.standing import period_of, policy_of, standing_of
from elearn.services.progress.values import (
    Facts,
    LessonState,
    PathProgress,
    Period,
    TestState,
)

MOST_POSSIBLE_FIRST = ("bezig", "open", "wachten", "op", "gehaald", "dicht")


def progress_of_paths(library: Library, facts: Facts, *, now: datetime) -> tuple[PathProgress, ...]:
    """All paths of a learner, most urgent first: what asks nothing now comes last."""
    paths = [progress_of_path(library, facts, path_id, now=now) for path_id in own_paths(library, facts)]
    return tuple(sorted(paths, key=_urgency))


def own_paths(library: Library, facts: Facts) -> list[str]:
    """The ids of the assigned paths that the content still has."""
    return [path_id for path_id in facts.assignments if path_id in library.paths]


def progress_of_path(library: Library, facts: Facts, path_id: str, *, now: datetime) -> PathProgress:
    """One assigned path of a learner."""
    path, assignment = library.paths[path_id], facts.assignments[path_id]
    standing = standing_of(facts, path, today=today(now))
    lessons = tuple(_lessons(library, facts, path))
    may_start = all(one.state == "klaar" for one in lessons)
    period = period_of(library, facts, path, standing)
    tests = tuple(_tests(library, facts, path, period, may_start=may_start, now=now))
    return PathProgress(
        path,
        library.module_of[path_id],
        assignment,
        lessons,
        tests,
        facts.completions.get(path_id),
        policy_of(facts, path),
        standing,
        next_step(path, lessons, tests) if standing.is_open else None,
    )


def state_of_own_test(library: Library, facts: Facts, test_id: str, *, now: datetime) -> TestState | None:
    """A test over all own paths that hold it: what is possible in one of them is possible.

    None when no own path has the test.
    """
    paths = (progress_of_path(library, facts, one, now=now) for one in own_paths(library, facts))
    states = [one for path in paths for one in path.tests if one.test.id == test_id]
    return min(states, key=lambda one: MOST_POSSIBLE_FIRST.index(one.state), default=None)


def is_finished(library: Library, facts: Facts, path_id: str, *, now: datetime) -> bool:
    """Whether a path earns a completion now: there is none to renew yet, and everything is done.

    Tests that were passed for the last completion do not count again; lessons stay read.
    """
    progress = progress_of_path(library, facts, path_id, now=now)
    lessons_done = progress.lessons_done == len(progress.lessons)
    tests_done = all(one.state == "gehaald" for one in progress.tests)
    return progress.standing.is_open and lessons_done and tests_done


def _lessons(library: Library, facts: Facts, path: Path) -> Iterator[LessonState]:
    others = [library.paths[one] for one in own_paths(library, facts) if one != path.id]
    for lesson_id in path.lesson_ids:
        shared_with = tuple(other.title for other in others if lesson_id in other.lesson_ids)
        yield state_of_lesson(library.lessons[lesson_id], facts.lessons.get(lesson_id), shared_with)


def _tests(  # noqa: PLR0913 -- one fact each
    library: Library, facts: Facts, path: Path, period: Period, *, may_start: bool, now: datetime
) -> Iterator[TestState]:
    for test_id in path.test_ids:
        taken = taken_at(library, facts, test_id)
        yield state_of_test(library.tests[test_id], taken, may_start=may_start, period=period, now=now)


def _urgency(progress: PathProgress) -> tuple[bool, date, str]:
    standing = progress.standing
    is_quiet = not standing.is_open or standing.code == "vrijgesteld"
    return is_quiet, standing.act_before or date.max, progress.path.title
