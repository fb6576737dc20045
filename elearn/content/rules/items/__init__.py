"""Writing good questions: where a question gives its answer away, or asks unclearly.

After the rules of Haladyna, Downing and Rodriguez (2002) for items. All of them are warnings: an
author who has a reason says so with `negeer`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from elearn.content.drafts.draft import Draft
from elearn.content.rules.items.advice import Advice
from elearn.content.rules.items.answers import (
    find_absolutes,
    find_longest_right,
    find_many_answers,
    find_near_copies,
    find_references_to_others,
)
from elearn.content.rules.items.feedback import find_same_feedback
from elearn.content.rules.items.stem import find_no_question, find_unmarked_negation
from elearn.questions.question import Question
from elearn.reader.problem import Problem

RULES: dict[str, Callable[[Question], Iterator[Advice]]] = {
    "Q031": find_longest_right,
    "Q032": find_absolutes,
    "Q033": find_unmarked_negation,
    "Q034": find_references_to_others,
    "Q035": find_near_copies,
    "Q037": find_many_answers,
    "Q039": find_no_question,
    "Q040": find_same_feedback,
}
"""Code -> the rule that gives it."""


def check_items(draft: Draft) -> Iterator[Problem]:
    """What can be better in each question by itself."""
    for document, at, question in draft.questions():
        for code, find in RULES.items():
            for advice in find(question):
                yield document.problem(code, (*at, *advice.place), advice.message, advice.hint)
