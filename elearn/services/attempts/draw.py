"""Draw the questions of a test: the same seed gives the same questions in the same order."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from elearn.content.library import Goal, Module, Test
from elearn.questions.question import Question


def draw(
    module: Module, test: Test, *, seed: str, seen: frozenset[str] = frozenset()
) -> tuple[Question, ...]:
    """Questions for each goal of a test, shuffled; `seen` question ids come last.

    A critical goal gets exactly one critical question: it must be answered fully right, so a
    second one would make the test harder for some than for others.
    """
    goals = (module.goals[goal_id] for goal_id in test.goals)
    drawn = [one for goal in goals for one in _draw_goal(module, goal, test.per_goal, seed, seen)]
    return tuple(sorted(drawn, key=lambda question: _rank("order", seed, question)))


def _draw_goal(module: Module, goal: Goal, size: int, seed: str, seen: frozenset[str]) -> list[Question]:
    pool = _in_turn(module.pool(goal.id), seed, seen)
    if not goal.critical:
        return pool[:size]
    critical = [question for question in pool if question.critical]
    others = [question for question in pool if not question.critical]
    return (critical[:1] + others + critical[1:])[:size]


def _in_turn(pool: Iterable[Question], seed: str, seen: frozenset[str]) -> list[Question]:
    return sorted(pool, key=lambda question: (question.id in seen, _rank("draw", seed, question)))


def _rank(purpose: str, seed: str, question: Question) -> bytes:
    # A hash and not `random`: adding a question to the pool leaves the order of the others.
    return hashlib.sha256(f"{purpose}/{seed}/{question.id}".encode()).digest()
