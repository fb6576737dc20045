"""From the lines of a saved table to rows of cells, with the habits of spreadsheets taken away."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from elearn.reader.problem import Problem
from elearn.reader.sheet.decoding import to_lines
from elearn.reader.sheet.letters import letter_of

SEPARATORS = ";\t,"
MOST_JOINED = 20
"""Lines that one cell with line breaks may take; a quote that never closes would swallow the file."""

MOST_COLUMNS = 200
_TEXT_FORMULA = re.compile(r'="([^"]*)"')
# Nobody types these, and a screen does not show them.
_HIDDEN = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufffd\ue000-\uf8ff]")

_QUOTE = (
    'Op deze regel staat een aanhalingsteken (") verkeerd.',
    "Haal het weg, of zet er nog een bij.",
)
_NO_HEADINGS = ("Boven de kolommen staan geen kopjes.", "Zet op de eerste regel de kopjes.")
_TOO_WIDE = (
    f"Dit bestand heeft meer dan {MOST_COLUMNS} kolommen.",
    "Stuur alleen de kolommen uit de uitleg.",
)


@dataclass(frozen=True, slots=True)
class Row:
    """A line with its cells, as many as there are headings."""

    line: int
    cells: Sequence[str]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table: the line of the headings, the rows below, and the lines that could not be read.

    `refusal` is set when the file as a whole is no table; then there is nothing else.
    """

    name: str
    headings: tuple[str, ...] = ()
    heading_line: int = 1
    rows: Sequence[Row] = ()
    problems: Sequence[Problem] = ()
    refusal: Problem | None = None


def read_sheet(name: str, content: bytes) -> Sheet:
    """Read a table; never raises for anything that can be in a file. `name` goes into problems."""
    lines, refusal = to_lines(name, content)
    if refusal:
        return Sheet(name, refusal=refusal)
    start, separator = _separator(lines)
    reading = _Reading(name, separator)
    rows = reading.rows(lines, start)
    first = next(rows, None)
    if first is None or not any(first.cells):
        return Sheet(name, refusal=Problem(name, 1, 1, "C003", *_NO_HEADINGS))
    headings = _without_empty_end(first.cells)
    if len(headings) > MOST_COLUMNS:
        return Sheet(name, refusal=Problem(name, first.line, 1, "C004", *_TOO_WIDE))
    found = [fitted for row in rows if (fitted := reading.fit(row, len(headings)))]
    return Sheet(name, tuple(headings), first.line, found, reading.problems)


def _separator(lines: Sequence[str]) -> tuple[int, str]:
    """Where the table begins, and what is between its cells."""
    start = next((number for number, line in enumerate(lines) if line.strip()), 0)
    told = re.fullmatch(r'"?sep=([;,|\t])"?[;,|\t]*', lines[start], re.IGNORECASE)
    if told:
        return start + 1, told[1]
    outside_quotes = re.sub(r'"[^"]*"', "", lines[start])
    return start, max(SEPARATORS, key=outside_quotes.count)


@dataclass(slots=True)
class _Reading:
    """One pass over the lines of a file; the mistakes are collected on the way."""

    name: str
    separator: str
    problems: list[Problem] = field(default_factory=list)

    def rows(self, lines: Sequence[str], start: int) -> Iterator[Row]:
        """Every line that is not empty; a line that cannot be split is told and left out."""
        at = start
        while at < len(lines):
            taken, cells = _row_at(lines, at, self.separator)
            if cells is None:
                self.tell(at + 1, 1, "C010", _QUOTE)
            elif any(cells):
                yield Row(at + 1, cells)
            at += taken

    def fit(self, row: Row, width: int) -> Row | None:
        """The row as wide as the headings; None when it has text outside of them or broken letters."""
        if any(row.cells[width:]):
            column = width + 1
            message = f"Na kolom {letter_of(width)} staat nog tekst, maar daar is geen kopje."
            hint = "Staat er een scheidingsteken in een cel? Zet die tekst tussen aanhalingstekens."
            self.tell(row.line, column, "C011", (message, hint))
            return None
        broken = next((at for at, cell in enumerate(row.cells, 1) if _CONTROL.search(cell)), 0)
        if broken:
            message = f"In kolom {letter_of(broken)} staat een teken dat niet te lezen is."
            self.tell(row.line, broken, "C012", (message, "Typ de tekst in deze cel opnieuw."))
            return None
        return Row(row.line, [*row.cells[:width], *[""] * (width - len(row.cells))])

    def tell(self, line: int, column: int, code: str, words: tuple[str, str]) -> None:
        self.problems.append(Problem(self.name, line, column, code, *words))


def clean(cell: str) -> str:
    """The text of a cell as somebody meant it: no space around it, no `="00123"`, no hidden signs."""
    formula = _TEXT_FORMULA.fullmatch(cell.strip())
    text = " ".join(_HIDDEN.sub("", formula[1] if formula else cell).split())
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def _row_at(lines: Sequence[str], at: int, separator: str) -> tuple[int, list[str] | None]:
    """How many lines a row takes, and its cells; None: a quote stands in the wrong place."""
    text = lines[at]
    if (cells := _split(text, separator)) is not None:
        return 1, cells
    for taken, line in enumerate(lines[at + 1 : at + MOST_JOINED], start=2):
        text += "\n" + line
        if text.count('"') % 2 == 0:
            cells = _split(text, separator)
            return (1, None) if cells is None else (taken, cells)
    return 1, None


def _split(text: str, separator: str) -> list[str] | None:
    try:
        [cells] = csv.reader([text], delimiter=separator, strict=True) if text else [[]]
    except csv.Error:
        return None
    return [clean(cell) for cell in cells]


def _without_empty_end(cells: Sequence[str]) -> list[str]:
    kept = list(cells)
    while kept and not kept[-1]:
        kept.pop()
    return kept
