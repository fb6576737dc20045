"""CSV (RFC 4180) in the dialect that its reader asks for."""

from __future__ import annotations

import codecs
import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date
from typing import BinaryIO, cast

from elearn.exports.formats.table import Cell, Kind, Style, Table, Tally


def write_csv(table: Table, file: BinaryIO, style: Style) -> None:
    """Write lines that end with CRLF; only cells that need them get quotes.

    Digits stay as they are (`004182`), but Excel drops leading zeros when it opens any CSV by a
    double click. `="004182"` would keep them and is a formula, so it is not used; a workbook keeps
    them. There is no `sep=` line: other programs read that as data.
    """
    if style.encoding == "utf-8-sig":
        file.write(codecs.BOM_UTF8)
    if style.headings:
        headings = [column.heading for column in table.columns]
        file.write(_encoded(_written([headings], style), style, table.tally))
    kinds = [column.kind for column in table.columns]
    days = _Days(style.day)
    for batch in table.batches:
        texts = [_texts(cells, kind, days, style) for cells, kind in zip(batch, kinds, strict=True)]
        file.write(_encoded(_lines(texts, style), style, table.tally))


class _Days(dict[Cell, str]):
    """Days as text; a file has a million of them and only some thousands differ."""

    def __init__(self, pattern: str) -> None:
        super().__init__({None: ""})
        self._pattern = pattern

    def __missing__(self, day: date) -> str:
        self[day] = text = day.strftime(self._pattern)
        return text


def _texts(cells: Sequence[Cell], kind: Kind, days: _Days, style: Style) -> Sequence[str]:
    if kind == "dag":
        return list(map(days.__getitem__, cells))
    if kind == "getal":
        return ["" if cell is None else str(cell).replace(".", style.decimal) for cell in cells]
    return (
        ["" if cell is None else str(cell) for cell in cells] if None in cells else cast("list[str]", cells)
    )


def _lines(texts: Sequence[Sequence[str]], style: Style) -> str:
    """The lines of a batch; a column is looked at as a whole, and most need no quotes at all."""
    if len(texts) == 1:  # only the writer knows how one empty cell becomes a line
        return _written([[text] for text in texts[0]], style)
    special = re.compile(f'["\\r\\n{re.escape(style.delimiter)}]')
    quoted = [_quoted(cells, special) if special.search("".join(cells)) else cells for cells in texts]
    return "".join(f"{line}\r\n" for line in map(style.delimiter.join, zip(*quoted, strict=True)))


def _quoted(cells: Sequence[str], special: re.Pattern[str]) -> list[str]:
    return ['"' + cell.replace('"', '""') + '"' if special.search(cell) else cell for cell in cells]


def _written(rows: Iterable[Iterable[str]], style: Style) -> str:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=style.delimiter).writerows(rows)
    return text.getvalue()


def _encoded(text: str, style: Style, tally: Tally) -> bytes:
    encoding = "utf-8" if style.encoding == "utf-8-sig" else style.encoding
    try:
        return text.encode(encoding)
    except UnicodeEncodeError:
        return b"".join(_encode(letter, encoding, tally) for letter in text)


def _encode(letter: str, encoding: str, tally: Tally) -> bytes:
    """A letter that the encoding does not have becomes the nearest one, `?` without one; counted."""
    try:
        return letter.encode(encoding)
    except UnicodeEncodeError:
        tally.replaced += 1
        plain = unicodedata.normalize("NFKD", letter)[0]
        return plain.encode(encoding, "replace")
