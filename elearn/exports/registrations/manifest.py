"""The note beside a file: what is in it, by which rules, and how to see that nothing changed."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from elearn.exports.formats.table import Tally
from elearn.exports.registrations.fields import FIELDS
from elearn.exports.registrations.order import Order, stamp
from elearn.exports.registrations.profile import ColumnEntry
from elearn.services.exporting.log import Previous

VERSION = 1
SOURCE = "In verbinding"
FIXED = "Vaste waarde."
STATUSES = {
    "niet-gestart": "Toegewezen, nog niet begonnen.",
    "bezig": "Begonnen, nog niet klaar.",
    "te-laat": "Niet klaar op de uiterste datum.",
    "geldig": "Klaar, en het telt nog.",
    "verloopt-binnenkort": "Het telt nog. Herhalen kan nu.",
    "verlopen": "Het telt niet meer.",
    "vrijgesteld": "Hoeft het leerpad tijdelijk niet te doen. Dit is geen voltooiing.",
}
FILTERS = {
    "path_id": "leerpad",
    "department_id": "afdeling",
    "status": "status",
    "from": "afgerond_vanaf",
    "until": "afgerond_tot_en_met",
    "query": "zoekwoorden",
}


@dataclass(frozen=True, slots=True)
class Part:
    """One file of an export."""

    name: str
    rows: int
    size: int
    sha256: str


def seal(parts: tuple[Part, ...]) -> str:
    """One hash for an export: that of its file, or of the list of files as `sha256sum` writes it."""
    if len(parts) == 1:
        return parts[0].sha256
    return hashlib.sha256("".join(f"{one.sha256}  {one.name}\n" for one in parts).encode()).hexdigest()


def manifest_of(  # noqa: PLR0913 -- one fact each, by keyword
    order: Order,
    *,
    parts: tuple[Part, ...],
    tally: Tally,
    previous: Previous | None,
    withdrawn: list[str],
    now: datetime,
) -> dict[str, Any]:
    """Everything as plain data, in Dutch; it names no person."""
    file = order.profile.file
    return {
        "manifest": VERSION,
        "bronsysteem": SOURCE,
        "organisatie": order.organisation_code,
        "gemaakt_op": stamp(now),
        "soort": file.subject,
        "profiel": {
            "naam": order.profile.name,
            "titel": file.title,
            "eigen": order.profile.is_own,
            "sha256": hashlib.sha256(order.profile.text.encode()).hexdigest(),
        },
        "formaat": order.format,
        "filter": {FILTERS[key]: value for key, value in order.filter.items()},
        "filter_van_profiel": {
            "status": list(file.limits.statuses),
            "leerpaden": list(file.limits.path_ids),
        },
        "sinds_vorige": order.since_previous,
        "vorige_export": stamp(previous.at) if previous else None,
        "kolommen": [_column(entry) for entry in order.profile.columns(order.chosen)],
        "statussen": STATUSES if file.subject == "toewijzingen" else {},
        "regels": tally.rows,
        "onschadelijk_gemaakt": tally.disarmed,
        "vervangen_tekens": tally.replaced,
        "ingetrokken": withdrawn,
        "bestanden": [
            {"naam": one.name, "regels": one.rows, "bytes": one.size, "sha256": one.sha256} for one in parts
        ],
    }


def as_json(manifest: dict[str, Any]) -> bytes:
    """A manifest as people and programs read it."""
    return (json.dumps(manifest, ensure_ascii=False, indent=2) + "\n").encode()


def _column(entry: ColumnEntry) -> dict[str, str]:
    if entry.field is None:
        return {"naam": entry.heading, "waarde": entry.value or "", "betekenis": FIXED}
    return {"naam": entry.heading, "veld": entry.field, "betekenis": FIELDS[entry.field].meaning}
