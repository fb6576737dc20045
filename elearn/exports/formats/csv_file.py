"""CSV (RFC 4180) in the dialect that its reader asks for."""

from __future__ import annotations

import codecs
import csv
import io
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date
from typing import BinaryIO

from elearn.exports.formats.table import Cell, Kind, Style, Table, Tally, rows_of


def write_csv(table: Table, file: BinaryIO, style: Style) -> None:
    """Write lines that end with CRLF; only cells that need them get quotes.

    Digits stay as they are (`004182`), but Excel drops leading zeros when it opens any CSV by a
    double click. `="004182"` would keep them and is a formula, so it is not used; a workbook keeps
    them. There is no `sep=` line: other programs read that as data.
    """
    if style.encoding == "utf-8-sig":
        file.write(codecs.BOM_UTF8)
    if style.headings:
        file.write(_lines([[column.heading for column in table.columns]], style, table.tally))
    kinds = [column.kind for column in table.columns]
    days = _Days(style.day)
    for batch in table.batches:
        texts = [_texts(cells, kind, days, style) for cells, kind in zip(batch, kinds, strict=True)]
        file.write(_lines(rows_of(texts), style, table.tally))


class _Days(dict[Cell, str]):
    """Days as text; a file has a million of them and only some thousands differ."""

    def __init__(self, pattern: str) -> None:
        super().__init__({None: ""})
        self._pattern = pattern

    def __missing__(self, day: date) -> str:
        self[day] = text = day.strftime(self._pattern)
        return text


def _texts(cells: Sequence[Cell], kind: Kind, days: _Days, style: Style) -> Sequence[Cell]:
    if kind == "dag":
        return [days[cell] for cell in cells]
    if kind == "getal" and style.decimal == ",":
        return [str(cell).replace(".", ",") if cell is not None else "" for cell in cells]
    return cells


def _lines(rows: Iterable[Iterable[Cell]], style: Style, tally: Tally) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=style.delimiter).writerows(rows)
    encoding = "utf-8" if style.encoding == "utf-8-sig" else style.encoding
    try:
        return text.getvalue().encode(encoding)
    except UnicodeEncodeError:
        return b"".join(_encode(letter, encoding, tally) for letter in text.getvalue())


def _encode(letter: str, encoding: str, tally: Tally) -> bytes:
    """A letter that the encoding does not have becomes the nearest one, `?` without one; counted."""
    try:
        return letter.encode(encoding)
    except UnicodeEncodeError:
        tally.replaced += 1
        plain = unicodedata.normalize("NFKD", letter)[0]
        return plain.encode(encoding, "replace")
