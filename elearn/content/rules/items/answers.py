"""Answers that can be told apart without knowing the subject, or not told apart at all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import combinations
from operator import sub
from string import ascii_lowercase
from typing import NamedTuple, Self

from elearn.content.language.words import ABSOLUTES, NEGATIONS, SWEEPING
from elearn.content.rules.items.advice import Advice, answer_at, answers_of, words_of
from elearn.questions.question import Question

MOST_ANSWERS, MOST_WORDS = 5, 60
"""Six short ones are read in a glance; six long ones are not."""
LONGER = 1.3
"""From this many times the longest wrong answer on, people see which one is right."""
VISIBLY_LONGER = 15
"""Characters; between two short words the ratio says nothing."""
ALIKE = 0.9
"""Share of equal characters from which two answers look the same."""

_ALL = ABSOLUTES | SWEEPING
_OTHERS = re.compile(
    r"\b(?:al(?:le|les)? (?:de |het )?(?:bovenstaande|genoemde|antwoorden)|(?:alles|al het) hierboven"
    r"|geen van (?:de(?:ze)?|alle|bovenstaande)\b|(?:alle|beide) antwoorden"
    r"|antwoord [a-e]\b)",
    re.IGNORECASE,
)


def find_longest_right(question: Question) -> Iterator[Advice]:
    """Right answers that are clearly longer than every wrong one."""
    answers = answers_of(question)
    right = [(len(one.text), index) for index, one in enumerate(answers) if one.right]
    wrong = [len(one.text) for one in answers if not one.right]
    if not right or not wrong:
        return
    (shortest, index), longest_wrong = min(right), max(wrong)
    if shortest > LONGER * longest_wrong and shortest - longest_wrong >= VISIBLY_LONGER:
        message = f"Het goede antwoord telt {shortest} tekens, het langste foute {longest_wrong}."
        hint = "Kort het in, of geef een fout antwoord meer woorden."
        yield Advice(answer_at(index), message, hint)


def find_absolutes(question: Question) -> Iterator[Advice]:
    """Words such as `altijd` in wrong answers only: nobody chooses those."""
    answers = answers_of(question)
    found = {index: words_of(one.text) for index, one in enumerate(answers)}
    sweeping = [index for index, words in found.items() if not _ALL.isdisjoint(words)]
    if any(answers[index].right for index in sweeping):
        return
    for index in sweeping:
        word = _first_of(ABSOLUTES if len(sweeping) == 1 else _ALL, found[index])
        if word:
            message = f"`{word}` staat in een fout antwoord, en in het goede staat zo’n woord niet."
            yield Advice(answer_at(index), message, "Zeg het minder stellig.")


def _first_of(wanted: frozenset[str], words: list[str]) -> str | None:
    return next((word for word in words if word in wanted), None)


def find_references_to_others(question: Question) -> Iterator[Advice]:
    """Answers about the other answers; those stand in another order for everybody."""
    for index, one in enumerate(answers_of(question)):
        if found := _OTHERS.search(one.text):
            message = f"`{found[0]}` gaat over de andere antwoorden."
            hint = "Schrijf een antwoord dat op zichzelf staat, of kies `soort: meer-antwoorden`."
            yield Advice(answer_at(index), message, hint)


def find_near_copies(question: Question) -> Iterator[Advice]:
    """Two answers in almost the same words; a number or a `niet` does make a difference."""
    texts = [_Text.of(one.text) for one in answers_of(question)]
    for (first, one), (second, other) in combinations(enumerate(texts), 2):
        if _are_alike(one, other):
            message = f"Dit antwoord lijkt veel op antwoord {first + 1}."
            hint = "Maak het verschil groter, of haal er één weg."
            yield Advice(answer_at(second), message, hint)


class _Text(NamedTuple):
    """The words of an answer, and how often each letter is in them."""

    words: str
    letters: list[int]

    @classmethod
    def of(cls, text: str) -> Self:
        words = " ".join(words_of(text))
        return cls(words, [words.count(letter) for letter in ascii_lowercase])


def _are_alike(one: _Text, other: _Text) -> bool:
    # What difflib can find at most: by length, then by letters. Both are much cheaper than looking.
    both = len(one.words) + len(other.words)
    differing = sum(map(abs, map(sub, one.letters, other.letters)))
    if min(2 * len(one.words), 2 * len(other.words), both - differing) < ALIKE * both:
        return False
    words = {*one.words.split()} ^ {*other.words.split()}
    if words & NEGATIONS or any(word.isdigit() for word in words):
        return False
    return SequenceMatcher(None, one.words, other.words, autojunk=False).ratio() >= ALIKE


def find_many_answers(question: Question) -> Iterator[Advice]:
    """More answers than somebody can weigh."""
    answers = answers_of(question)
    if len(answers) <= MOST_ANSWERS:
        return
    words = sum(len(words_of(one.text)) for one in answers)
    if words > MOST_WORDS:
        message = f"Hier staan {len(answers)} antwoorden met samen {words} woorden. Dat is veel om te wegen."
        hint = f"Maak er {MOST_ANSWERS} van, of houd ze korter."
        yield Advice(("antwoorden",), message, hint)
