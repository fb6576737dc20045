"""The rules across files, one family per file; each looks at drafts and yields problems."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from elearn.content.draft import Draft
from elearn.reader.problem import Problem

RULES: tuple[Callable[[Draft], Iterator[Problem]], ...] = ()
"""Every rule that looks at one module."""


def check(drafts: tuple[Draft, ...]) -> Iterator[Problem]:
    """Everything that is wrong: in the files themselves, and between them."""
    for draft in drafts:
        yield from draft.problems
        for read in draft.files:
            yield from read.problems
        for rule in RULES:
            yield from rule(draft)
