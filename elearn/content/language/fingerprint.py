"""Finding text that was copied from the guide, without having the guide.

`handreiking.vingerafdruk` holds a hash of every eight words in a row of the guide: the first 12
hex digits of the sha256 of the words in lower case and NFC, joined by a space. Titles and
addresses are not in it: those may be quoted letter for letter.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

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
def find_copied(text: str, fingerprint: Fingerprint) -> tuple[int, ...]:
    """The offsets in a text where words of the guide begin; once for each stretch.

    Remembered, because a library is checked again on every change and few texts changed.
    """
    found = []
    previous = -2
    for position, (offset, run) in enumerate(_runs(text)):
        if run in fingerprint:
            if position != previous + 1:
                found.append(offset)
            previous = position
    return tuple(found)


def _runs(text: str) -> Iterator[tuple[int, bytes]]:
    """Every run of words with the offset at which it starts."""
    # Addresses are quoted letter for letter on purpose; spaces keep the offsets right.
    text = _URL.sub(lambda match: " " * len(match[0]), text)
    matches = list(_WORD.finditer(text))
    words = [unicodedata.normalize("NFC", match[0].lower()).encode() for match in matches]
    for start in range(len(words) - RUN + 1):
        run = b" ".join(words[start : start + RUN])
        yield matches[start].start(), hashlib.sha256(run).digest()[:_BYTES]
