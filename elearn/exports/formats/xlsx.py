"""An Excel workbook: real dates and numbers, ids as text, nothing that runs."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal
from typing import BinaryIO

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from elearn.exports.formats.table import Cell, Style, Table, rows_of
from elearn.services.refusal import Refusal

OPTIONS = {
    "constant_memory": True,
    "default_date_format": "dd-mm-yyyy",
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}
ALWAYS = datetime(1980, 1, 1)  # noqa: DTZ001 -- Excel knows no zones
"""The moment in the workbook: the same rows are the same bytes. When it was made is in the manifest."""

TOO_LONG = "In {place} staat een tekst van meer dan 32.767 tekens. Die past niet in Excel."


def write_xlsx(table: Table, file: BinaryIO, style: Style) -> None:
    """Write one sheet: headings that stay in view, filters, real dates.

    Raises Refusal rather than cutting off a text that does not fit.
    """
    with Workbook(file, OPTIONS) as book:
        book.set_properties({"created": ALWAYS})
        sheet = book.add_worksheet("Registraties")
        _lay_out(sheet, book, table, style)
        number = 0
        for batch in table.batches:
            for row in rows_of(batch):
                number += 1
                _write_row(sheet, number, row)
        sheet.autofilter(0, 0, number, len(table.columns) - 1)


def _lay_out(sheet: Worksheet, book: Workbook, table: Table, _style: Style) -> None:
    bold = book.add_format({"bold": True})
    # `@` marks a column as text, so a cell stays text when somebody edits it in Excel.
    text, other = book.add_format({"num_format": "@"}), None
    sheet.freeze_panes(1, 0)
    for place, column in enumerate(table.columns):
        sheet.set_column(place, place, column.width, text if column.kind == "tekst" else other)
        sheet.write_string(0, place, column.heading, bold)


def _write_row(sheet: Worksheet, number: int, row: tuple[Cell, ...]) -> None:
    for place, cell in enumerate(row):
        if cell is None or cell == "":
            continue
        if isinstance(cell, date):
            sheet.write_datetime(number, place, datetime.combine(cell, time()))
        elif isinstance(cell, int | Decimal):
            sheet.write_number(number, place, cell)
        elif sheet.write_string(number, place, cell):
            where = f"rij {number + 1}, kolom {place + 1}"
            raise Refusal(TOO_LONG.format(place=where), "Kies CSV.")
