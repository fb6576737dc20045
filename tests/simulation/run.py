"""Let the municipality live and look at it every month, thoroughly now and then."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy.orm import Session

from tests.simulation.compare import Findings, check
from tests.simulation.content import OLD, USUAL
from tests.simulation.diary import LOOK_ON, Entry
from tests.simulation.life import FIRST, MONTHS, Life
from tests.simulation.naive import Town

THOROUGH = {9, 22}
"""Months of which everybody's record and mail is looked at; in the others of a few."""

MOST = 500
FEW = 12

DECIDED = {"paused", "exempt", "postponed", "withdrawn", "resumed", "corrected", "counts_again"}


@dataclass(frozen=True, slots=True)
class Outcome:
    """The end: how many have each status, what happened how often, and what the checks found."""

    statuses: Counter[str]
    happened: Counter[str]
    found: Findings
    last_day: date


def simulate(
    session: Session, *, people: int, seed: int, tell: Callable[[int, int], None] = lambda *_: None
) -> Outcome:
    """Live three years; `tell` hears after each month how many differences there are."""
    life = Life(session, people, seed)
    town = Town(dict(USUAL), OLD.edition, FIRST)
    found, happened = Findings(), Counter[str]()
    for month in range(MONTHS):
        diary = life.live_month(month)
        happened.update(one.kind for one in diary)
        town.live_until((diary[0].day + timedelta(days=LOOK_ON - 1)), diary)
        check(life, town, found, numbers=_whose_record(life, town, diary, month))
        session.rollback()  # looking leaves nothing behind
        tell(month, len(found.differences))
    statuses = Counter(town.status(*key)[0] for key in town.held)
    return Outcome(statuses, happened, found, town.today)


def _whose_record(life: Life, town: Town, diary: Iterable[Entry], month: int) -> Collection[str]:
    """At the end everybody's; else of many, or of a few about whom HR decided something this month."""
    if month == MONTHS - 1:
        return set(town.people)
    if month in THOROUGH:
        return life.random.sample(sorted(town.people), min(len(town.people), MOST))
    about = {one.number for one in diary if one.kind in DECIDED}
    return sorted(about)[:FEW]
