"""What a learner sees of a test: a question, the review, the result."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from elearn.content.library import Goal, Lesson, Test
from elearn.questions.question import Answer, Grade, Question
from elearn.services.progress.values import CompletionView


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of an open attempt; `seed` is for `question.field`, places count from 1."""

    attempt_id: UUID
    test: Test
    question: Question
    seed: str
    place: int
    size: int


@dataclass(frozen=True, slots=True)
class OpenQuestion(Asked):
    """The same with what was answered so far."""

    answer: Answer | None
    answered_places: frozenset[int]


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """An answer before handing in, in words; `is_complete` False: some rows are still empty."""

    place: int
    question: Question
    seed: str
    words: tuple[str, ...]
    is_answered: bool
    is_complete: bool


@dataclass(frozen=True, slots=True)
class Review:
    """Everything answered so far; `unanswered` counts questions without any answer."""

    attempt_id: UUID
    test: Test
    rows: tuple[ReviewRow, ...]
    unanswered: int


@dataclass(frozen=True, slots=True)
class Graded:
    """A question with what it earned; `goal_id` is the goal it was drawn for."""

    goal_id: str
    question: Question
    grade: Grade


@dataclass(frozen=True, slots=True)
class GoalScore:
    """The points for one goal, out of the number of its questions."""

    goal_id: str
    points: float
    maximum: int


@dataclass(frozen=True, slots=True)
class Verdict:
    """How a test ended. `percentage` is whole and rounded down, and it is what decides.

    `missed_critical`: a critical question was not fully right, so the test is not passed.
    """

    points: float
    maximum: int
    percentage: int
    passed: bool
    missed_critical: bool
    per_goal: tuple[GoalScore, ...]


@dataclass(frozen=True, slots=True)
class ResultRow:
    """A question afterwards; `goal` and `lesson` (where to reread) None: no longer in the content."""

    place: int
    question: Question
    seed: str
    answer: Answer | None
    words: tuple[str, ...]
    grade: Grade
    goal: Goal | None
    lesson: Lesson | None
    key_point_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """An attempt that was handed in; `completed` are the paths that it finished."""

    attempt_id: UUID
    test: Test
    number: int
    submitted_at: datetime
    verdict: Verdict
    pass_percentage: int
    rows: tuple[ResultRow, ...]
    tries_left: int
    open_from: datetime | None
    completed: tuple[CompletionView, ...]
