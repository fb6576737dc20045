"""The columns of a file of registrations, the same in every format."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from elearn.exports.disarm import disarm
from elearn.services.records.registrations import Registration

Cell = str | date | None


@dataclass(frozen=True, slots=True)
class Column:
    """A heading and where its cells come from; `width` in characters, for a spreadsheet."""

    heading: str
    width: int
    value: Callable[[Registration], Cell]


# Other systems read these headings in this order: only ever add at the end.
COLUMNS = (
    Column("registratie_id", 38, lambda row: str(row.registration_id)),
    Column("personeelsnummer", 18, lambda row: row.personnel_number),
    Column("naam", 30, lambda row: row.name),
    Column("email", 36, lambda row: row.email),
    Column("organisatie_code", 18, lambda row: row.organisation_code),
    Column("afdeling", 28, lambda row: row.department),
    Column("cursuscode", 24, lambda row: row.path_id),
    Column("cursusnaam", 28, lambda row: row.path_title),
    Column("editie", 66, lambda row: row.edition),
    Column("status", 15, lambda row: row.status),
    Column("toegewezen_op", 15, lambda row: row.assigned_on),
    Column("uiterste_datum", 15, lambda row: row.due_on),
    Column("begonnen_op", 15, lambda row: row.started_on),
    Column("voltooid_op", 15, lambda row: row.completed_on),
    Column("geldig_tot", 15, lambda row: row.valid_until),
    Column("certificaatnummer", 20, lambda row: row.certificate_code),
)


@dataclass(slots=True)
class Written:
    """What went into a file so far: how many rows, and how many cells were disarmed."""

    rows: int = 0
    disarmed: int = 0


def cells_of(row: Registration, written: Written) -> list[Cell]:
    """The cells of a row in the order of the columns, safe to open; counted in `written`."""
    cells = [column.value(row) for column in COLUMNS]
    safe = [disarm(cell) if isinstance(cell, str) else cell for cell in cells]
    written.rows += 1
    written.disarmed += sum(one != other for one, other in zip(cells, safe, strict=True))
    return safe
