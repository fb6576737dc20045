"""The loss report of a conversion on a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from elearn.interop.loss import Loss
from elearn.interop.report import to_report

MOST_NAMED = 8
"""Questions named at a loss; of a long list the rest is counted."""


def report_lines(losses: Iterable[Loss]) -> Iterator[str]:
    """A heading and a line per kind of loss; nothing when nothing was lost."""
    lines = to_report(losses)
    if lines:
        yield "Let op:"
    for line in lines:
        where = f" ({_named(line.questions)})" if line.questions else ""
        yield f"- {line.what}{where}. {line.why}"


def _named(questions: tuple[str, ...]) -> str:
    rest = len(questions) - MOST_NAMED
    more = f" en nog {rest}" if rest > 0 else ""
    return ", ".join(questions[:MOST_NAMED]) + more


def counted(number: int, one: str, many: str) -> str:
    """`1 vraag`, `2 vragen`."""
    return f"{number} {one if number == 1 else many}"
