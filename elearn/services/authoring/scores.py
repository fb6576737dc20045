"""What every combination of ticks earns, so that a trainer can see the rule at work."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product

from elearn.questions.multiple_choice import MultipleChoice


@dataclass(frozen=True, slots=True)
class Ticks:
    """One way to fill in the question: for each answer whether it is ticked, and the points."""

    ticked: tuple[bool, ...]
    points: float


def score_table(question: MultipleChoice) -> tuple[Ticks, ...]:
    """Every combination, most points first, and fewest ticks first among those."""
    combinations = product((False, True), repeat=len(question.options))
    rows = (Ticks(ticked, _points(question, ticked)) for ticked in combinations)
    return tuple(sorted(rows, key=lambda one: (-one.points, sum(one.ticked), [not it for it in one.ticked])))


def _points(question: MultipleChoice, ticked: tuple[bool, ...]) -> float:
    options = zip(question.options, ticked, strict=True)
    chosen = [option.key for option, is_ticked in options if is_ticked]
    return question.grade(question.to_answer(chosen)).points
