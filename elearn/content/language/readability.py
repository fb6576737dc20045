"""How easy a Dutch text is to read: sentences, words and the score of Flesch-Douma.

206.8 - 0.77 x (syllables per 100 words) - 0.93 x (words per sentence), after Douma (1960): 60-70
is normal, 70-80 fairly easy. The guide itself scores 29.5.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from elearn.content.language.syllables import count_syllables
from elearn.content.language.words import NOT_PARTICIPLES, PASSIVE_VERBS

# A full stop in 9.40 or a.u.b. ends nothing: only one with space behind it does.
_END = re.compile(r"(?<=[.!?…])[’”)\"]*\s+|(?<=:)\s*\n")
_WORD = re.compile(r"[^\W_][\w’'.\-]*")
_LETTER = re.compile(r"[^\W\d_]")
_PARTICIPLE = re.compile(r"(?:\w*ge|be|ver|ont|her|er)\w{2,}(?:d|t|en)")


@dataclass(frozen=True, slots=True)
class Sentence:
    """The words of a sentence, and where it starts in the text it was cut from."""

    words: tuple[str, ...]
    offset: int

    @property
    def is_passive(self) -> bool:
        """Whether it has a form of *worden* and a participle."""
        words = {word.lower() for word in self.words}
        done = (word for word in words - PASSIVE_VERBS - NOT_PARTICIPLES)
        return bool(words & PASSIVE_VERBS) and any(_PARTICIPLE.fullmatch(word) for word in done)


def sentences(text: str) -> Iterator[Sentence]:
    """The sentences of one paragraph or line; pieces without a letter do not count."""
    start = 0
    for end in [*(match.end() for match in _END.finditer(text)), len(text)]:
        piece = text[start:end]
        words = tuple(word.rstrip(".'’-") for word in _WORD.findall(piece))
        if any(_LETTER.search(word) for word in words):
            margin = len(piece) - len(piece.lstrip())
            yield Sentence(words, start + margin)
        start = end


@dataclass(frozen=True, slots=True)
class Measures:
    """What a text scores; `score` is Flesch-Douma, higher is easier."""

    words: int
    words_per_sentence: float
    score: float
    passive_share: float


def measure(found: Iterable[Sentence], terms: Collection[str] = ()) -> Measures:
    """Measure sentences; words of `terms` (lower case) are explained, so they cost no syllables."""
    listed = list(found)
    words = [word for sentence in listed for word in sentence.words]
    if not words:
        return Measures(0, 0.0, 100.0, 0.0)
    spoken = [count_syllables(word) for word in words if not _is_term(word, terms)] or [1]
    per_sentence = len(words) / len(listed)
    score = 206.8 - 77 * sum(spoken) / len(spoken) - 0.93 * per_sentence
    passive = sum(sentence.is_passive for sentence in listed) / len(listed)
    return Measures(len(words), per_sentence, score, passive)


def _is_term(word: str, terms: Collection[str]) -> bool:
    lower = word.lower()
    return any(lower.removesuffix(ending) in terms for ending in ("", "s", "en", "e"))
