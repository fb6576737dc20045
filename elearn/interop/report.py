"""Losses as people read them: the same loss once, with all questions it is about."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from elearn.interop.loss import Loss


@dataclass(frozen=True, slots=True)
class Line:
    """One kind of loss; no questions means the whole file."""

    what: str
    why: str
    questions: tuple[str, ...]


def to_report(losses: Iterable[Loss]) -> tuple[Line, ...]:
    """The losses in the order in which each first came."""
    found: dict[tuple[str, str], dict[str, None]] = {}
    for loss in losses:
        questions = found.setdefault((loss.what, loss.why), {})
        if loss.question:
            questions[loss.question] = None
    return tuple(Line(what, why, tuple(questions)) for (what, why), questions in found.items())
