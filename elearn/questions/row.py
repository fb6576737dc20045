"""A row of a question: an option, the left side of a pair, or a step; known by its key.

An answer stores keys, so a row may move without changing what somebody answered.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, field_validator

from elearn.questions.question import Verdict
from elearn.reader.mistake import Mistake
from elearn.reader.scalars import Slug, Text


def key_of(text: str) -> str:
    """8 hex digits for a text; case, spacing and the Unicode form make no difference."""
    plain = " ".join(unicodedata.normalize("NFC", text).casefold().split())
    return hashlib.sha256(plain.encode()).hexdigest()[:8]


class Row(BaseModel):
    """A text with its feedback; `key` is the author's `sleutel` or follows from the text."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    text: Text = Field(alias="tekst")
    why: Text = Field(alias="feedback")
    key: Slug = Field(alias="sleutel", default="", validate_default=True)

    @field_validator("key", mode="before")
    @classmethod
    def _follow_the_text(cls, key: Any, info: ValidationInfo) -> Any:
        # Without a valid text the row is refused anyway; then the key is of no importance.
        return key or key_of(info.data.get("text", ""))


RowT = TypeVar("RowT", bound=Row)


def shuffled(rows: Iterable[RowT], seed: str) -> tuple[RowT, ...]:
    """The rows in an order that depends on the seed and their keys only."""
    return tuple(sorted(rows, key=lambda row: place_in(seed, row.key)))


def place_in(seed: str, key: str) -> bytes:
    """What to sort a key by to shuffle it: the same on every machine and in every version.

    A hash instead of `random`: adding a row leaves the order of the others as it was.
    """
    return hashlib.sha256(f"{seed}\0{key}".encode()).digest()


def verdict_on(chosen: str, right: str) -> Verdict:
    """What to say of a row with a choice; an empty choice was left open."""
    if not chosen:
        return "gemist"
    return "goed-gekozen" if chosen == right else "fout-gekozen"


def same_twice(rows: Sequence[Row], place: str) -> Iterator[Mistake]:
    """A mistake for every row whose key another row already has."""
    seen: set[str] = set()
    for position, row in enumerate(rows):
        if row.key in seen:
            message = f"‘{row.text}’ staat er twee keer, of heeft een sleutel die al bestaat."
            hint = "Maak de teksten verschillend, of geef elk een eigen `sleutel`."
            yield Mistake((place, position), "same_twice", message, hint)
        seen.add(row.key)


def too_few_or_many(
    rows: Sequence[Row], place: str, *, least: int, most: int | None = None
) -> Iterator[Mistake]:
    """A mistake when a question has fewer rows than `least` or more than `most`."""
    if len(rows) < least:
        message = f"Hier staan er {len(rows)}. Dat zijn er te weinig."
        yield Mistake((place,), "too_few", message, f"Schrijf er minstens {least}.")
    if most is not None and len(rows) > most:
        message = f"Hier staan er {len(rows)}. Dat zijn er te veel."
        yield Mistake((place,), "too_many", message, f"Schrijf er hooguit {most}.")
