"""`python -m tests.spreadsheets`: open our files in LibreOffice, and compare every cell.

Not a part of the suite: a machine with only Python has no LibreOffice. Install `libreoffice-calc`
first. Each file is opened without a screen and saved as CSV with the cells as shown; what comes out
has to be what went in: leading zeros, real dates, decimals, and nothing that was calculated.
"""

from __future__ import annotations

import csv
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

from elearn.exports.formats import FORMATS
from elearn.exports.formats.disarm import disarm
from elearn.exports.formats.table import Cell, Column, Style, Table, Tally

PROGRAMS = ("soffice", "libreoffice")
COLUMNS = (
    Column("personeelsnummer", "tekst", 18),
    Column("naam", "tekst", 30),
    Column("voltooid_op", "dag", 12),
    Column("uren", "getal", 8),
)
NUMBERS = ("004182", "12345678901234567", "1E5", "0", "1-2", "3/4", "TRUE", "000000")
NAMES = (
    "Çağla Öztürk",
    "Ineke 't Hart",
    'Jan "Jansen"; van, dam',
    "王小明 😀",
    "Nguyễn Thị Ánh",
    "=1+1",
    '=HYPERLINK("http://x.example";"y")',
    "+31612345678",
    "-1",
    "@SUM(A1)",
    "  twee  spaties ",
    "<b>&amp;</b>",
)
DAYS = (date(2026, 5, 18), None, date(1999, 12, 31), date(2024, 2, 29))
HOURS = (Decimal("0.57"), 34, None, Decimal("1234.5"))

NL = Style(delimiter=";", encoding="utf-8-sig", day="%d-%m-%Y", decimal=",")
# Separator, quote and character set; row 1; text, text, day-month-year, standard; language; as shown.
CSV_IN = "CSV:59,34,76,1,1/2/2/2/3/4/4/1,1043"
CSV_OUT = "csv:Text - txt - csv (StarCalc):59,34,76,1,,1043,false,true,false"


# A Dutch LibreOffice, whatever the language of the machine.
DUTCH = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"><item oor:path="/org.openoffice.Setup/L10N">
<prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>nl-NL</value></prop></item></oor:items>
"""


def main() -> int:
    """Compare all formats; 0 when every cell came back."""
    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if program is None:
        print("LibreOffice is not here. Install libreoffice-calc.")  # noqa: T201 -- a command
        return 2
    with tempfile.TemporaryDirectory() as folder:
        settings = Path(folder) / "libreoffice" / "user" / "registrymodifications.xcu"
        settings.parent.mkdir(parents=True)
        settings.write_text(DUTCH, encoding="utf-8")
        wrong = [one for kind in ("csv", "xlsx", "ods") for one in check(program, kind, Path(folder))]
    print(*wrong or ["Every cell came back."], sep="\n")  # noqa: T201 -- a command
    return 1 if wrong else 0


def rows() -> list[tuple[Cell, ...]]:
    """Everything that goes wrong in spreadsheets, in all combinations that fit."""
    count = len(NUMBERS) * len(NAMES)
    return [
        (NUMBERS[n % len(NUMBERS)], disarm(NAMES[n % len(NAMES)]), DAYS[n % 4], HOURS[n // 2 % 4])
        for n in range(count)
    ]


def check(program: str, kind: str, folder: Path) -> list[str]:
    """What is not the same after LibreOffice; prints how many cells were compared."""
    file = folder / f"proef.{kind}"
    with file.open("wb+") as target:
        columns = [list(cells) for cells in zip(*rows(), strict=True)]
        FORMATS[kind].write(Table(COLUMNS, [columns], Tally()), target, NL)
    shown = opened(program, file, folder / kind)
    expected = [[column.heading for column in COLUMNS], *map(as_shown, rows())]
    print(f"{kind}: {sum(map(len, expected))} cells")  # noqa: T201 -- a command
    if len(shown) != len(expected):
        return [f"{kind}: {len(shown)} rows instead of {len(expected)}"]
    return [
        f"{kind}, row {number}: {cell!r} became {back!r}"
        for number, (ours, theirs) in enumerate(zip(expected, shown, strict=True), start=1)
        for cell, back in zip(ours, theirs, strict=True)
        if cell != back
    ]


def as_shown(row: Sequence[Cell]) -> list[str]:
    """A row as a Dutch spreadsheet shows it."""
    return [_shown(cell) for cell in row]


def _shown(cell: Cell) -> str:
    if isinstance(cell, date):
        return f"{cell:%d-%m-%Y}"
    return "" if cell is None else str(cell).replace(".", ",") if not isinstance(cell, str) else cell


def opened(program: str, file: Path, folder: Path) -> list[list[str]]:
    """The cells of a file after LibreOffice opened it and saved it as CSV."""
    how = [f"--infilter={CSV_IN}"] if file.suffix == ".csv" else []
    profile = f"-env:UserInstallation=file://{folder.parent}/libreoffice"
    command = [
        program,
        "--headless",
        profile,
        *how,
        "--convert-to",
        CSV_OUT,
        "--outdir",
        str(folder),
        str(file),
    ]
    done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=300)
    saved = folder / f"{file.stem}.csv"
    if not saved.exists():
        sys.exit(f"LibreOffice made no file: {done.stdout}{done.stderr}")
    with saved.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.reader(lines, delimiter=";"))


if __name__ == "__main__":
    sys.exit(main())
