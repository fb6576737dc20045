"""Feedback that teaches: what is said of an answer belongs to that answer."""

from __future__ import annotations

from collections.abc import Iterator

from elearn.content.rules.items.advice import Advice, answers_of
from elearn.questions.matching import Matching
from elearn.questions.ordering import Ordering
from elearn.questions.question import Question
from elearn.questions.statement import Statement
from elearn.reader.places import Loc


def find_same_feedback(question: Question) -> Iterator[Advice]:
    """The same words with every answer, pair or step."""
    place, texts = _feedback_of(question)
    if len(texts) > 1 and len(set(texts)) == 1:
        message = "Bij elk antwoord staat dezelfde feedback."
        hint = "Vertel per antwoord waarom het wel of niet past."
        yield Advice(place, message, hint)


def _feedback_of(question: Question) -> tuple[Loc, list[str]]:
    """Every feedback, and where the first one stands."""
    match question:
        case Statement():
            return ("feedback_waar",), [question.why_true, question.why_false]
        case Matching():
            return ("paren", 0, "feedback"), [one.why for one in question.pairs]
        case Ordering():
            return ("stappen", 0, "feedback"), [one.why for one in question.steps]
        case _:
            return ("antwoorden", 0, "feedback"), [one.why for one in answers_of(question)]
