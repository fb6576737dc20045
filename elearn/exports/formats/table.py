"""What every format writes: columns with a heading, and cells that come in batches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from itertools import islice
from typing import Literal

Cell = str | date | int | Decimal | None
Kind = Literal["tekst", "dag", "getal"]
Encoding = Literal["utf-8", "utf-8-sig", "cp1252"]
Batch = Sequence[Sequence[Cell]]
"""Some rows, per column: the cells of the first column, then those of the second, and so on."""


@dataclass(frozen=True, slots=True)
class Column:
    """A heading and what stands below it; `width` in characters, for a spreadsheet."""

    heading: str
    kind: Kind
    width: int


@dataclass(slots=True)
class Tally:
    """What went into a file: rows, cells made harmless, characters the encoding does not have.

    `people` are the 16 bytes of the id of everybody who is in it, in the order of the rows.
    """

    rows: int = 0
    disarmed: int = 0
    replaced: int = 0
    people: bytearray = field(default_factory=bytearray, repr=False)


@dataclass(frozen=True, slots=True)
class Style:
    """How text is written where a format leaves a choice; `day` is a pattern for strftime."""

    delimiter: str = ";"
    encoding: Encoding = "utf-8"
    day: str = "%Y-%m-%d"
    decimal: Literal[",", "."] = "."
    headings: bool = True


@dataclass(frozen=True, slots=True)
class Table:
    """One table to write, once: the batches are read while they are written."""

    columns: tuple[Column, ...]
    batches: Iterable[Batch]
    tally: Tally


def rows_of(batch: Batch) -> Iterator[tuple[Cell, ...]]:
    """The rows of a batch."""
    return zip(*batch, strict=True)


def cut(batches: Iterator[Batch], most: int, size: int) -> Iterator[Iterator[Batch]]:
    """The batches in groups of at most `most` rows; `size` is the length of every batch but the last."""
    while True:
        first = next(batches, None)
        if first is None:
            return
        yield _group(first, batches, most // size - 1)


def _group(first: Batch, batches: Iterator[Batch], more: int) -> Iterator[Batch]:
    yield first
    yield from islice(batches, more)
