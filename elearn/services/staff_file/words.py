"""A plan in Dutch words, the same for screen and terminal."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from typing import Any

from elearn.services.staff_file.reading.headings import FIELDS
from elearn.services.staff_file.values import Change, Entry, Plan

NAMES = {field: name.replace("_", " ") for name, field in FIELDS.items()}
NOTHING = "niets"


def differences(change: Change) -> list[tuple[str, str, str]]:
    """What changes for somebody: (name of the field, old, new), as people read it."""
    if change.before is None:
        return []
    return [
        (NAMES[one.name], in_words(old), in_words(new))
        for one in fields(Entry)
        if (old := getattr(change.before, one.name)) != (new := getattr(change.after, one.name))
    ]


def in_words(value: Any) -> str:
    """One value as people read it."""
    if isinstance(value, date):
        return f"{value:%d-%m-%Y}"
    if isinstance(value, frozenset):
        return ", ".join(sorted(value)) or NOTHING
    return str(value) if value else NOTHING


def counts(plan: Plan) -> Iterator[tuple[str, int]]:
    """The numbers of a plan, in the order in which they are told."""
    yield "nieuw", len(plan.new)
    yield "gewijzigd", len(plan.changed)
    yield "weg", len(plan.leaving)
    yield "ongewijzigd", plan.unchanged
    yield "geweigerd", plan.refused
