"""Registrations as an Excel workbook: real dates, ids as text, nothing that runs."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time
from typing import BinaryIO

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from elearn.exports.columns import COLUMNS, Cell, Written, cells_of
from elearn.services.records.registrations import Registration

OPTIONS = {
    "constant_memory": True,
    "default_date_format": "dd-mm-yyyy",
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}


class CellLostError(Exception):
    """Excel has no room for a cell: over 1,048,576 rows, or a text over 32,767 characters."""


def write_xlsx(rows: Iterable[Registration], file: BinaryIO) -> Written:
    """Write a workbook with one sheet: headings that stay in view, filters, real dates.

    Raises CellLostError rather than leaving out what does not fit.
    """
    written = Written()
    with Workbook(file, OPTIONS) as book:
        sheet = book.add_worksheet("Registraties")
        _lay_out(sheet, book)
        for number, row in enumerate(rows, start=1):
            for place, cell in enumerate(cells_of(row, written)):
                _write_cell(sheet, number, place, cell)
        sheet.autofilter(0, 0, written.rows, len(COLUMNS) - 1)
    return written


def _lay_out(sheet: Worksheet, book: Workbook) -> None:
    bold = book.add_format({"bold": True})
    # `@` marks a column as text, so a cell stays text when somebody edits it in Excel.
    text = book.add_format({"num_format": "@"})
    sheet.freeze_panes(1, 0)
    for place, column in enumerate(COLUMNS):
        sheet.set_column(place, place, column.width, text)
        sheet.write_string(0, place, column.heading, bold)


def _write_cell(sheet: Worksheet, row: int, place: int, cell: Cell) -> None:
    outcome = 0
    if isinstance(cell, date):
        outcome = sheet.write_datetime(row, place, datetime.combine(cell, time()))
    elif cell:
        outcome = sheet.write_string(row, place, cell)
    if outcome:
        message = f"no room for row {row}, column {COLUMNS[place].heading}"
        raise CellLostError(message)
