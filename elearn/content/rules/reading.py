"""Texts that staff can read: the gate of B1, as warnings that teach."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Self

from elearn.content.drafts.draft import Draft, Read
from elearn.content.kinds.lessons import LessonDraft, LessonFront
from elearn.content.language.expressions import Expressions
from elearn.content.language.readability import Measures, Sentence, measure, score, sentences
from elearn.content.language.stretches import words_in
from elearn.content.language.words import PASSIVE_VERBS, PLAIN_WORDS, TERMS
from elearn.content.rules.passages import Passage, in_steps, in_values
from elearn.reader.problem import Problem
from elearn.reader.source import Source

EASY, HARD = 65, 60
"""Flesch-Douma: below the first we advise, below the second we urge."""
MEAN_WORDS, MOST_WORDS = 12, 20
"""Words in a sentence: on average, and in the longest one."""
MOST_PASSIVE = 0.10
WORDS_PER_MINUTE = 180
QUIET_MINUTES = 1.5
"""Minutes of a lesson that go to something else than reading."""
FEWEST_WORDS = 100
"""With fewer words the score of a text says little."""

_DIFFICULT = Expressions(PLAIN_WORDS)
_PASSIVE = frozenset(word.encode() for word in PASSIVE_VERBS)
_NAMES = re.compile(r"\[[^\[\]\n]*\]\(https?:[^)\n]*\)|\{\{[^}\n]*\}\}")


def check_readability(draft: Draft) -> Iterator[Problem]:
    """What makes the texts of a module hard to read: in lessons, and in the values of every file."""
    entries = draft.terms.value.terms if draft.terms.value else ()
    known = frozenset(entry.term.lower() for entry in entries)
    words = frozenset(word for term in known for word in term.split())
    unexplained = Expressions(TERMS - known, ("", "s", "en", "e"))
    for lesson in draft.lessons.values():
        text = _Text.of(lesson.document.source, in_steps(lesson.value.steps))
        yield from _check_text(text, unexplained)
        yield from _check_lesson(lesson, text, words)
    for read in draft.files:
        if read is not draft.guide:  # the titles of its tools are names
            yield from _check_text(_Text.of(read.document.source, in_values(read.document)), unexplained)


@dataclass(frozen=True)
class _Text:
    """All running text of a file with what it measures."""

    source: Source
    passages: tuple[Passage, ...]
    found: tuple[tuple[Passage, Sentence], ...]
    measures: Measures

    @classmethod
    def of(cls, source: Source, passages: Iterable[Passage]) -> Self:
        listed = tuple(passages)
        found = tuple((passage, one) for passage in listed for one in sentences(passage.text))
        return cls(source, listed, found, measure([one for _, one in found]))


def _check_text(text: _Text, unexplained: Expressions) -> Iterator[Problem]:
    """What counts for every kind of text; `unexplained` are terms that begrippen.yaml does not have."""
    yield from _check_sentences(text)
    words = words_in(text.source.text)
    if not words.isdisjoint(_PASSIVE):
        yield from _passive_sentences(text)
    if difficult := _DIFFICULT.pattern(words):
        yield from _difficult_words(text, difficult)
    if of_the_trade := unexplained.pattern(words):
        yield from _unexplained_terms(text, of_the_trade)


def _check_sentences(text: _Text) -> Iterator[Problem]:
    source, found, measures = text.source, text.found, text.measures
    if measures.words >= FEWEST_WORDS and measures.words_per_sentence > MEAN_WORDS:
        mean = f"{measures.words_per_sentence:.1f}".replace(".", ",")
        message = f"Een zin telt hier gemiddeld {mean} woorden."
        yield source.problem("T002", *_place(*found[0]), message, f"Blijf onder de {MEAN_WORDS}.")
    for passage, sentence in found:
        if len(sentence.words) > MOST_WORDS:
            message = f"Deze zin telt {len(sentence.words)} woorden."
            yield source.problem("T003", *_place(passage, sentence), message, "Maak er twee zinnen van.")


def _passive_sentences(text: _Text) -> Iterator[Problem]:
    passive = [one for one in text.found if one[1].is_passive]
    share = len(passive) / max(len(text.found), 1)
    if len(passive) > 1 and share > MOST_PASSIVE:
        message = f"In {share:.0%} van de zinnen staat een vorm van worden."
        hint = "Zeg wie het doet, te beginnen met deze zin."
        yield text.source.problem("T004", *_place(*passive[0]), message, hint)


def _check_lesson(lesson: Read[LessonDraft], text: _Text, terms: frozenset[str]) -> Iterator[Problem]:
    measures = text.measures
    ease = score([one for _, one in text.found], terms)
    if measures.words >= FEWEST_WORDS and ease < EASY:
        degree = "moeilijk" if ease < HARD else "aan de moeilijke kant"
        message = f"Deze les is {degree}: {ease:.0f} op de schaal van Flesch-Douma."
        hint = f"Kies kortere woorden en zinnen, tot minstens {EASY}."
        yield text.source.problem("T001", *_place(*text.found[0]), message, hint)
    if lesson.value.front:
        yield from _check_length(lesson, lesson.value.front, measures)


def _check_length(lesson: Read[LessonDraft], front: LessonFront, measures: Measures) -> Iterator[Problem]:
    most = round(WORDS_PER_MINUTE * max(front.minutes - QUIET_MINUTES, 0))
    if measures.words > most:
        message = f"Deze les telt {measures.words} woorden. In de tijd die er staat passen er {most}."
        hint = "Kort de les in, of geef hem meer minuten."
        yield lesson.document.problem("T006", ("minuten",), message, hint)


def _own_words(passage: Passage) -> str:
    """What the author chose: spaces for the title of a site and for a place to fill in."""
    return _NAMES.sub(lambda link: " " * len(link[0]), passage.written)


def _difficult_words(text: _Text, difficult: re.Pattern[str]) -> Iterator[Problem]:
    for passage in text.passages:
        for match in difficult.finditer(_own_words(passage)):
            better = PLAIN_WORDS[match[0].lower()]
            message = f"`{match[0]}` is een moeilijk woord."
            yield text.source.problem("T005", *passage.place(match.start()), message, f"Liever: {better}.")


def _unexplained_terms(text: _Text, of_the_trade: re.Pattern[str]) -> Iterator[Problem]:
    """Words of the trade without an entry in begrippen.yaml, each once per file."""
    seen: set[str] = set()
    for passage in text.passages:
        for match in of_the_trade.finditer(_own_words(passage)):
            term = match[1].lower()
            if term not in seen:
                seen.add(term)
                message = f"`{match[0]}` is vaktaal en staat niet in begrippen.yaml."
                hint = "Leg het daar uit, of zeg het in gewone woorden."
                yield text.source.problem("T007", *passage.place(match.start()), message, hint)


def _place(passage: Passage, sentence: Sentence) -> tuple[int, int]:
    return passage.place_of(sentence.words[0], sentence.offset)
