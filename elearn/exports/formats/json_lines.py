"""JSON Lines: one object per row, for programs. Nothing in it is ever a formula."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import BinaryIO

from elearn.exports.formats.table import Cell, Style, Table, rows_of


def write_json_lines(table: Table, file: BinaryIO, _style: Style) -> None:
    """Write UTF-8 without BOM, days as 2026-05-18, and `null` where nothing is known."""
    headings = [column.heading for column in table.columns]
    for batch in table.batches:
        lines = (
            json.dumps(dict(zip(headings, row, strict=True)), ensure_ascii=False, default=plain)
            for row in rows_of(batch)
        )
        file.write("".join(f"{line}\n" for line in lines).encode())


def plain(cell: Cell) -> str | float:
    """What JSON has no word for, as a value that it has."""
    if isinstance(cell, Decimal):
        return float(cell)
    if isinstance(cell, date):
        return cell.isoformat()
    raise TypeError(f"no cell: {cell!r}")
