"""Where to go on: the open test first, then a lesson, then the next test."""

from __future__ import annotations

from collections.abc import Sequence

from elearn.content.library import Path
from elearn.services.progress.values import LessonState, Next, TestState


def next_step(path: Path, lessons: Sequence[LessonState], tests: Sequence[TestState]) -> Next | None:
    """The next thing to do in a path; None when there is nothing to do now."""
    running = next((one for one in tests if one.state == "bezig"), None)
    if running:
        return _go_on_with_test(path, running)
    half = next((one for one in lessons if one.state == "bezig"), None)
    lesson = half or next((one for one in lessons if one.state == "nieuw"), None)
    if lesson:
        return _read(path, lesson, is_first=all(one.state == "nieuw" for one in lessons))
    ready = next((one for one in tests if one.state == "open"), None)
    return _begin_test(path, ready) if ready else None


def _read(path: Path, one: LessonState, *, is_first: bool) -> Next:
    number = path.lesson_ids.index(one.lesson.id) + 1
    step = one.step + 1
    label = f"Begin met les {number}" if is_first else f"Ga verder met les {number}"
    return Next(
        "les",
        path.id,
        one.lesson.id,
        one.lesson.title,
        label if step == 1 else f"Ga verder met les {number}, stap {step}",
        one.minutes_left,
        step=step,
        number=number,
    )


def _begin_test(path: Path, one: TestState) -> Next:
    test = one.test
    return Next("toets", path.id, test.id, test.title, f"Begin met ‘{test.title}’", test.minutes)


def _go_on_with_test(path: Path, one: TestState) -> Next:
    test, place = one.test, one.open_place
    label = f"Ga verder met ‘{test.title}’, vraag {place}" if place else f"Lever ‘{test.title}’ in"
    return Next(
        "toets",
        path.id,
        test.id,
        test.title,
        label,
        test.minutes,
        place=place,
        is_answered=place is None,
    )
