"""Registrations as CSV, in two dialects: for Dutch Excel and for other systems."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import BinaryIO

from elearn.exports.columns import COLUMNS, Cell, Written, cells_of
from elearn.services.records.registrations import Registration


@dataclass(frozen=True, slots=True)
class Dialect:
    """What differs between readers of CSV; `encoding` says whether the file begins with a BOM."""

    delimiter: str
    encoding: str
    day: str


# Excel takes the separator from Windows (`;` in Dutch) and sees UTF-8 only by its BOM. There is
# no `sep=` line: other programs read that as data, and Excel then ignores the BOM.
EXCEL = Dialect(delimiter=";", encoding="utf-8-sig", day="%d-%m-%Y")
MACHINE = Dialect(delimiter=",", encoding="utf-8", day="%Y-%m-%d")


def write_excel_csv(rows: Iterable[Registration], file: BinaryIO) -> Written:
    """Write for Dutch Excel: `;`, UTF-8 with BOM, 23-11-2026, CRLF.

    Digits stay as they are (`004182`), but Excel drops leading zeros when it opens any CSV by a
    double click. `="004182"` would keep them and is a formula, so it is not used; XLSX keeps them.
    """
    return _write(rows, file, EXCEL)


def write_machine_csv(rows: Iterable[Registration], file: BinaryIO) -> Written:
    """Write for other systems (RFC 4180): `,`, UTF-8 without BOM, 2026-11-23, CRLF."""
    return _write(rows, file, MACHINE)


def _write(rows: Iterable[Registration], file: BinaryIO, dialect: Dialect) -> Written:
    written = Written()
    text = io.TextIOWrapper(file, encoding=dialect.encoding, newline="")
    lines = csv.writer(text, delimiter=dialect.delimiter)
    lines.writerow(column.heading for column in COLUMNS)
    for row in rows:
        lines.writerow(_text(cell, dialect) for cell in cells_of(row, written))
    text.detach()  # flushes, and leaves the file open for whoever opened it
    return written


def _text(cell: Cell, dialect: Dialect) -> str:
    if isinstance(cell, date):
        return cell.strftime(dialect.day)
    return cell or ""
