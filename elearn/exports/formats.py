"""The formats that registrations can be exported to."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import BinaryIO

from elearn.exports.columns import Written
from elearn.exports.registrations_csv import write_excel_csv, write_machine_csv
from elearn.exports.registrations_xlsx import write_xlsx
from elearn.services.records.registrations import Registration


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file: what HR reads about it (`title`, `hint`) and how it is written."""

    title: str
    hint: str
    suffix: str
    media_type: str
    write: Callable[[Iterable[Registration], BinaryIO], Written]


# Name on the command line and in the form -> format, in the order of the form.
FORMATS = {
    "xlsx": Format(
        title="Excel-bestand (.xlsx)",
        hint="Opent direct in Excel, met vaste koppen en filters. 004182 blijft 004182.",
        suffix=".xlsx",
        media_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        write=write_xlsx,
    ),
    "csv-excel": Format(
        title="CSV voor Nederlandse software",
        hint="Puntkomma tussen de kolommen, datum als 23-11-2026. Excel haalt bij openen nullen vooraan weg.",
        suffix=".csv",
        media_type="text/csv",
        write=write_excel_csv,
    ),
    "csv": Format(
        title="CSV voor een koppeling",
        hint="Komma tussen de kolommen, datum als 2026-11-23.",
        suffix=".csv",
        media_type="text/csv",
        write=write_machine_csv,
    ),
}
