"""Questions: one file per type, each a manual, a model, a field and a grade.

A type is a class in a file of its own and a line in `KINDS` and in `AnyQuestion`; the tests then
demand the rest of it. Nothing in here knows Flask or the database.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, TypeAdapter

from elearn.questions.matching import Matching
from elearn.questions.multiple_choice import MultipleChoice
from elearn.questions.ordering import Ordering
from elearn.questions.question import Question
from elearn.questions.short_answer import ShortAnswer
from elearn.questions.single_choice import SingleChoice
from elearn.questions.statement import Statement

KINDS: dict[str, type[Question]] = {
    "een-antwoord": SingleChoice,
    "invullen": ShortAnswer,
    "koppelen": Matching,
    "meer-antwoorden": MultipleChoice,
    "stelling": Statement,
    "volgorde": Ordering,
}
"""`soort` -> its class."""

AnyQuestion = Annotated[
    Matching | MultipleChoice | Ordering | ShortAnswer | SingleChoice | Statement,
    Field(discriminator="kind"),
]
"""The type for a field that holds a question of any kind.

The place of an error holds the `soort` as an extra step after the place of the question.
"""

QUESTION: TypeAdapter[Question] = TypeAdapter(AnyQuestion)
"""Checks one question and says by its `soort` which class it gets."""


def parse_json(text: str) -> Question:
    """A stored version of a question (`Question.to_json`), equal to the one that was stored."""
    return QUESTION.validate_json(text)
