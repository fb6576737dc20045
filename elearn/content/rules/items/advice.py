"""What a rule for questions says, and the part of a question that several rules look at."""

from __future__ import annotations

import re
from typing import NamedTuple

from elearn.questions.multiple_choice import MultipleChoice
from elearn.questions.options import Option
from elearn.questions.question import Question
from elearn.questions.single_choice import SingleChoice
from elearn.reader.places import Loc

_WORD = re.compile(r"[^\W_]+")


class Advice(NamedTuple):
    """What can be better at a place in a question, and how."""

    place: Loc
    message: str
    hint: str


def answers_of(question: Question) -> tuple[Option, ...]:
    """The answers that an author wrote to choose from; none for a question without them."""
    return question.options if isinstance(question, SingleChoice | MultipleChoice) else ()


def answer_at(index: int) -> Loc:
    """Where the text of an answer stands in its question."""
    return ("antwoorden", index, "tekst")


def words_of(text: str) -> list[str]:
    """The words of a text in lower case, in order."""
    return _WORD.findall(text.lower())
