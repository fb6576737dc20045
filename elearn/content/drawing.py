"""A dilemma as a drawing: a tree of text for a terminal, and layers for a picture."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from elearn.content.dilemma import Choice, Dilemma, Ending, Moment, Node

WIDEST = 100
"""Characters on a line of a terminal."""


def draw_tree(dilemma: Dilemma) -> Iterator[str]:
    """The lines of a tree; a node that was drawn before is named, not drawn again."""
    yield f"{dilemma.id}: {dilemma.title}"
    yield from _draw(dilemma, dilemma.start, "", {dilemma.start})


def _draw(dilemma: Dilemma, name: str, indent: str, drawn: set[str]) -> Iterator[str]:
    node = dilemma.nodes[name]
    yield _fit(f"{indent}{name} {_mark(node)} {node.title}")
    choices = node.choices if isinstance(node, Moment) else ()
    for number, choice in enumerate(choices, start=1):
        is_last = number == len(choices)
        yield from _draw_choice(dilemma, choice, indent, drawn, is_last=is_last)


def _draw_choice(
    dilemma: Dilemma, choice: Choice, indent: str, drawn: set[str], *, is_last: bool
) -> Iterator[str]:
    branch, deeper = ("└─ ", "   ") if is_last else ("├─ ", "│  ")
    yield _fit(f"{indent}{branch}{choice.text}")
    if choice.target in drawn:
        yield f"{indent}{deeper}→ {choice.target}"
    else:
        drawn.add(choice.target)
        yield from _draw(dilemma, choice.target, f"{indent}{deeper}", drawn)


def _mark(node: Node) -> str:
    return f"[{node.outcome}]" if isinstance(node, Ending) else "·"


def _fit(line: str) -> str:
    return line if len(line) <= WIDEST else f"{line[: WIDEST - 1]}…"


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a node stands in the picture: its layer from the start, and its place in that layer."""

    node: Node
    layer: int
    place: int


def lay_out(dilemma: Dilemma) -> dict[str, Spot]:
    """Every node by name, as few choices from the start as possible; ends stand in a last layer."""
    layers: list[list[str]] = []
    ahead, seen = [dilemma.start], {dilemma.start}
    while ahead:
        layers.append(ahead)
        further = [choice.target for name in ahead for choice in _choices(dilemma, name)]
        ahead = [name for name in dict.fromkeys(further) if name not in seen]
        seen.update(ahead)
    ends = [name for layer in layers for name in layer if isinstance(dilemma.nodes[name], Ending)]
    moments = [[name for name in layer if name not in ends] for layer in layers]
    return {
        name: Spot(dilemma.nodes[name], layer, place)
        for layer, names in enumerate([*(one for one in moments if one), ends])
        for place, name in enumerate(names)
    }


def _choices(dilemma: Dilemma, name: str) -> tuple[Choice, ...]:
    node = dilemma.nodes[name]
    return node.choices if isinstance(node, Moment) else ()
