"""The first line of a file of staff: which column is which, and which may not be here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from elearn.reader.messages.suggestion import closest, quoted
from elearn.reader.problem import Problem
from elearn.reader.sheet import Sheet, letter_of
from elearn.services.staff_file.reading.columns import (
    BY_HEADING,
    COLUMNS,
    MOST_LOOKED_AT,
    REQUIRED,
    forbidden,
    plain,
)

FIELDS = {
    "personeelsnummer": "number",
    "naam": "name",
    "email": "email",
    "afdeling": "department",
    "functie": "function",
    "rollen": "roles",
    "in_dienst": "started_on",
    "uit_dienst": "left_on",
    "leidinggevende": "manager",
}
"""Column -> field of Entry."""

Headings = tuple[dict[str, int], list[Problem], bool]


def read_headings(sheet: Sheet) -> Headings:
    """Where each field stands, what is to be told, and whether the whole file is sent back."""
    told = list(_forbidden(sheet))
    if told:  # and nothing else: another message might repeat what may not be here
        return {}, told, True
    places: dict[str, int] = {}
    for column, heading in enumerate(sheet.headings, start=1):
        name = BY_HEADING.get(plain(heading))
        if name in places:
            told.append(_twice(sheet, column, name, places[name]))
        elif name:
            places[name] = column
    told += _unknown(sheet, places)
    told += _missing(sheet, places, told)
    refused = any(one.severity == "fout" for one in told)
    return {FIELDS[name]: column for name, column in places.items()}, told, refused


def _forbidden(sheet: Sheet) -> Iterator[Problem]:
    for column, heading in enumerate(sheet.headings, start=1):
        cells = (row.cells[column - 1] for row in sheet.rows[:MOST_LOOKED_AT])
        found = forbidden(heading, [cell for cell in cells if cell])
        if found:
            what, why = found
            message = f"Kolom {letter_of(column)} lijkt {what}. {why}"
            hint = "Haal de kolom weg en bewaar het bestand opnieuw. We hebben niets bewaard."
            yield _problem(sheet, column, "P005", message, hint)


def _unknown(sheet: Sheet, places: Mapping[str, int]) -> Iterator[Problem]:
    """A heading that is surely misspelt stops the file; any other column is left alone."""
    free = [name for name in COLUMNS if name not in places]
    for column, heading in enumerate(sheet.headings, start=1):
        if not heading or plain(heading) in BY_HEADING:
            continue
        meant = closest(plain(heading), [plain(name) for name in free])
        if meant:
            message = f"Het kopje {quoted(heading)} ken ik niet."
            yield _problem(sheet, column, "P002", message, f"Bedoel je `{BY_HEADING[meant]}`?")
        else:
            message = f"Kolom {letter_of(column)} ({quoted(heading)}) gebruiken we niet."
            hint = "Je kunt haar weglaten. Wat erin staat, bewaren we niet."
            yield replace(_problem(sheet, column, "P004", message, hint), severity="waarschuwing")


def _missing(sheet: Sheet, places: Mapping[str, int], told: list[Problem]) -> Iterator[Problem]:
    """A column that has to be there, unless a misspelt heading is surely that one."""
    meant = {name for one in told for name in REQUIRED if f"`{name}`" in one.hint}
    for name in REQUIRED:
        if name not in places and name not in meant:
            message = f"De kolom `{name}` ontbreekt."
            yield _problem(sheet, 1, "P001", message, f"Zet `{name}` boven de kolom waar dat in staat.")


def _twice(sheet: Sheet, column: int, name: str, first: int) -> Problem:
    message = f"Kolom {letter_of(column)} is net als kolom {letter_of(first)} `{name}`."
    return _problem(sheet, column, "P003", message, "Haal er één weg.")


def _problem(sheet: Sheet, column: int, code: str, message: str, hint: str) -> Problem:
    return Problem(sheet.name, sheet.heading_line, column, code, message, hint)
