"""Many attempts added up in memory, the way the database adds them up."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import astuple
from functools import reduce

from elearn.services.analysis.figures import ItemCount, PickCount
from elearn.services.analysis.reliability import AttemptCount
from elearn.services.analysis.tally import Response, Tally, tally


def add_up(attempts: Iterable[Sequence[Response]]) -> Tally:
    return reduce(_together, (tally(attempt) for attempt in attempts))


def _together(one: Tally, other: Tally) -> Tally:
    attempt = AttemptCount(one.attempt.size, *_plus(astuple(one.attempt)[1:], astuple(other.attempt)[1:]))
    items = one.items | {
        key: _item(one.items[key], item) if key in one.items else item for key, item in other.items.items()
    }
    return Tally(attempt, items)


def _item(one: ItemCount, other: ItemCount) -> ItemCount:
    picks = {
        key: PickCount(*_plus(*(astuple(side.picks.get(key, PickCount(0, 0))) for side in (one, other))))
        for key in {*one.picks, *other.picks}
    }
    return ItemCount(one.sums + other.sums, one.fully_right + other.fully_right, picks)


def _plus(one, other):
    return [mine + theirs for mine, theirs in zip(one, other, strict=True)]
