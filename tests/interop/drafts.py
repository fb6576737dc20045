"""Short words for looking at what a reader made."""

from __future__ import annotations

from typing import Any

from elearn.interop.drafts.draft import Draft, to_drafts
from elearn.interop.formats import ORIGINS


def drafts_of(content: str | bytes, origin: str) -> tuple[Draft, ...]:
    """The drafts of a file."""
    body = content.encode() if isinstance(content, str) else content
    return to_drafts(ORIGINS[origin].read(body))


def only(content: str | bytes, origin: str) -> dict[str, Any]:
    """The one question of a file, without the keys that a trainer adds and without empty texts."""
    (draft,) = drafts_of(content, origin)
    return {key: value for key, value in draft.data.items() if value not in ("", [])}


def lost(content: str | bytes, origin: str) -> list[str]:
    """What of the questions of a file was lost."""
    return [loss.what for draft in drafts_of(content, origin) for loss in draft.losses]


def options(*rows: tuple[str, bool, str]) -> list[dict[str, str]]:
    """Options as (text, right, feedback)."""
    return [
        {"tekst": text} | ({"goed": "ja"} if right else {}) | {"feedback": why} for text, right, why in rows
    ]
