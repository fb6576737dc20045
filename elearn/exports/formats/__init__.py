"""The kinds of file a table can become, one per file; all of them are listed here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO

from elearn.exports.formats.csv_file import write_csv
from elearn.exports.formats.json_lines import write_json_lines
from elearn.exports.formats.ods import write_ods
from elearn.exports.formats.table import Style, Table
from elearn.exports.formats.xlsx import write_xlsx

SHEET = 1_000_000
"""Rows in one spreadsheet; it holds 1,048,576 with its headings."""


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file: what HR reads about it (`title`, `hint`) and how it is written.

    `most_rows` None: any number. `at_once` is how many rows a visitor can wait for; more is a job.
    `runs` says whether a program may take a text in it for a formula.
    """

    title: str
    hint: str
    media_type: str
    write: Callable[[Table, BinaryIO, Style], None]
    at_once: int
    most_rows: int | None = None
    runs: bool = True


# Name on the command line, in a profile and at the end of a file -> format, in the order of the form.
FORMATS = {
    "xlsx": Format(
        title="Excel (.xlsx)",
        hint="Opent direct in Excel. 004182 blijft 004182.",
        media_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        write=write_xlsx,
        at_once=20_000,
        most_rows=SHEET,
    ),
    "ods": Format(
        title="OpenDocument (.ods)",
        hint="Voor LibreOffice en andere rekenbladen. 004182 blijft 004182.",
        media_type="application/vnd.oasis.opendocument.spreadsheet",
        write=write_ods,
        at_once=20_000,
        most_rows=SHEET,
    ),
    "csv": Format(
        title="CSV (.csv)",
        hint="Tekst voor een import. Excel haalt bij openen nullen vooraan weg.",
        media_type="text/csv",
        write=write_csv,
        at_once=200_000,
    ),
    "jsonl": Format(
        title="JSON Lines (.jsonl)",
        hint="Voor programma’s: één regel JSON per registratie.",
        media_type="application/jsonl",
        write=write_json_lines,
        at_once=200_000,
        runs=False,
    ),
}
