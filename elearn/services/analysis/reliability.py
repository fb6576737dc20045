"""How far a test tells people apart by what they know, and not by chance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from elearn.services.analysis.sums import Sums


@dataclass(frozen=True, slots=True)
class AttemptCount:
    """The counters of a test of `size` questions; `answers_squared` is of every single answer."""

    size: int
    people: int
    points: int
    points_squared: int
    answers_squared: int


def reliability(test: AttemptCount, items: Sequence[Sums]) -> float | None:
    """From 0 (chance) to 1; None when nothing can be said. `items` hold the points as x.

    When all had the same questions this is Cronbach's alpha (Psychometrika 16, 1951, page 299).
    That is Kuder-Richardson formula 20 where an answer is right or wrong, and Moodle's
    coefficient of internal consistency divided by 100.

    When each person got other questions, alpha would count easy and hard draws as knowledge.
    Then it is the reliability of a mean of answers nested in people: ICC(1,k) of Shrout and
    Fleiss (Psychological Bulletin 86, 1979, page 426). For right or wrong answers of many people
    that is Kuder-Richardson formula 21.
    """
    same = len(items) == test.size and all(item.n == test.people for item in items)
    return _alpha(test, items) if same else _nested(test)


def _alpha(test: AttemptCount, items: Sequence[Sums]) -> float | None:
    between = _spread_of_points(test)
    if test.size < 2 or between <= 0:  # noqa: PLR2004 -- one question agrees with nothing
        return None
    within = sum(item.spread_x for item in items)
    return test.size / (test.size - 1) * (1 - within / between)


def _nested(test: AttemptCount) -> float | None:
    between = _spread_of_points(test)
    if test.size < 2 or test.people < 2 or between <= 0:  # noqa: PLR2004 -- as above
        return None
    mean_square_between = between / test.size / (test.people - 1)
    of_answers = test.answers_squared - test.points_squared / test.size
    mean_square_within = of_answers / (test.people * (test.size - 1))
    return 1 - mean_square_within / mean_square_between


def _spread_of_points(test: AttemptCount) -> float:
    return Sums(n=test.people, x=test.points, xx=test.points_squared).spread_x
