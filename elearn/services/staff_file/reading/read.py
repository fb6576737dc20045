"""From the bytes of a file to lines of staff; every mistake is told in one run."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache, partial
from typing import Any

from elearn.reader.problem import Problem
from elearn.reader.sheet import Sheet, letter_of, read_sheet
from elearn.services.staff_file.reading import cells
from elearn.services.staff_file.reading.cells import Wrong
from elearn.services.staff_file.reading.headings import read_headings
from elearn.services.staff_file.values import Line, StaffFile

Reader = Callable[[str], Any]


def read_staff(name: str, content: bytes, *, today: date) -> StaffFile:
    """Read a file of staff; never raises. `name` is how the file is called in messages."""
    digest = hashlib.sha256(content).hexdigest()
    sheet = read_sheet(name, content)
    if sheet.refusal:
        return StaffFile(name, digest, problems=[sheet.refusal], refused=True)
    columns, told, refused = read_headings(sheet)
    if refused:
        return StaffFile(name, digest, problems=told, refused=True)
    reading = _Reading(sheet, columns, _readers(today))
    lines = list(_without_twins(reading))
    problems = [*told, *sheet.problems, *reading.problems]
    spoiled = frozenset(reading.spoiled)
    is_whole = not (sheet.problems or reading.lost)
    return StaffFile(name, digest, lines, columns, problems, spoiled, is_whole)


def _readers(today: date) -> dict[str, Reader]:
    """How each field of `Entry` is read; what many people share is read once."""
    day = lru_cache(partial(cells.to_day, today=today))
    return {
        "number": cells.to_number,
        "name": cells.to_name,
        "email": cells.to_email,
        "department": lru_cache(cells.to_department),
        "function": lru_cache(cells.to_text),
        "roles": lru_cache(cells.to_roles),
        "started_on": day,
        "left_on": day,
        "manager": lambda text: cells.to_number(text) if text else "",
    }


class _Reading:
    """One pass over the rows: the lines that are right, and what is wrong with the others."""

    def __init__(self, sheet: Sheet, columns: Mapping[str, int], readers: Mapping[str, Reader]) -> None:
        self.sheet, self.columns, self.readers = sheet, columns, readers
        self.problems: list[Problem] = []
        self.spoiled: set[str] = set()
        self.lost = False

    def lines(self) -> Iterator[Line]:
        """Every line without a mistake."""
        for row in self.sheet.rows:
            before = len(self.problems)
            given = {field: self.cell(row.line, field, row.cells) for field in self.columns}
            number = given.pop("number")
            self.check_days(row.line, given)
            if len(self.problems) == before:
                yield Line(row.line, number, given)
            elif number:
                self.spoiled.add(number)
            else:
                self.lost = True

    def cell(self, line: int, field: str, row: Sequence[str]) -> Any:
        """The value of a field; a mistake is told and gives None."""
        column = self.columns[field]
        try:
            return self.readers[field](row[column - 1])
        except Wrong as wrong:
            self.tell(line, field, wrong.code, wrong.message, wrong.hint)
            return None

    def check_days(self, line: int, given: Mapping[str, Any]) -> None:
        """Nobody leaves before they came."""
        first, last = given.get("started_on"), given.get("left_on")
        if first and last and last < first:
            message = "Deze dag ligt voor de eerste dag in dienst."
            self.tell(line, "left_on", "P041", message, "Kijk of de datums zijn verwisseld.")

    def tell(self, line: int, field: str, code: str, message: str, hint: str) -> None:
        column = self.columns[field]
        where = f"Kolom {letter_of(column)}: "
        self.problems.append(Problem(self.sheet.name, line, column, code, where + message, hint))

    def spoil(self, line: Line, field: str, code: str, words: tuple[str, str]) -> None:
        """Refuse a line that is right by itself but not beside the others."""
        self.spoiled.add(line.number)
        self.tell(line.line, field, code, *words)


def _without_twins(reading: _Reading) -> Iterator[Line]:
    """The lines, without those that share a number or an address with another."""
    by_number: defaultdict[str, list[Line]] = defaultdict(list)
    by_email: defaultdict[str, list[Line]] = defaultdict(list)
    for line in reading.lines():
        by_number[line.number].append(line)
        by_email[line.given["email"]].append(line)
    for number, lines in by_number.items():
        if len(lines) > 1:
            _tell_twins(reading, lines, "number", f"het nummer `{number}`")
        elif len(sharing := by_email[lines[0].given["email"]]) > 1:
            _tell_twins(reading, [lines[0]], "email", "dit e-mailadres", among=sharing)
        elif number in reading.spoiled:
            # Another line with this number was refused: which of the two is right, nobody can say.
            _tell_twins(reading, lines, "number", f"het nummer `{number}`")
        else:
            yield lines[0]


def _tell_twins(
    reading: _Reading, lines: Sequence[Line], field: str, what: str, *, among: Sequence[Line] = ()
) -> None:
    numbers = ", ".join(str(one.line) for one in (among or lines)[:5])
    for line in lines:
        others = f"Kijk naar regel {numbers}." if len(among or lines) > 1 else "Kijk naar de andere fout."
        code = "P013" if field == "number" else "P026"
        reading.spoil(
            line, field, code, (f"Meer dan één regel heeft {what}.", f"Laat er één staan. {others}")
        )
