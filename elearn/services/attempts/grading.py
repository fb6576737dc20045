"""Whether a test is passed: enough points, and every critical question fully right."""

from __future__ import annotations

from collections.abc import Sequence

from elearn.services.attempts.values import GoalScore, Graded, Verdict

# Points are sums of fractions: three times a third must count as one.
TOLERANCE = 1e-9


def grade_test(pass_percentage: int, graded: Sequence[Graded]) -> Verdict:
    """The verdict on the graded questions of an attempt; without questions nobody passes."""
    points = sum(one.grade.points for one in graded)
    percentage = percentage_of(points, len(graded))
    missed = any(one.question.critical and not one.grade.is_right for one in graded)
    return Verdict(
        points=points,
        maximum=len(graded),
        percentage=percentage,
        passed=bool(graded) and percentage >= pass_percentage and not missed,
        missed_critical=missed,
        per_goal=_per_goal(graded),
    )


def percentage_of(points: float, maximum: int) -> int:
    """Whole percents, rounded down, so that nobody sees the norm and fails."""
    return int(100 * points / maximum + TOLERANCE) if maximum else 0


def _per_goal(graded: Sequence[Graded]) -> tuple[GoalScore, ...]:
    goal_ids = sorted({one.goal_id for one in graded})
    grades = {id_: [one.grade for one in graded if one.goal_id == id_] for id_ in goal_ids}
    return tuple(GoalScore(id_, sum(grade.points for grade in own), len(own)) for id_, own in grades.items())
