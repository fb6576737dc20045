"""From rows of the database to the table of a profile, some thousand rows at a time.

Cells are made per column, not per row: for a million rows that is the difference between minutes
and seconds, and it needs no object per row.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import repeat
from typing import Any

from elearn.exports.formats.disarm import TRIGGERS, disarm
from elearn.exports.formats.table import Batch, Cell, Column, Tally
from elearn.exports.registrations.fields import FIELDS
from elearn.exports.registrations.profile import ColumnEntry

PERSON = "person_id"
"""Asked for with every export, for the log; it goes into no file."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Which columns of the query become which columns of the file."""

    entries: tuple[ColumnEntry, ...]
    today: date
    runs: bool

    @property
    def columns(self) -> tuple[Column, ...]:
        """The headings."""
        return tuple(_column(entry) for entry in self.entries)

    @property
    def labels(self) -> tuple[str, ...]:
        """What to ask the database: each label once, the person last."""
        fields = (FIELDS[entry.field] for entry in self.entries if entry.field)
        return (*dict.fromkeys(label for field in fields for label in field.labels), PERSON)

    def batches(self, found: Iterable[Sequence[Sequence[Any]]], tally: Tally) -> Iterator[Batch]:
        """The rows as cells, counted in `tally`."""
        makers = [self._maker(entry) for entry in self.entries]
        last = ""
        for rows in found:
            columns: dict[str, Sequence[Any]] = dict(zip(self.labels, zip(*rows, strict=True), strict=True))
            tally.rows += len(rows)
            last = _note_people(columns[PERSON], last, tally)
            yield [make(columns, len(rows), tally) for make in makers]

    def _maker(self, entry: ColumnEntry) -> Callable[[dict[str, Sequence[Any]], int, Tally], Sequence[Cell]]:
        if entry.field is None or not FIELDS[entry.field].labels:
            fixed: Cell = self.today if entry.field else entry.value
            return lambda _columns, count, _tally: list(repeat(fixed, count))
        field = FIELDS[entry.field]
        disarms = self.runs and field.typed

        def make(columns: dict[str, Sequence[Any]], _count: int, tally: Tally) -> Sequence[Cell]:
            given = [columns[label] for label in field.labels]
            cells = list(map(field.value, *given)) if field.value else given[0]
            return _disarm_all(cells, tally) if disarms else cells

        return make


def _column(entry: ColumnEntry) -> Column:
    if entry.field is None:
        return Column(entry.heading, "tekst", max(len(entry.heading), len(entry.value or "")) + 2)
    field = FIELDS[entry.field]
    return Column(entry.heading, field.kind, max(field.width, len(entry.heading) + 2))


def _disarm_all(cells: Sequence[Cell], tally: Tally) -> Sequence[Cell]:
    # `may_run` without a call per cell: there are millions, and only texts come here.
    risky = [place for place, cell in enumerate(cells) if cell and cell[0] in TRIGGERS]  # type: ignore[index]  # text
    if not risky:
        return cells
    safe = list(cells)
    for place in risky:
        safe[place] = disarm(str(safe[place]))
    tally.disarmed += len(risky)
    return safe


def _note_people(people: Sequence[str], last: str, tally: Tally) -> str:
    for one in people:
        if one != last:
            tally.people += bytes.fromhex(one.replace("-", ""))
            last = one
    return last
