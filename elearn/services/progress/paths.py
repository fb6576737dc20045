"""A whole path for one learner, put together from the rules."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from elearn.content.library import Library, Path
from elearn.services.calendar import today
from elearn.services.progress.next_step import next_step
from elearn.services.progress.rules import passed_at, state_of_lesson, state_of_test, status_of
from elearn.services.progress.values import (
    Facts,
    LessonState,
    PathProgress,
    TestState,
)

MOST_POSSIBLE_FIRST = ("bezig", "open", "wachten", "op", "gehaald", "dicht")


def progress_of_paths(library: Library, facts: Facts, *, now: datetime) -> tuple[PathProgress, ...]:
    """All paths of a learner, most urgent first: valid ones last, then by date and title."""
    paths = [progress_of_path(library, facts, path_id, now=now) for path_id in own_paths(library, facts)]
    return tuple(sorted(paths, key=_urgency))


def own_paths(library: Library, facts: Facts) -> list[str]:
    """The ids of the assigned paths that the content still has."""
    return [path_id for path_id in facts.assignments if path_id in library.paths]


def progress_of_path(library: Library, facts: Facts, path_id: str, *, now: datetime) -> PathProgress:
    """One assigned path of a learner."""
    path, assignment = library.paths[path_id], facts.assignments[path_id]
    completion = facts.completions.get(path_id)
    valid_until = completion.valid_until if completion else None
    started = assignment.started_at is not None
    status = status_of(is_started=started, valid_until=valid_until, today=today(now))
    lessons = tuple(_lessons(library, facts, path))
    tests = tuple(_tests(library, facts, path, lessons, now))
    return PathProgress(
        path,
        library.module_of[path_id],
        assignment,
        lessons,
        tests,
        completion,
        status,
        None if status == "geldig" else next_step(path, lessons, tests),
    )


def state_of_own_test(library: Library, facts: Facts, test_id: str, *, now: datetime) -> TestState | None:
    """A test over all own paths that hold it: what is possible in one of them is possible.

    None when no own path has the test.
    """
    paths = (progress_of_path(library, facts, one, now=now) for one in own_paths(library, facts))
    states = [one for path in paths for one in path.tests if one.test.id == test_id]
    return min(states, key=lambda one: MOST_POSSIBLE_FIRST.index(one.state), default=None)


def is_finished(library: Library, facts: Facts, path_id: str, *, now: datetime) -> bool:
    """Whether a path earns a completion now: everything done, nothing valid, and something new.

    Something new is a test passed after the last completion. Without that rule a path that gets
    a longer validity would renew old certificates for nothing.
    """
    progress = progress_of_path(library, facts, path_id, now=now)
    lessons_done = progress.lessons_done == len(progress.lessons)
    tests_done = all(one.state == "gehaald" for one in progress.tests)
    return lessons_done and tests_done and _is_new(progress, facts, today(now))


def _is_new(progress: PathProgress, facts: Facts, day: date) -> bool:
    if progress.completion is None:
        return True
    months = progress.path.valid_months
    passes = [passed_at(facts.attempts[id_], months, day) for id_ in progress.path.test_ids]
    last = progress.completion.completed_at
    return progress.status != "geldig" and any(one and one > last for one in passes)


def _lessons(library: Library, facts: Facts, path: Path) -> Iterator[LessonState]:
    others = [library.paths[one] for one in own_paths(library, facts) if one != path.id]
    for lesson_id in path.lesson_ids:
        shared_with = tuple(other.title for other in others if lesson_id in other.lesson_ids)
        yield state_of_lesson(library.lessons[lesson_id], facts.lessons.get(lesson_id), shared_with)


def _tests(
    library: Library, facts: Facts, path: Path, lessons: tuple[LessonState, ...], now: datetime
) -> Iterator[TestState]:
    may_start = all(one.state == "klaar" for one in lessons)
    for test_id in path.test_ids:
        yield state_of_test(
            library.tests[test_id],
            facts.attempts.get(test_id, ()),
            may_start=may_start,
            valid_months=path.valid_months,
            now=now,
        )


def _urgency(progress: PathProgress) -> tuple[bool, date, str]:
    due_on = progress.assignment.due_on or date.max
    return progress.status == "geldig", due_on, progress.path.title
