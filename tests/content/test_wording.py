"""How the course about polarisation is written as a whole: varied, fair to every side, and explained."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from statistics import mean

from elearn.content.language.readability import sentences
from elearn.content.load import load_library

MODULE = load_library(Path(__file__).parents[2] / "modules").modules["polarisatie"]

VERDICTS = ("Ja.", "Nee.", "Goed.", "Goed zo.", "Klopt.", "Fout.", "Helaas.")
"""The page already says whether an answer was right; feedback says why."""
SAME_OPENING = 0.02
"""The share of all feedback that may begin with the same two words."""
SAME_SUBJECT = 0.10
"""The share of all questions that may be about one thing on which people disagree."""

KEY_IS_LONGEST = (0.15, 0.35)
"""With four answers a quarter is chance; who always takes the longest should not be better off."""
RIGHT_ARE_LONGER = (0.35, 0.65)
"""The same for questions with more right answers: half is chance."""

SUBJECTS = {
    "opvang": r"opvang\b|azc|asiel|nieuwkomers",
    "energie": r"windmolen|windpark|warmtenet",
    "boeren": r"\bboer|trekker|stikstof",
    "klimaat": r"klimaat|natuur|bomen|bos\b",
    "vaccinatie": r"\bprik|vaccin",
    "buitenland": r"oorlog|buitenland|Gaza|Israël",
    "lhbti": r"regenboog|geaardheid|\bvlag",
    "jaarwisseling": r"jaarwisseling|vuurwerk|oudejaar",
    "geloof": r"geloof|bidt|bidden|kerk|moskee",
    "verkeer": r"parke|fietsstraat|fietspad|rondweg|busbaan|rotonde|autovrij|kruising",
}


def feedback(value):
    """Every text that tells somebody why an answer does or does not work."""
    if isinstance(value, dict):
        for key, one in value.items():
            if key.startswith("why") and isinstance(one, str):
                yield one
            else:
                yield from feedback(one)
    elif isinstance(value, tuple):
        for one in value:
            yield from feedback(one)


FEEDBACK = [text for one in MODULE.questions.values() for text in feedback(one.model_dump())]


def test_feedback_says_why_and_not_only_whether():
    assert [text for text in FEEDBACK if text.startswith(VERDICTS)] == []
    assert [text for text in FEEDBACK if len(text.split()) < 4] == []


def test_feedback_begins_in_many_ways():
    openings = Counter(" ".join(text.split()[:2]) for text in FEEDBACK)

    assert {one: count for one, count in openings.items() if count > SAME_OPENING * len(FEEDBACK)} == {}


def test_no_subject_has_more_than_its_share_of_the_questions():
    asked = [f"{one.situation} {one.text}" for one in MODULE.questions.values()]
    counts = {
        name: sum(bool(re.search(pattern, text)) for text in asked) for name, pattern in SUBJECTS.items()
    }

    assert {name: count for name, count in counts.items() if count > SAME_SUBJECT * len(asked)} == {}
    assert [name for name, count in counts.items() if not count] == []


def test_a_term_takes_one_or_two_sentences():
    lengths = {term: len(sentences(text)) for term, text in MODULE.terms.items()}

    assert {term: length for term, length in lengths.items() if length not in (1, 2)} == {}


def test_every_term_belongs_to_a_lesson():
    used = {term for lesson in MODULE.lessons.values() for term in lesson.terms}

    assert set(MODULE.terms) == used


def share(found):
    return sum(found) / len(found)


def lengths(question, *, right):
    return [len(one.text) for one in question.options if one.right is right]


def test_the_longest_answer_is_not_the_right_one_more_often_than_chance():
    asked = [one for one in MODULE.questions.values() if one.kind == "een-antwoord"]
    found = share([max(lengths(one, right=True)) >= max(lengths(one, right=False)) for one in asked])

    assert KEY_IS_LONGEST[0] <= found <= KEY_IS_LONGEST[1]


def test_right_answers_are_as_often_longer_as_shorter_than_wrong_ones():
    asked = [one for one in MODULE.questions.values() if one.kind == "meer-antwoorden"]
    found = share([mean(lengths(one, right=True)) > mean(lengths(one, right=False)) for one in asked])

    assert RIGHT_ARE_LONGER[0] <= found <= RIGHT_ARE_LONGER[1]


def test_as_many_statements_are_true_as_are_not():
    asked = [one.is_true for one in MODULE.questions.values() if one.kind == "stelling"]

    assert RIGHT_ARE_LONGER[0] <= share(asked) <= RIGHT_ARE_LONGER[1]
