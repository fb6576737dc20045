"""A path of a person in the second calculation: a due date that moves a day at a time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tests.simulation.months import DAY


@dataclass(slots=True)
class Held:
    """A path of a person. `moved`: by how many days a pause that runs has moved the due date so far."""

    due: date | None
    assigned: date
    rule: str | None
    ended: bool = False
    postponed: bool = False
    started: date | None = None
    exempt: tuple[date, date] | None = None
    pause: tuple[date, date | None] | None = None
    moves: bool = False
    moved: int = 0

    def set_due(self, due: date | None) -> None:
        """A date that is given while a pause runs is meant as it is."""
        self.due, self.moves, self.moved = due, False, 0

    def begin_pause(self, day: date, until: date | None) -> None:
        self.stop_pause()
        self.pause, self.moves = (day, until), self.due is not None and self.due >= day

    def rest_with(self, pauses: list[date | None], day: date) -> None:
        """A rule gave the path now: it rests until the first of the others goes on."""
        self.pause = None
        if pauses:
            self.begin_pause(day, min(filter(None, pauses), default=None))

    def stop_pause(self) -> None:
        if self.due is not None:
            self.due += self.moved * DAY
        self.pause, self.moves, self.moved = None, False, 0

    def live_through(self, day: date) -> None:
        """The end of a day."""
        if self.pause is None:
            return
        _, last = self.pause
        self.moved += self.moves
        if last is not None and day == last:
            self.stop_pause()

    def promised(self, day: date) -> date | None:
        """The due date as HR sees it: a pause with a last day counts as a whole, one without not yet."""
        if self.due is None or self.pause is None or not self.moves:
            return self.due
        last = self.pause[1]
        return self.due if last is None else self.due + (self.moved + (last - day).days + 1) * DAY
