"""A small table with everything that goes wrong in spreadsheets, and reading it back without our code."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import BinaryIO
from xml.etree import ElementTree as ET

from elearn.exports.formats.table import Column, Style, Table, Tally

COLUMNS = (
    Column("nummer", "tekst", 12),
    Column("naam", "tekst", 30),
    Column("dag", "dag", 12),
    Column("uren", "getal", 8),
)
ROWS = (
    ("004182", "Çağla Öztürk", date(2026, 5, 18), Decimal("0.57")),
    ("12345678901234567", "Ineke 't Hart", None, None),
    ("1E5", "a;b,c \"d\" <e> & 'f'", date(1999, 12, 31), 34),
)


def written(write: Callable, rows=ROWS, style: Style | None = None, columns=COLUMNS) -> tuple[bytes, Tally]:
    """The bytes of a file with these rows, two rows in a batch."""
    file, tally = io.BytesIO(), Tally()
    batches = [list(zip(*rows[start : start + 2], strict=True)) for start in range(0, len(rows), 2)]
    write(Table(columns, batches, tally), file, style or Style())
    return file.getvalue(), tally


OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


def ods_cells(content: bytes | BinaryIO) -> list[list[tuple[str, str]]]:
    """The cells of an ODS file as (type, value), read with the standard library only."""
    with zipfile.ZipFile(io.BytesIO(content) if isinstance(content, bytes) else content) as package:
        root = ET.fromstring(package.read("content.xml"))  # noqa: S314 -- a file of our own
    rows = root.iter(f"{TABLE}table-row")
    return [[_ods_cell(cell) for cell in row.iter(f"{TABLE}table-cell")] for row in rows]


def _ods_cell(cell: ET.Element) -> tuple[str, str]:
    kind = cell.get(f"{OFFICE}value-type", "")
    if kind == "date":
        return kind, str(cell.get(f"{OFFICE}date-value"))
    if kind == "float":
        return kind, str(cell.get(f"{OFFICE}value"))
    return kind, "\n".join(_ods_text(line) for line in cell.iter(f"{TEXT}p"))


def _ods_text(element: ET.Element) -> str:
    parts = [element.text or ""]
    for child in element:
        parts.append(" " * int(child.get(f"{TEXT}c", "1")) if child.tag == f"{TEXT}s" else "\t")
        parts.append(child.tail or "")
    return "".join(parts)
