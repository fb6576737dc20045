"""The difference between two texts, word by word."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal


@dataclass(frozen=True, slots=True)
class Part:
    """A run of words that stayed, went or came."""

    kind: Literal["zelfde", "weg", "nieuw"]
    text: str


def word_diff(before: str, after: str) -> tuple[Part, ...]:
    """The parts in reading order; without the `nieuw` ones they are `before`, without `weg` `after`."""
    old, new = before.split(), after.split()
    parts: list[Part] = []
    for tag, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            parts.append(Part("zelfde", " ".join(old[i:j])))
        else:
            parts += [Part("weg", " ".join(old[i:j]))] * (i < j)
            parts += [Part("nieuw", " ".join(new[k:m]))] * (k < m)
    return tuple(parts)
