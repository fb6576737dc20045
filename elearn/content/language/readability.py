"""How easy a Dutch text is to read: sentences, words and the score of Flesch-Douma.

206.8 - 0.77 x (syllables per 100 words) - 0.93 x (words per sentence), after Douma (1960): 60-70
is normal, 70-80 fairly easy. The guide itself scores 29.5.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from elearn.content.language.syllables import count_syllables
from elearn.content.language.words import NOT_PARTICIPLES, PASSIVE_VERBS

# A full stop in 9.40 or a.u.b. ends nothing: only one with space behind it does.
# The sign comes first in the pattern: a search for it is much faster than a look back at every letter.
_END = re.compile(r"[.!?…:](?:(?<=:)\s*\n|(?<!:)[’”)\"]*\s+)")
_WORD = re.compile(r"[^\W_](?:[\w’'.\-]*\w)?")
_LETTER = re.compile(r"[^\W\d_]")
_PARTICIPLE = re.compile(r"(?:\w*ge|be|ver|ont|her|er)\w{2,}(?:d|t|en)")


class Sentence(NamedTuple):
    """The words of a sentence, and where it starts in the text it was cut from."""

    words: tuple[str, ...]
    offset: int

    @property
    def is_passive(self) -> bool:
        """Whether it has a form of *worden* and a participle."""
        words = {word.lower() for word in self.words}
        done = (word for word in words - PASSIVE_VERBS - NOT_PARTICIPLES)
        return bool(words & PASSIVE_VERBS) and any(_PARTICIPLE.fullmatch(word) for word in done)


@lru_cache(maxsize=16384)
def sentences(text: str) -> tuple[Sentence, ...]:
    """The sentences of one paragraph or line; pieces without a letter do not count.

    Remembered, because a library is checked again on every change and few texts changed.
    """
    return tuple(_cut(text))


def _cut(text: str) -> Iterator[Sentence]:
    start = 0
    for end in [*(match.end() for match in _END.finditer(text)), len(text)]:
        piece = text[start:end]
        words = tuple(_WORD.findall(piece))
        if any(map(_LETTER.search, words)):
            margin = len(piece) - len(piece.lstrip())
            yield Sentence(words, start + margin)
        start = end


@dataclass(frozen=True, slots=True)
class Measures:
    """What the sentences of a text count."""

    words: int
    words_per_sentence: float


def measure(found: Collection[Sentence]) -> Measures:
    """Count the sentences of a text."""
    words = sum(len(sentence.words) for sentence in found)
    return Measures(words, words / max(len(found), 1))


def score(found: Collection[Sentence], terms: Collection[str] = ()) -> float:
    """Flesch-Douma, higher is easier; words of `terms` (lower case) are explained, so they cost nothing."""
    words = [word for sentence in found for word in sentence.words]
    if not words:
        return 100.0
    spoken = [count_syllables(word) for word in words if not _is_term(word, terms)] or [1]
    return 206.8 - 77 * sum(spoken) / len(spoken) - 0.93 * len(words) / len(found)


def _is_term(word: str, terms: Collection[str]) -> bool:
    lower = word.lower()
    return any(lower.removesuffix(ending) in terms for ending in ("", "s", "en", "e"))
