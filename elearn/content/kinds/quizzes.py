"""`quizzen/<slug>.yaml`: the questions that go with a lesson.

The questions are checked one by one, so that one mistake does not hide the rest of the file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import Field

from elearn.content.kinds.ids import Positive
from elearn.content.library import Quiz
from elearn.questions import KINDS
from elearn.questions.question import Question
from elearn.reader.document import MISSING, Document
from elearn.reader.messages.suggestion import did_you_mean, quoted
from elearn.reader.places import Loc
from elearn.reader.problem import Problem
from elearn.reader.scalars import Slug, Text
from elearn.reader.schema import MAX_TOLD, Entry, sound, validate
from elearn.reader.silence import Silences


class QuizFile(Entry):
    """The file; what stands in `vragen` is left to the types of question."""

    title: Text = Field(alias="titel")
    lesson_id: Slug = Field(alias="les")
    practice_size: Positive = Field(alias="oefenen", default=3)
    questions: tuple[dict[str, Any], ...] = Field(alias="vragen", min_length=1)
    silences: Silences = Field(alias="negeer", default=())


@dataclass(frozen=True)
class QuizDraft:
    """A quiz as far as it could be read: `questions` maps a place in the file to a question."""

    file: QuizFile | None = None
    questions: Mapping[int, Question] = field(default_factory=dict)


def read_quiz(document: Document) -> tuple[QuizDraft, tuple[Problem, ...]]:
    """Check a quiz file and each of its questions."""
    file, problems = validate(document, QuizFile)
    questions = {}
    for index, data in enumerate(_questions_in(document)):
        if len(problems) >= MAX_TOLD:
            break
        question, mistakes = _read_question(document, data, ("vragen", index))
        problems += mistakes
        if question is not None:
            questions[index] = question
    return QuizDraft(file, questions), problems


def _questions_in(document: Document) -> list[Any]:
    if document.data is MISSING or not isinstance(document.data, dict):
        return []
    listed = document.data.get("vragen")
    return listed if isinstance(listed, list) else []


def _read_question(document: Document, data: Any, at: Loc) -> tuple[Question | None, tuple[Problem, ...]]:
    if not isinstance(data, dict):
        return None, ()  # the schema of the file has told
    kind = data.get("soort")
    if not isinstance(kind, str) or kind not in KINDS:
        return None, (_unknown_kind(document, kind, at),)
    return validate(document, KINDS[kind], at)


def _unknown_kind(document: Document, kind: Any, at: Loc) -> Problem:
    choices = ", ".join(f"`{name}`" for name in KINDS)
    if not isinstance(kind, str) or not kind:
        hint = f"Voeg een regel `soort: ...` toe. Kies uit: {choices}."
        return document.problem("Q001", at, "Deze vraag heeft geen soort.", hint)
    message = f"{quoted(kind)} is geen soort vraag."
    hint = did_you_mean(kind, KINDS)
    return document.problem("Q001", (*at, "soort"), message, hint)


def to_quiz(quiz_id: str, draft: QuizDraft) -> Quiz:
    """The quiz as the library holds it."""
    file = sound(draft.file)
    return Quiz(
        id=quiz_id,
        title=file.title,
        lesson_id=file.lesson_id,
        practice_size=file.practice_size,
        questions=tuple(draft.questions.values()),
    )
