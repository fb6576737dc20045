"""Sums that say how two numbers of a person go together, and the correlation they give.

Sums can be added: the answers of today to those of yesterday. That makes counters of them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt

UNIT = 27_720
"""One point, as it is counted. It can be divided by 1 to 12, so the points for a question with up
to twelve rows are whole numbers, and whole numbers add up the same in any order."""


@dataclass(frozen=True, slots=True)
class Sums:
    """Over `n` people: the sums of x and y, their squares and their product."""

    n: int = 0
    x: int = 0
    xx: int = 0
    y: int = 0
    yy: int = 0
    xy: int = 0

    def __add__(self, other: Sums) -> Sums:
        return Sums(
            self.n + other.n,
            self.x + other.x,
            self.xx + other.xx,
            self.y + other.y,
            self.yy + other.yy,
            self.xy + other.xy,
        )

    @property
    def spread_x(self) -> float:
        """The squared distances of x to its mean, added up."""
        return self._spread(self.xx, self.x, self.x)

    @property
    def spread_y(self) -> float:
        """The squared distances of y to its mean, added up."""
        return self._spread(self.yy, self.y, self.y)

    @property
    def together(self) -> float:
        """The product of both distances to the mean, added up."""
        return self._spread(self.xy, self.x, self.y)

    def _spread(self, products: int, one: int, other: int) -> float:
        # Whole numbers until the division: no digit is lost in a difference of large numbers.
        return (self.n * products - one * other) / self.n if self.n else 0.0


def in_units(points: float) -> int:
    """Points as they are counted."""
    return round(points * UNIT)


def correlation(groups: Iterable[Sums]) -> float | None:
    """Pearson's r of x and y within the groups; None when x or y is the same for everybody.

    Each group keeps its own means, so that a difference between two tests does not look like a
    difference between two people. For one group this is the ordinary r.
    """
    listed = tuple(groups)
    spread = sum(one.spread_x for one in listed) * sum(one.spread_y for one in listed)
    return sum(one.together for one in listed) / sqrt(spread) if spread > 0 else None
