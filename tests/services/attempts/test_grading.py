"""When a test is passed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis.strategies import booleans, builds, floats, integers, lists

from elearn.questions.question import Grade
from elearn.services.attempts.grading import grade_test, percentage_of
from elearn.services.attempts.values import GoalScore, Graded, Verdict
from tests.services.content import question

PLAIN, CRITICAL = question("gewoon", "K1"), question("kritiek", "K1", kritiek=True)


def graded(points, *, critical=False, goal="K1"):
    return Graded(goal, CRITICAL if critical else PLAIN, Grade(points, ()))


ANY = lists(builds(graded, floats(0, 1), critical=booleans()), max_size=12)


@pytest.mark.parametrize(
    ("points", "percentage", "passed"),
    [
        ([1, 1, 1, 1], 100, True),
        ([1, 1, 1, 0], 75, True),
        ([1, 1, 0.99, 0], 74, False),
        ([1 / 3, 1 / 3, 1 / 3, 1, 1], 60, False),
        ([2 / 3, 2 / 3, 2 / 3, 1], 75, True),
        ([0, 0], 0, False),
        ([], 0, False),
    ],
)
def test_three_quarters_of_the_points_is_enough(points, percentage, passed):
    verdict = grade_test(75, [graded(one) for one in points])

    assert (verdict.percentage, verdict.passed) == (percentage, passed)


def test_a_critical_question_must_be_fully_right():
    verdict = grade_test(75, [graded(0.9, critical=True), graded(1), graded(1, goal="K2")])

    assert verdict == Verdict(
        points=2.9,
        maximum=3,
        percentage=96,
        passed=False,
        missed_critical=True,
        per_goal=(GoalScore("K1", 1.9, 2), GoalScore("K2", 1, 1)),
    )


@given(ANY, integers(1, 100))
def test_who_passes_has_the_norm_and_all_critical_questions(answers, norm):
    verdict = grade_test(norm, answers)

    right = all(one.grade.is_right for one in answers if one.question.critical)
    assert verdict.passed == (bool(answers) and verdict.percentage >= norm and right)


@given(ANY, integers(1, 100), integers(0, 11))
def test_a_better_answer_never_fails_a_test(answers, norm, place):
    if place >= len(answers):
        return
    better = [*answers]
    better[place] = Graded("K1", answers[place].question, Grade(1.0, ()))

    before, after = grade_test(norm, answers), grade_test(norm, better)

    assert after.passed >= before.passed
    assert after.percentage >= before.percentage


@given(integers(1, 30), integers(0, 30))
def test_a_percentage_is_rounded_down_and_exact_at_whole_parts(maximum, points):
    points = min(points, maximum)

    assert percentage_of(points, maximum) == 100 * points // maximum
