"""The questions together: no guessing by habit, and more than one kind of thinking."""

from __future__ import annotations

from collections.abc import Iterator

from elearn.content.drafts.draft import Draft
from elearn.questions.statement import Statement
from elearn.reader.problem import Problem

FEWEST_STATEMENTS = 6
"""With fewer statements the share says little."""
FEWEST_QUESTIONS = 3
LEAST_SHARE, MOST_SHARE = 1 / 3, 2 / 3


def check_statements_balanced(draft: Draft) -> Iterator[Problem]:
    """Statements of a module that are nearly all true, or nearly all false.

    Over the module: a file has one or two. Other kinds are shuffled, so a place says nothing there.
    """
    found = [question.is_true for _, _, question in draft.questions() if isinstance(question, Statement)]
    if len(found) < FEWEST_STATEMENTS or LEAST_SHARE <= sum(found) / len(found) <= MOST_SHARE:
        return
    usual = "Waar" if sum(found) * 2 > len(found) else "Niet waar"
    right = max(sum(found), len(found) - sum(found))
    message = f"Wie bij elke stelling ‘{usual}’ kiest, heeft {right} van de {len(found)} goed."
    hint = "Draai een paar stellingen om, tot ongeveer de helft waar is."
    yield draft.module.document.problem("Q036", (), message, hint)


def check_kinds_vary(draft: Draft) -> Iterator[Problem]:
    """Quizzes in which every question is of one kind."""
    for quiz in draft.quizzes.values():
        kinds = [question.kind for question in quiz.value.questions.values()]
        if quiz.is_sound and len(kinds) >= FEWEST_QUESTIONS and len(set(kinds)) == 1:
            message = f"Alle {len(kinds)} vragen hebben de soort `{kinds[0]}`."
            hint = "Kies bij een vraag een andere soort: dat houdt mensen scherp."
            yield quiz.document.problem("Q038", ("vragen",), message, hint)
