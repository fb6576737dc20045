"""Where somebody stands: the rules are pure functions over `Facts`, which one reader fetches."""

from elearn.services.progress.facts import load_facts
from elearn.services.progress.next_step import next_step
from elearn.services.progress.paths import is_finished, progress_of_path, progress_of_paths, state_of_own_test
from elearn.services.progress.rules import state_of_lesson, state_of_test
from elearn.services.progress.values import (
    Assigned,
    CompletionView,
    Facts,
    LessonState,
    LessonStatus,
    Next,
    PathProgress,
    Period,
    Read,
    Taken,
    TestState,
    TestStatus,
)

__all__ = [
    "Assigned",
    "CompletionView",
    "Facts",
    "LessonState",
    "LessonStatus",
    "Next",
    "PathProgress",
    "Period",
    "Read",
    "Taken",
    "TestState",
    "TestStatus",
    "is_finished",
    "load_facts",
    "next_step",
    "progress_of_path",
    "progress_of_paths",
    "state_of_lesson",
    "state_of_own_test",
    "state_of_test",
]
