"""What a trainer could do about a question, in words, the most urgent first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from string import ascii_uppercase
from typing import Literal

from elearn.questions.question import Question
from elearn.services.analysis.figures import Figures, PickFigures, by_chance

EASY = 0.95
HARD = 0.40
WEAK = 0.20
ENOUGH_FOR_DISCRIMINATION = 50
"""With fewer people a correlation of 0.20 and one of 0 cannot be told apart."""

WITH_LETTERS = ("een-antwoord", "meer-antwoorden")


@dataclass(frozen=True, slots=True)
class Advice:
    """`label` fits a badge, `sentence` says what to do; `tone` error: look at this first."""

    tone: Literal["error", "warn", "ok"]
    label: str
    sentence: str


FINE = Advice("ok", "Goed zo", "Deze vraag doet wat hij moet doen.")


def advise(question: Question, figures: Figures) -> tuple[Advice, ...]:
    """All advice on a question; never empty."""
    found = [
        *_on_other_right_answers(question, figures),
        *_on_discrimination(figures),
        *_on_difficulty(question, figures),
        *_on_answers_nobody_picks(question, figures),
    ]
    urgent = sorted(found, key=lambda one: one.tone != "error")
    return tuple(urgent) or (FINE,)


def name_of(question: Question, place: int, text: str) -> str:
    """What to call an answer: its letter in the file, or its text where it has none."""
    return f"antwoord {ascii_uppercase[place]}" if question.kind in WITH_LETTERS else f"‘{text}’"


def _on_other_right_answers(question: Question, figures: Figures) -> Iterator[Advice]:
    least = figures.discrimination or 0.0
    for place, one in enumerate(figures.picks):
        if not one.pick.right and one.who == "veel" and (one.knowing or 0.0) > least:
            name = name_of(question, place, one.pick.text)
            sentence = f"Misschien is {name} ook goed: wie veel weet, kiest {name}."
            yield Advice("error", "Kijk dit na", sentence)


def _on_discrimination(figures: Figures) -> Iterator[Advice]:
    value = figures.discrimination
    if value is None or figures.people < ENOUGH_FOR_DISCRIMINATION:
        return
    if value < -by_chance(figures.people):
        sentence = "Wie veel weet, heeft deze vraag vaker fout. Klopt het goede antwoord?"
        yield Advice("error", "Kijk dit na", sentence)
    elif value < WEAK and figures.right < EASY:
        sentence = "Wie veel weet en wie weinig weet, doen het hier even goed. Is de vraag duidelijk?"
        yield Advice("warn", "Weinig verschil", sentence)


def _on_difficulty(question: Question, figures: Figures) -> Iterator[Advice]:
    if figures.right < HARD:
        sentence = "Minder dan 4 van de 10 mensen hebben dit goed. Staat dit duidelijk in de les?"
        yield Advice("warn", "Erg moeilijk", sentence)
    # A critical question is there to be right; that everybody has it right is good news.
    if figures.right >= EASY and not question.critical:
        sentence = "Bijna iedereen heeft dit goed. Maak de andere antwoorden beter."
        yield Advice("warn", "Erg makkelijk", sentence)


def _on_answers_nobody_picks(question: Question, figures: Figures) -> Iterator[Advice]:
    if question.kind not in WITH_LETTERS:
        return
    for place, one in enumerate(figures.picks):
        if _is_useless(one):
            name = name_of(question, place, one.pick.text)
            sentence = f"{name[0].upper()}{name[1:]} kiest niemand: vervang het."
            yield Advice("warn", "Antwoord zonder kiezers", sentence)


def _is_useless(one: PickFigures) -> bool:
    return not one.pick.right and one.share == 0
