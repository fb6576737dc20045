"""Ids for questions that come from elsewhere."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 48
"""Characters of an id: it stands in addresses and in the first column of reports."""


_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*", re.ASCII)


class Names:
    """Gives every question of a file an id of its own."""

    def __init__(self) -> None:
        self._next: dict[str, int] = {}

    def take(self, text: str) -> str:
        """The text itself when it is a slug, else one made of it; taken before, it gets a number."""
        slug = text if _SLUG.fullmatch(text) else to_slug(text) or "vraag"
        name, number = slug, self._next.get(slug, 1)
        while name in self._next:
            number += 1
            name = f"{slug}-{number}"
        self._next[slug] = number
        self._next.setdefault(name, 1)
        return name


def to_slug(text: str) -> str:
    """Lower-case letters, digits and hyphens; whole words as far as they fit, maybe nothing."""
    letters = unicodedata.normalize("NFKD", text[: 4 * LONGEST].casefold())
    ascii_only = "".join(letter for letter in letters if not unicodedata.combining(letter))
    slug = re.sub(r"[^a-z0-9]+", "-", ascii_only).strip("-")
    if len(slug) <= LONGEST:
        return slug
    return slug[: LONGEST + 1].rpartition("-")[0] or slug[:LONGEST]
