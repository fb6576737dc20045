"""The words in an item of QTI as plain paragraphs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from elearn.interop.texts.plain import Builder, Plain
from elearn.interop.texts.xml_tree import Node

GAP = "_____"
_HOLE = "␟␟␟"  # nobody types this, so a line that an author did type is not taken for one

APART = frozenset({"feedbackblock", "feedbackinline", "rubricblock", "templateblock", "templateinline"})
"""Shown at other moments than the question."""

_HOLES = frozenset({"inlinechoiceinteraction", "textentryinteraction"})


def to_plain(nodes: Iterable[Node]) -> Plain:
    """The words of some elements, one after the other."""
    builder = Builder()
    for node in nodes:
        _walk(node, builder)
    return _without_lone_gaps(builder.result())


def _walk(node: Node, builder: Builder) -> None:
    builder.start("div", node.attributes)
    _walk_inside(node, builder)
    builder.end("div")


def _walk_inside(node: Node, builder: Builder) -> None:
    for one in node.content:
        if isinstance(one, str):
            builder.text(one)
        elif one.name in _HOLES:
            builder.text(_HOLE)
        elif one.name not in APART and not one.name.endswith("interaction"):
            builder.start(one.name, one.attributes)
            _walk_inside(one, builder)
            builder.end(one.name)


def _without_lone_gaps(plain: Plain) -> Plain:
    # A line to type on that stands alone is no gap in a sentence.
    blocks = (block for block in plain.blocks if block.text != _HOLE)
    return replace(
        plain, blocks=tuple(replace(block, text=block.text.replace(_HOLE, GAP)) for block in blocks)
    )
