"""A question as any of the systems can say it: what the readers make, before it becomes ours."""

from __future__ import annotations

from dataclasses import dataclass, field

from elearn.interop.loss import Loss
from elearn.interop.texts.plain import Plain

EMPTY = Plain()

TOO_MANY = "Er staan te veel antwoorden."
MAX_ANSWERS = 200
"""Answers and lines of one question; our own types stop at seven."""


@dataclass(frozen=True, slots=True)
class Answer:
    """An option, a typed answer or a step; `weight` is the part of the points, 1.0 is right."""

    text: Plain
    weight: float = 0.0
    why: Plain = EMPTY
    key: str = ""


@dataclass(frozen=True, slots=True)
class Pair:
    """The two sides of a match; an empty `left` is a choice that belongs nowhere."""

    left: Plain
    right: str
    why: Plain = EMPTY
    key: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """One question. `kind` is our `soort`; empty when we have none, then `why_not` is the reason.

    For `stelling` the answers are true and false, in that order. `source` is the question as it
    stood in the file, for the trainer to read when we cannot convert it.
    """

    name: str
    kind: str = ""
    why_not: str = ""
    id: str = ""
    tags: tuple[str, ...] = ()
    category: str = ""
    stem: Plain = EMPTY
    explanation: Plain = EMPTY
    answers: tuple[Answer, ...] = ()
    pairs: tuple[Pair, ...] = ()
    case_sensitive: bool = False
    source: str = ""
    losses: tuple[Loss, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Bank:
    """What a file holds: a title (maybe empty), its questions, and losses of the whole file."""

    title: str
    items: tuple[Item, ...]
    losses: tuple[Loss, ...] = ()
