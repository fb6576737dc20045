"""Lessons that staff can read: the gate of B1, as warnings that teach."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from elearn.content.draft import Draft, Read
from elearn.content.kinds.lessons import LessonDraft, LessonFront
from elearn.content.language.readability import Measures, Sentence, measure, sentences
from elearn.content.language.words import PLAIN_WORDS
from elearn.content.markdown.blocks import Block
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

_DIFFICULT = re.compile(rf"\b(?:{'|'.join(map(re.escape, PLAIN_WORDS))})\b", re.IGNORECASE)
_SITE = re.compile(r"\[[^\[\]\n]*\]\(https?:[^)\n]*\)")

Found = Sequence[tuple[Block, Sentence]]


def check_readability(draft: Draft) -> Iterator[Problem]:
    """What makes the lessons of a module hard to read."""
    entries = draft.terms.value.terms if draft.terms.value else ()
    terms = frozenset(word for entry in entries for word in entry.term.lower().split())
    for lesson in draft.lessons.values():
        yield from _check_lesson(lesson, terms)


def _check_lesson(lesson: Read[LessonDraft], terms: frozenset[str]) -> Iterator[Problem]:
    source = lesson.document.source
    blocks = [block for step in lesson.value.steps for block in step.blocks]
    found = [(block, one) for block in blocks for one in sentences(block.sentences_text())]
    measures = measure((sentence for _, sentence in found), terms)
    if found:
        yield from _check_whole(source, found, measures)
    if lesson.value.front:
        yield from _check_length(lesson, lesson.value.front, measures)
    for block, sentence in found:
        if len(sentence.words) > MOST_WORDS:
            message = f"Deze zin telt {len(sentence.words)} woorden."
            place = _place(block, sentence)
            yield source.problem("T003", *place, message, "Maak er twee zinnen van.")
    for block in blocks:
        yield from _difficult_words(source, block)


def _check_whole(source: Source, found: Found, measures: Measures) -> Iterator[Problem]:
    place = _place(*found[0])
    if measures.words >= FEWEST_WORDS and measures.score < EASY:
        degree = "moeilijk" if measures.score < HARD else "aan de moeilijke kant"
        message = f"Deze les is {degree}: {measures.score:.0f} op de schaal van Flesch-Douma."
        hint = f"Kies kortere woorden en zinnen, tot minstens {EASY}."
        yield source.problem("T001", *place, message, hint)
    if measures.words >= FEWEST_WORDS and measures.words_per_sentence > MEAN_WORDS:
        mean = f"{measures.words_per_sentence:.1f}".replace(".", ",")
        message = f"Een zin telt hier gemiddeld {mean} woorden."
        yield source.problem("T002", *place, message, f"Blijf onder de {MEAN_WORDS}.")
    if measures.passive_share > MOST_PASSIVE:
        first = next(one for one in found if one[1].is_passive)
        message = f"In {measures.passive_share:.0%} van de zinnen staat een vorm van worden."
        hint = "Zeg wie het doet, te beginnen met deze zin."
        yield source.problem("T004", *_place(*first), message, hint)


def _check_length(lesson: Read[LessonDraft], front: LessonFront, measures: Measures) -> Iterator[Problem]:
    most = round(WORDS_PER_MINUTE * max(front.minutes - QUIET_MINUTES, 0))
    if measures.words > most:
        message = f"Deze les telt {measures.words} woorden. In de tijd die er staat passen er {most}."
        hint = "Kort de les in, of geef hem meer minuten."
        yield lesson.document.problem("T006", ("minuten",), message, hint)


def _difficult_words(source: Source, block: Block) -> Iterator[Problem]:
    # The title of a site is a name; the author cannot choose another word there.
    text = _SITE.sub(lambda link: " " * len(link[0]), block.token.content)
    for match in _DIFFICULT.finditer(text):
        better = PLAIN_WORDS[match[0].lower()]
        message = f"`{match[0]}` is een moeilijk woord."
        yield source.problem("T005", *block.place(match.start()), message, f"Liever: {better}.")


def _place(block: Block, sentence: Sentence) -> tuple[int, int]:
    """Where a sentence stands: its first word, looked up from where the line can start."""
    before = block.sentences_text()[: sentence.offset].count("\n")
    start = sum(len(line) + 1 for line in block.token.content.split("\n")[:before])
    offset = block.token.content.find(sentence.words[0], start)
    return block.place(max(offset, start))
