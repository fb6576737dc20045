"""What an item says is right, and how much that is worth."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from elearn.interop.texts.xml_tree import Node


@dataclass(frozen=True, slots=True)
class Declaration:
    """The declaration of a response; `weights` are the points of its mapping, maybe none."""

    cardinality: str
    base_type: str
    right: tuple[str, ...]
    weights: Mapping[str, float] = field(default_factory=dict)
    case_sensitive: bool = False

    @property
    def positive(self) -> tuple[str, ...]:
        """The values that give points."""
        return tuple(value for value, weight in self.weights.items() if weight > 0)

    @property
    def is_even(self) -> bool:
        """Whether all values that give points give the same."""
        return len({self.weights[value] for value in self.positive}) <= 1

    def shares(self, values: Sequence[str]) -> list[float]:
        """The part of all points that each value gives, as `Answer.weight`."""
        if not self.weights:
            return self._without_weights(values)
        points = [self.weights.get(value, 0.0) for value in values]
        above = [point for point in points if point > 0]
        most = sum(above) if self.cardinality == "multiple" else max(above, default=0)
        if not most:
            return self._without_weights(values)
        return [point / most for point in points]

    def _without_weights(self, values: Sequence[str]) -> list[float]:
        if self.cardinality != "multiple":
            return [1.0 if value in self.right else 0.0 for value in values]
        share = 1 / max(1, len(self.right))
        return [share if value in self.right else -share for value in values]


def read_declaration(root: Node, identifier: str) -> Declaration:
    """The declaration that an interaction names; an empty one when it is not there."""
    found = (one for one in root.all("responsedeclaration") if one.get("identifier") == identifier)
    node = next(found, Node("responsedeclaration"))
    entries = node.first("mapping").all("mapentry")
    return Declaration(
        cardinality=node.get("cardinality"),
        base_type=node.get("basetype"),
        right=tuple(" ".join(value.text.split()) for value in node.first("correctresponse").all("value")),
        weights={one.get("mapkey"): _number(one.get("mappedvalue")) for one in entries},
        case_sensitive=any(one.get("casesensitive") == "true" for one in entries),
    )


def _number(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        return 0.0
    return value if math.isfinite(value) else 0.0
