"""A dilemma as served: moments with choices, and ends. No choice is right or wrong."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal


@dataclass(frozen=True, slots=True)
class Choice:
    """Something a learner can do in a dilemma, what happens then, and what a professional says of it."""

    key: str
    text: str
    consequence: str
    why: str
    target: str


@dataclass(frozen=True, slots=True)
class Moment:
    """A place in a dilemma where the learner chooses; `variants` maps a path id to another text."""

    id: str
    title: str
    text: str
    sources: tuple[str, ...]
    variants: Mapping[str, str]
    question: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Ending:
    """A place where a dilemma ends; a learner may go back from it to any earlier choice."""

    id: str
    title: str
    text: str
    sources: tuple[str, ...]
    outcome: Literal["verder", "hersteld", "vastgelopen"]
    explanation: str


Node = Moment | Ending


@dataclass(frozen=True, slots=True)
class Dilemma:
    """A conversation with choices, without points; `roles` are the ids of the paths that offer it.

    `after` is the lesson it goes with. `before` is said at the start, `afterwards` at every end.
    """

    id: str
    title: str
    roles: tuple[str, ...]
    after: str | None
    minutes: int
    goals: tuple[str, ...]
    warning: str
    before: str
    afterwards: str
    editorial: bool
    checked_on: date | None
    start: str
    nodes: Mapping[str, Node]
    content_hash: str

    @property
    def moments(self) -> tuple[Moment, ...]:
        """The nodes where the learner chooses, in the order of the file."""
        return tuple(node for node in self.nodes.values() if isinstance(node, Moment))
