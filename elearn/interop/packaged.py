"""What writing a quiz to another format gives: the bytes, and what the format cannot say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from elearn.content.library import Quiz
from elearn.interop.loss import Loss
from elearn.questions.matching import Matching, Pair
from elearn.questions.multiple_choice import MultipleChoice
from elearn.questions.ordering import Ordering
from elearn.questions.question import Question
from elearn.questions.row import Row, key_of
from elearn.questions.short_answer import ShortAnswer
from elearn.questions.single_choice import SingleChoice

LESSON = Loss("", "les en aantal oefenvragen gaan niet mee", "Een ander systeem kent onze lessen niet.")

KEYS = "eigen sleutel gaat niet mee"
WHY_KEYS = "Dit formaat kent geen sleutels bij antwoorden."
ROWS = "feedback per regel staat bij de uitleg"
WHY_ROWS = "Dit formaat heeft geen feedback per regel. De cursist leest alles na het antwoord."
SPELLING = "accenten en leestekens tellen wel mee"
WHY_SPELLING = "Bij ons is ‘cafe.’ ook goed voor ‘café’. In het andere systeem niet."


@dataclass(frozen=True, slots=True)
class Packaged:
    """A file for another system and the losses of going there."""

    content: bytes
    losses: tuple[Loss, ...]


def common_losses(quiz: Quiz, *, keeps_keys: bool, feedback_per_row: bool) -> Iterator[Loss]:
    """The losses that formats share."""
    yield LESSON
    for question in quiz.questions:
        if not keeps_keys and any(row.key != key_of(row.text) for row in rows_of(question)):
            yield Loss(question.id, KEYS, WHY_KEYS)
        if not feedback_per_row and isinstance(question, Matching | Ordering):
            yield Loss(question.id, ROWS, WHY_ROWS)
        if isinstance(question, ShortAnswer) and not question.case_sensitive:
            yield Loss(question.id, SPELLING, WHY_SPELLING)


def rows_of(question: Question) -> tuple[Row, ...]:
    """The rows of a question that have a key of their own."""
    match question:
        case SingleChoice() | MultipleChoice():
            return question.options
        case Matching():
            return question.pairs
        case Ordering():
            return question.steps
    return ()


def extra_choices(question: Matching) -> tuple[str, ...]:
    """The choices of a matching question that belong to no row."""
    used = {key_of(pair.right) for pair in question.pairs}
    return tuple(text for key, text in question.choices.items() if key not in used)


def right_of(question: Matching, pair: Pair) -> str:
    """The choice of a pair as it is written in the list of choices."""
    return question.choices[key_of(pair.right)]


def reasons(rows: Iterable[Row]) -> list[str]:
    """The feedback of rows."""
    return [row.why for row in rows]
