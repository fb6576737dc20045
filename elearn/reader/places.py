"""Where everything in a file stands: a tree beside the data, with a number for each place.

Files hold thousands of places for each mistake. So a place is a number, which costs little to keep,
and becomes a line and a column when somebody asks.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

Loc = tuple[int | str, ...]
"""The way to a value: `("vragen", 2, "antwoorden", 0, "tekst")`."""

Place = tuple[int, int]
"""Line and column, both from 1."""

Spot = int
"""A place as one number; what stands later has a larger number."""

_LINE = 1 << 32  # no line is that long


def spot_of(event: Any) -> Spot:
    """Where an event of the parser begins."""
    mark = event.start_mark
    spot: Spot = mark.line * _LINE + mark.column
    return spot


def place_of(spot: Spot) -> Place:
    """The line and column of a spot."""
    line, column = divmod(spot, _LINE)
    return line + 1, column + 1


@dataclass(slots=True)
class Spots:
    """Where a list or a mapping stands, its keys, and the values inside: other spots."""

    start: Spot
    keys: dict[int | str, Spot] = field(default_factory=dict)
    inside: dict[int | str, Spot | Spots] = field(default_factory=dict)

    def nearest(self, loc: Loc) -> Spot:
        """Where a value stands; for a value that is not there, the nearest thing around it."""
        return _start_of(self._passed(loc)[-1])

    def key(self, loc: Loc) -> Spot | None:
        """Where the key of a value stands; None when it has no key."""
        around = self._passed(loc[:-1])
        holder = around[-1] if len(around) == len(loc) else None
        return holder.keys.get(loc[-1]) if isinstance(holder, Spots) else None

    def after(self, loc: Loc) -> Spot | None:
        """Where the next value stands, after a value with all that is inside it."""
        *around, found = self._passed(loc)
        beside = (one for spots in around if isinstance(spots, Spots) for one in spots.inside.values())
        start = _start_of(found)
        return min((spot for spot in map(_start_of, beside) if spot > start), default=None)

    def _passed(self, loc: Loc) -> list[Spot | Spots]:
        """Everything on the way to a value, as far as it is there."""
        passed: list[Spot | Spots] = [self]
        for step in loc:
            here = passed[-1]
            if isinstance(here, int) or step not in here.inside:
                break
            passed.append(here.inside[step])
        return passed


def _start_of(spots: Spot | Spots) -> Spot:
    return spots if isinstance(spots, int) else spots.start
