"""A question that was asked in a test keeps its shape: stored answers name its options by key."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from elearn.content.drafts.draft import Read
from elearn.content.kinds.quizzes import QuizDraft
from elearn.questions.matching import Matching
from elearn.questions.question import Question
from elearn.reader.document import Document
from elearn.reader.messages.suggestion import quoted
from elearn.reader.places import Loc
from elearn.reader.problem import Problem

Asked = Mapping[str, Sequence[Question]]
"""Question id -> every version of it that was asked in a test."""


def check_answered(quiz: Read[QuizDraft], asked: Asked) -> Iterator[Problem]:
    """Questions of a quiz that would no longer fit the answers that were given to them.

    To go back to a version that was asked before is always allowed.
    """
    for place, question in quiz.value.questions.items():
        versions = asked.get(question.id, ())
        if all(question.content_hash != one.content_hash for one in versions):
            yield from _check(quiz.document, ("vragen", place), question, versions)


def _check(
    document: Document, at: Loc, question: Question, versions: Sequence[Question]
) -> Iterator[Problem]:
    other = next((one.kind for one in versions if one.kind != question.kind), None)
    if other:
        message = f"Deze vraag is al in een toets gesteld, als `{other}`."
        hint = f"Geef de vraag een nieuwe id, of maak er weer `{other}` van."
        yield document.problem("Q020", (*at, "soort"), message, hint)
        return
    lost = {key: text for one in versions for key, text in one.keys.items() if key not in question.keys}
    fixed = {key for one in versions if isinstance(one, Matching) for key in one.choices}
    for key, text in lost.items():
        message = f"Deze vraag is al in een toets gesteld, met {quoted(text)} erbij."
        hint = "Zet die tekst terug, of geef de vraag een nieuwe id."
        if key not in fixed:
            hint += f" Is het nog hetzelfde antwoord? Zet er dan `sleutel: {key}` bij."
        yield document.problem("Q021", (*at, "id"), message, hint)
