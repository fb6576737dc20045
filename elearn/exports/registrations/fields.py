"""What a column of a profile can hold: a name in Dutch, what it means, and where it comes from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cache
from itertools import pairwise
from typing import Any

from elearn.exports.formats.table import Cell, Kind
from elearn.services.calendar import today as day_of
from elearn.services.exporting.rows import Subject

BOTH: tuple[Subject, ...] = ("toewijzingen", "voltooiingen")
MINUTES = 60
DASHED = 36


@dataclass(frozen=True, slots=True)
class Field:
    """One kind of cell. `labels` are columns of the query, `value` makes a cell of them (None: as it is).

    `typed` says that people typed it, so it may hold a formula. `chosen` says that it only comes along
    when HR asks for it. No `labels`: the day of the export.
    """

    meaning: str
    width: int
    labels: tuple[str, ...]
    kind: Kind = "tekst"
    value: Callable[..., Cell] | None = None
    typed: bool = False
    chosen: bool = False
    subjects: tuple[Subject, ...] = BOTH


def dashed(hex_or_dashed: str) -> str:
    """A UUID as everybody writes it; SQLite keeps it without dashes."""
    if len(hex_or_dashed) == DASHED:
        return hex_or_dashed
    parts = (0, 8, 12, 16, 20, 32)
    return "-".join(hex_or_dashed[start:end] for start, end in pairwise(parts))


def _day(moment: datetime | date | None) -> date | None:
    """The day of a moment, which SQLite gives without a zone; PostgreSQL gives the day itself."""
    if not isinstance(moment, datetime):
        return moment
    return day_of(moment if moment.tzinfo else moment.replace(tzinfo=UTC))


@cache
def _hours(minutes: int | None) -> Decimal | None:
    return None if minutes is None else round(Decimal(minutes) / MINUTES, 2)


def _result(completed_on: Any) -> str:
    return "voltooid" if completed_on else "niet-voltooid"


FIELDS: dict[str, Field] = {
    "registratie_id": Field(
        "Vast nummer van deze registratie. Hetzelfde nummer is dezelfde registratie.",
        38,
        ("id",),
        value=dashed,
    ),
    "personeelsnummer": Field("Personeelsnummer, met nullen vooraan.", 18, ("personnel_number",), typed=True),
    "naam": Field("Naam van de medewerker.", 30, ("name",), typed=True, chosen=True),
    "email": Field("E-mailadres van het werk.", 36, ("email",), typed=True),
    "afdeling": Field("Afdeling van nu.", 28, ("department",), typed=True, chosen=True),
    "functie": Field("Functie van nu.", 28, ("function",), typed=True, chosen=True),
    "organisatie_code": Field("Korte naam van de organisatie.", 18, ("organisation_code",), typed=True),
    "organisatie_naam": Field("Naam van de organisatie.", 30, ("organisation_name",), typed=True),
    "cursuscode": Field("Vaste code van het leerpad.", 24, ("path_id",)),
    "cursusnaam": Field("Titel van het leerpad.", 28, ("title",), typed=True),
    "editie": Field("Versie van de inhoud die is afgerond.", 66, ("edition",)),
    "status": Field(
        "Hoe het ervoor staat op de dag van de export.", 20, ("status",), subjects=("toewijzingen",)
    ),
    "resultaat": Field("voltooid of niet-voltooid.", 15, ("completed_on",), value=_result),
    "toegewezen_op": Field("Dag van de toewijzing.", 15, ("assigned",), "dag", _day),
    "uiterste_datum": Field("Dag waarop het klaar moet zijn.", 15, ("due_on",), "dag"),
    "begonnen_op": Field("Dag waarop iemand begon.", 15, ("started",), "dag", _day),
    "voltooid_op": Field("Dag waarop het leerpad klaar was.", 15, ("completed_on",), "dag"),
    "geldig_tot": Field("Laatste dag waarop het telt.", 15, ("valid_until",), "dag"),
    "bij_te_werken_sinds": Field(
        "Dag waarop de handreiking veranderde. Leeg: er is niets bij te werken.",
        19,
        ("asked_on",),
        "dag",
        subjects=("toewijzingen",),
    ),
    "certificaatnummer": Field(
        "Nummer waarmee iedereen het certificaat controleert.", 20, ("certificate_code",)
    ),
    "studielast_min": Field("Studietijd in minuten.", 15, ("minutes",), "getal"),
    "studielast_uren": Field("Studietijd in uren, op twee cijfers.", 15, ("minutes",), "getal", _hours),
    "exportdatum": Field("Dag van de export.", 15, (), "dag"),
}
"""In the order in which HR reads them; names are what other systems see, so they never change."""

CHOSEN = tuple(name for name, field in FIELDS.items() if field.chosen)
"""What HR adds only when it needs it: often these are known already where the file goes."""
