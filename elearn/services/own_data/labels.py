"""What the columns are called on the page for the person; what says nothing to a reader is left out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

from babel.dates import format_date, format_datetime

from elearn.services.calendar import AMSTERDAM

LABELS: Mapping[str, str] = {
    "action": "Handeling",
    "actor_id_naam": "Door",
    "answer": "Antwoord van de trainer",
    "answered_at": "Beantwoord op",
    "antwoord": "Jouw antwoord",
    "approved_by_id_naam": "Goedgekeurd door",
    "asked_at": "Gevraagd op",
    "assigned_at": "Toegewezen op",
    "at": "Op",
    "author_id_naam": "Schrijver",
    "code": "Nummer",
    "completed_at": "Klaar op",
    "completed_on": "Afgerond op",
    "counts": "Aantallen",
    "created_at": "Gemaakt op",
    "created_by_id_naam": "Gemaakt door",
    "day": "Dag",
    "decided_at": "Besloten op",
    "decided_by_id_naam": "Besloten door",
    "decision": "Besluit",
    "department_name": "Afdeling",
    "done_at": "Gedaan op",
    "due_days": "Dagen de tijd",
    "due_on": "Uiterste dag",
    "edition": "Editie",
    "email": "E-mailadres",
    "ended_at": "Beëindigd op",
    "ended_by_id_naam": "Beëindigd door",
    "erased_at": "Verwijderd op",
    "exempt_from": "Vrijgesteld vanaf",
    "exempt_until": "Vrijgesteld tot en met",
    "expires_at": "Loopt af op",
    "facts": "Feiten",
    "finished_at": "Klaar op",
    "format": "Soort bestand",
    "function": "Functie",
    "goal_id": "Doel",
    "is_demo": "Proefpersoon",
    "is_read": "Gelezen",
    "item_id": "Les of vraag",
    "key_point_id": "Kernpunt",
    "kind": "Soort",
    "last_used_at": "Laatst gebruikt op",
    "left_on": "Laatste werkdag",
    "lesson_id": "Les",
    "lessons": "Lessen",
    "made_at": "Vastgesteld op",
    "made_by_id_naam": "Vastgesteld door",
    "manager_id_naam": "Leidinggevende",
    "minutes": "Minuten",
    "module_id": "Module",
    "month": "Maand",
    "months": "Maanden geldig",
    "name": "Naam",
    "note": "Uitleg",
    "number": "Nummer",
    "organisation_name": "Gemeente",
    "pass_percentage": "Nodig (procent)",
    "passed": "Gehaald",
    "path": "Bestand",
    "path_id": "Leerpad",
    "path_title": "Leerpad",
    "paused_from": "Pauze vanaf",
    "paused_until": "Pauze tot en met",
    "person_name": "Naam",
    "period": "Week",
    "personnel_number": "Personeelsnummer",
    "place": "Plaats",
    "points": "Punten",
    "practice": "Je oefenronde van nu",
    "problem": "Wat er misging",
    "profile": "Profiel",
    "published_at": "Gepubliceerd op",
    "question_id": "Vraag",
    "reason": "Reden",
    "remark": "Opmerking",
    "revoked_at": "Ingetrokken op",
    "revoked_by_id_naam": "Ingetrokken door",
    "role": "Rol",
    "rows": "Regels",
    "saved_at": "Bewaard op",
    "seen_at": "Laatst gezien op",
    "started_at": "Begonnen op",
    "started_from": "In dienst vanaf",
    "started_on": "Begonnen op",
    "state": "Stand",
    "step": "Stap",
    "submitted_at": "Ingeleverd op",
    "system": "Systeem",
    "terms": "Termijnen",
    "test_id": "Toets",
    "updated_at": "Gewijzigd op",
    "valid_until": "Geldig tot en met",
    "vraag": "Vraag",
    "weight": "Gewicht",
    "window_days": "Dagen om te vernieuwen",
    "with_below": "Met de teams daaronder",
}

TECHNICAL = frozenset(
    {
        # Ids, and what the system uses to find, order and prove; all of it is in the file.
        *(
            "id",
            "organisation_id",
            "department_id",
            "rule_id",
            "completion_id",
            "correction_id",
            "assignment_id",
            "attempt_id",
        ),
        *("person_id", "actor_id", "manager_id", "created_by_id", "ended_by_id", "made_by_id", "author_id"),
        *("approved_by_id", "decided_by_id", "asked_by_id", "person_id_naam", "asked_by_id_naam"),
        *("sequence", "previous_hash", "hash", "holder_hash", "content_hash", "folder_hash"),
        *("from_hash", "to_hash", "lookup", "key", "lease", "lease_until", "payload", "attempts", "run_at"),
        *("subject", "filter", "fields", "disarmed", "sha256", "series", "until_number", "manifest"),
        *("token_id", "revoked_by_id", "saved_by_id", "saved_by_id_naam"),
        *("done", "total", "base", "restores", "revision", "item_kind", "value", "body"),
    }
)


def labelled(row: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The filled-in columns of a row as (label, text) for a reader, in the order of the table."""
    for name, value in row.items():
        text = in_words(value)
        if text and name in LABELS:
            yield LABELS[name], text


def in_words(value: object) -> str:
    """A stored value as people write it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, dict):
        return ". ".join(f"{key}: {in_words(one)}" for key, one in value.items())
    if isinstance(value, list | tuple):
        return ", ".join(in_words(one) for one in value)
    return _moment(value) if isinstance(value, str) else str(value)


def _moment(text: str) -> str:
    """A day or moment in Dutch; any other text as it is."""
    try:
        if len(text) == len("2026-11-25"):
            return format_date(date.fromisoformat(text), "d MMMM y", locale="nl")
        if text[10:11] == "T":
            moment = datetime.fromisoformat(text)
            return format_datetime(moment, "d MMMM y, HH.mm 'uur'", tzinfo=AMSTERDAM, locale="nl")
    except ValueError:
        pass
    return text
