"""Two answers to any question, as they are stored and as a form posts them."""

from __future__ import annotations

from collections.abc import Sequence

from elearn.questions.matching import Matching
from elearn.questions.multiple_choice import MultipleChoice
from elearn.questions.ordering import Ordering
from elearn.questions.question import Answer, Question
from elearn.questions.short_answer import ShortAnswer


def two_answers(question: Question) -> Sequence[Answer]:
    """Two answers that differ; whether they are right does not matter here."""
    match question:
        case Matching():
            keys = [*question.choices]
            return [{pair.key: key for pair in question.pairs} for key in keys[:2]]
        case Ordering():
            steps = question.steps
            orders = (steps, steps[::-1])
            return [{one.key: str(n) for n, one in enumerate(order, 1)} for order in orders]
        case ShortAnswer():
            return [question.accepted[0], "iets anders"]
        case MultipleChoice():
            return [[option.key] for option in question.options[:2]]
        case _:
            return [option.key for option in question.options[:2]]


def fields_of(answer: Answer) -> dict[str, str | list[str]]:
    """The fields of a form with this answer."""
    if isinstance(answer, dict):
        return {f"antwoord-{key}": value for key, value in answer.items()}
    return {"antwoord": answer}
