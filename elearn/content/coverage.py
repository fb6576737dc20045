"""What the content covers and what it still misses: pure functions over a module as served."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from elearn.content.citing import Item, items_citing
from elearn.content.dilemma import Dilemma
from elearn.content.guide import KeyPoint, Page, Tool
from elearn.content.library import Goal, Lesson, Module, Path


@dataclass(frozen=True, slots=True)
class Pool:
    """How many questions somebody of a role can practise with, and can get in a test."""

    practice: int
    test: int


@dataclass(frozen=True, slots=True)
class GoalCoverage:
    """A goal; path id -> its questions, only for the roles that the goal is for."""

    goal: Goal
    by_role: Mapping[str, Pool]


@dataclass(frozen=True, slots=True)
class KeyPointCoverage:
    """A key point and what cites it."""

    key_point: KeyPoint
    lessons: tuple[Item, ...]
    questions: tuple[Item, ...]

    @property
    def is_whole(self) -> bool:
        """Whether a lesson teaches it and a question asks it."""
        return bool(self.lessons and self.questions)


@dataclass(frozen=True, slots=True)
class Link:
    """A link of the guide, or one that only lessons use (`page` None)."""

    tool: Tool
    page: Page | None


def goals_by_role(module: Module) -> tuple[GoalCoverage, ...]:
    """The questions per goal and role."""
    return tuple(
        GoalCoverage(
            goal,
            {
                path.id: _pool(module, path, goal.id)
                for path in module.paths.values()
                if path.id in goal.roles
            },
        )
        for goal in module.goals.values()
    )


def _pool(module: Module, path: Path, goal_id: str) -> Pool:
    quizzes = (quiz for quiz in module.quizzes.values() if quiz.lesson_id in path.lesson_ids)
    practice = sum(question.goal == goal_id for quiz in quizzes for question in quiz.practice)
    is_tested = any(goal_id in module.tests[test_id].goals for test_id in path.test_ids)
    return Pool(practice, len(module.pool(goal_id)) if is_tested else 0)


def key_point_coverage(module: Module) -> tuple[KeyPointCoverage, ...]:
    """Every key point in the order of the guide."""
    citing = items_citing(module)
    return tuple(
        KeyPointCoverage(
            key_point,
            tuple(item for item in citing[key_point.id] if item.kind == "les"),
            tuple(item for item in citing[key_point.id] if item.kind == "vraag"),
        )
        for key_point in module.guide.key_points.values()
    )


def not_checked_since(module: Module, day: date) -> tuple[Lesson | Dilemma, ...]:
    """Lessons and dilemmas that nobody looked at from this day on, the longest ago first."""
    items: tuple[Lesson | Dilemma, ...] = (*module.lessons.values(), *module.dilemmas.values())
    late = [item for item in items if _is_late(item.checked_on, day)]
    return tuple(sorted(late, key=lambda item: item.checked_on or date.min))


def links_of(module: Module) -> tuple[Link, ...]:
    """Every link that a lesson may use, in the order of the guide; the ones of our own come last."""
    of_pages = (Link(tool, page) for page in module.guide.pages.values() for tool in page.tools)
    of_lessons = (Link(tool, None) for tool in module.guide.other_links)
    return tuple(link for link in (*of_pages, *of_lessons) if link.tool.url)


def links_not_checked_since(module: Module, day: date) -> tuple[Link, ...]:
    """Links that nobody opened from this day on, in the order of the guide."""
    return tuple(link for link in links_of(module) if _is_late(link.tool.checked_on, day))


def _is_late(checked_on: date | None, day: date) -> bool:
    return checked_on is None or checked_on < day
