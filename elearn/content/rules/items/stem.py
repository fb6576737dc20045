"""The stem of a question: it asks something, and a `niet` in it cannot be missed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from elearn.content.language.words import IMPERATIVES, NEGATIONS, SUBORDINATORS
from elearn.content.rules.items.advice import Advice, words_of
from elearn.questions.question import Question
from elearn.questions.statement import Statement

_SENTENCE = re.compile(r"[^.!?…:]+[.!?…:]*")
_WORD = re.compile(r"[^\W_]+")


def find_unmarked_negation(question: Question) -> Iterator[Advice]:
    """`niet` or `geen` in what is asked itself; capitals make a reader see it."""
    for sentence in _SENTENCE.findall(question.text):
        is_asked = sentence.endswith("?") or isinstance(question, Statement) or _is_order(sentence)
        word = _negation_in(sentence)
        if is_asked and word:
            message = f"In de vraag staat `{word}`. Daar lees je snel overheen."
            hint = f"Vraag naar wat wel klopt, of schrijf `{word.upper()}`."
            yield Advice(("vraag",), message, hint)
            return


def _negation_in(sentence: str) -> str | None:
    """The first unmarked negation in the main clause; what follows on `als` or `die` only describes."""
    for match in _WORD.finditer(sentence):
        word = match[0]
        if word.lower() in SUBORDINATORS:
            return None
        if word.lower() in NEGATIONS and not word.isupper():
            return word
    return None


def find_no_question(question: Question) -> Iterator[Advice]:
    """A stem without question mark and without an order; a statement asks by its kind."""
    if isinstance(question, Statement) or "?" in question.text:
        return
    if not any(_is_order(sentence) for sentence in _SENTENCE.findall(question.text)):
        message = "Hier staat geen vraag en geen opdracht."
        hint = "Eindig met een vraagteken, of begin een zin met `Kies` of `Zet`."
        yield Advice(("vraag",), message, hint)


def _is_order(sentence: str) -> bool:
    """Whether a sentence starts by telling what to do."""
    return bool(set(words_of(sentence)[:1]) & IMPERATIVES)
