"""Finding text that was copied from the guide, without having the guide.

`handreiking.vingerafdruk` holds a hash of every eight words in a row of the guide: the first 12
hex digits of the sha256 of the words in lower case and NFC, joined by a space. Titles and
addresses are not in it: those may be quoted letter for letter.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from hashlib import sha256

from elearn.content.language.stretches import stretches, without_keys

RUN = 8
"""Words in a row that nobody writes twice by chance."""

_WORD = re.compile(r"[^\W_]+")
_URL = re.compile(r"https?://\S+")
_HASH = re.compile(r"[0-9a-f]{12}")
_BYTES = 6

Fingerprint = frozenset[bytes]


@lru_cache(maxsize=16)
def read_fingerprint(text: str) -> tuple[Fingerprint, int | None]:
    """The hashes in a file, and the first line (from 1) that is no hash; None when all are."""
    hashes, wrong = set(), None
    for number, line in enumerate(text.split("\n"), 1):
        if line.startswith("#") or not line.strip():
            continue
        if not _HASH.fullmatch(line.strip()):
            wrong = wrong or number
        else:
            hashes.add(bytes.fromhex(line))
    return frozenset(hashes), wrong


@lru_cache(maxsize=4096)
def find_copied(text: str, fingerprint: Fingerprint) -> tuple[tuple[int, int], ...]:
    """The lines and columns in a text where words of the guide begin; once for each stretch.

    Remembered, because a library is checked again on every change and few texts changed.
    """
    # Addresses are quoted letter for letter on purpose; spaces keep the places right.
    plain = unicodedata.normalize("NFC", _URL.sub(lambda match: " " * len(match[0]), text))
    copied = dict.fromkeys(_copied_runs(plain, fingerprint))
    firsts = [number for number in copied if number - 1 not in copied]
    if not firsts:
        return ()
    words = list(_WORD.finditer(without_keys(plain)))
    return tuple(_place(plain, words[number].start()) for number in firsts)


def _copied_runs(plain: str, fingerprint: Fingerprint) -> Iterator[int]:
    """The numbers of the words where a run of the guide begins, in order."""
    first = 0
    for words in stretches(plain):
        for number in range(len(words) - RUN + 1):
            run = b" ".join(words[number : number + RUN])
            if sha256(run).digest()[:_BYTES] in fingerprint:
                yield first + number
        first += len(words)


def _place(text: str, offset: int) -> tuple[int, int]:
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)
