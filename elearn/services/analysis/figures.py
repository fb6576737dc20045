"""What the counters of a question say, in numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Literal

from elearn.questions.question import Pick, Question
from elearn.services.analysis.sums import UNIT, Sums, correlation
from elearn.services.minimum_group import MINIMUM_GROUP

CONFIDENCE = 1.959964
"""How many standard errors hold 95 of 100 samples."""


Who = Literal["veel", "weinig", "gemengd"]


@dataclass(frozen=True, slots=True)
class PickCount:
    """How many people picked something in one test, and the points they had for the rest."""

    people: int
    rest: int


@dataclass(frozen=True, slots=True)
class ItemCount:
    """The counters of a version of a question in one test: x are its points, y the rest."""

    sums: Sums
    fully_right: int
    picks: Mapping[str, PickCount]


@dataclass(frozen=True, slots=True)
class Interval:
    """Between which shares the share of all learners lies, in 95 of 100 cases."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class PickFigures:
    """One thing to pick, and the share that did.

    `knowing` is the correlation of picking it with the points for the rest of the test; `who` says
    whether those who pick it know more or less than others, or as much as chance allows.
    """

    pick: Pick
    share: float
    knowing: float | None
    who: Who


@dataclass(frozen=True, slots=True)
class Figures:
    """A version of a question in numbers, over at least `MINIMUM_GROUP` people.

    `right` is the share that had it fully right. `facility` is the mean share of the points
    (Moodle: facility index), the same as `right` where a question knows no part of the points.
    `discrimination` is the correlation with the points for the rest of the test (Moodle:
    discrimination index, divided by 100); None when all had the same.

    Both as defined in https://docs.moodle.org/dev/Quiz_statistics_calculations.
    """

    people: int
    right: float
    interval: Interval
    facility: float
    discrimination: float | None
    picks: tuple[PickFigures, ...]
    unanswered: float | None


def figures_of(question: Question, counts: Sequence[ItemCount]) -> Figures | None:
    """The figures over all tests together; None while the group is too small to show."""
    people = sum(count.sums.n for count in counts)
    if people < MINIMUM_GROUP:
        return None
    right = sum(count.fully_right for count in counts)
    picks = tuple(_pick_figures(pick, counts, people) for pick in question.picks(None))
    return Figures(
        people=people,
        right=right / people,
        interval=wilson(right, people),
        facility=sum(count.sums.x for count in counts) / (people * UNIT),
        discrimination=correlation(count.sums for count in counts),
        picks=picks,
        unanswered=_unanswered(question, picks),
    )


def wilson(successes: int, total: int) -> Interval:
    """The score interval for a share (E.B. Wilson, JASA 22, 1927, pages 209-212)."""
    share, squared = successes / total, CONFIDENCE**2
    middle = share + squared / (2 * total)
    margin = CONFIDENCE * sqrt(share * (1 - share) / total + squared / (4 * total**2))
    scale = 1 + squared / total
    return Interval(max(0.0, (middle - margin) / scale), min(1.0, (middle + margin) / scale))


def _pick_figures(pick: Pick, counts: Sequence[ItemCount], people: int) -> PickFigures:
    picked = sum(count.picks[pick.key].people for count in counts if pick.key in count.picks)
    knowing = correlation(_sums_of(pick.key, one) for one in counts)
    return PickFigures(pick, picked / people, knowing, _who(knowing, people))


def by_chance(people: int) -> float:
    """How far from 0 a correlation can come by chance (in 95 of 100 cases)."""
    return CONFIDENCE / sqrt(people)


def _who(knowing: float | None, people: int) -> Who:
    if knowing is None or abs(knowing) < by_chance(people):
        return "gemengd"
    return "veel" if knowing > 0 else "weinig"


def _sums_of(key: str, count: ItemCount) -> Sums:
    """The same people, with x 1 for whoever picked it and 0 for the others."""
    of_pick = count.picks.get(key, PickCount(0, 0))
    n, y, yy = count.sums.n, count.sums.y, count.sums.yy
    return Sums(n=n, x=of_pick.people, xx=of_pick.people, y=y, yy=yy, xy=of_pick.rest)


def _unanswered(question: Question, picks: Sequence[PickFigures]) -> float | None:
    """The share that picked nothing; None where somebody may pick more than one thing."""
    if question.kind in ("een-antwoord", "stelling", "invullen"):
        return max(0.0, 1 - sum(one.share for one in picks))
    return None
