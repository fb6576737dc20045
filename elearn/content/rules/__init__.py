"""The rules across files, one family per file; each looks at drafts and yields problems."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from elearn.content.drafts.draft import Draft
from elearn.content.rules.coverage import (
    check_goals_taught,
    check_lessons_used,
    check_one_quiz_per_lesson,
    check_pages_cited,
)
from elearn.content.rules.dilemmas import check_dilemmas
from elearn.content.rules.items import check_items
from elearn.content.rules.items.variety import check_kinds_vary, check_statements_balanced
from elearn.content.rules.reading import check_readability
from elearn.content.rules.references import check_references
from elearn.content.rules.silences import leave_out_silenced
from elearn.content.rules.sources import (
    check_key_points_on_page,
    check_nothing_copied,
    check_questions_cite,
)
from elearn.content.rules.tests import check_paths_have_tests, check_pools, check_test_questions_apart
from elearn.content.rules.uniqueness import check_uniqueness
from elearn.reader.problem import Problem

RULES: tuple[Callable[[Draft], Iterator[Problem]], ...] = (
    check_dilemmas,
    check_goals_taught,
    check_items,
    check_key_points_on_page,
    check_kinds_vary,
    check_lessons_used,
    check_nothing_copied,
    check_one_quiz_per_lesson,
    check_pages_cited,
    check_paths_have_tests,
    check_pools,
    check_questions_cite,
    check_readability,
    check_references,
    check_statements_balanced,
    check_test_questions_apart,
    check_uniqueness,
)
"""Every rule that looks at one module."""


def check(draft: Draft) -> Iterator[Problem]:
    """Everything that is wrong in one module and not silenced: in its files, and between them."""
    yield from leave_out_silenced(draft, tuple(_found_in(draft)))


def _found_in(draft: Draft) -> Iterator[Problem]:
    yield from draft.problems
    for read in draft.files:
        yield from read.problems
    for rule in RULES:
        yield from rule(draft)
