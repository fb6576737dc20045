"""What a change of the guide touches; pure, over the content and what is remembered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from elearn.content.citing import Item, items_citing
from elearn.content.guide import KeyPoint
from elearn.content.library import Module
from elearn.services.source.values import Cited, Decided, Touched

Texts = Mapping[tuple[str, str], str]
"""Id of a key point and hash of a text -> the text."""


def touched(
    module: Module, texts: Texts, cited: Mapping[Cited, str], decided: Sequence[Decided]
) -> tuple[Touched, ...]:
    """Every key point whose text is not the one its items follow, in the order of the guide.

    An item follows the text of its last decision, else the text it was first seen with (`cited`).
    One that was never seen before is new, and follows the text of now.
    """
    in_time = sorted(decided, key=lambda one: one.decided_at)
    follows = {**cited, **{(one.key_point_id, one.kind, one.item_id): one.to_hash for one in in_time}}
    citing = items_citing(module)
    return tuple(
        one
        for key_point in module.guide.key_points.values()
        for one in _touched(key_point, citing[key_point.id], texts, follows)
    )


def _touched(
    key_point: KeyPoint, items: Sequence[Item], texts: Texts, follows: Mapping[Cited, str]
) -> Iterator[Touched]:
    now = key_point.text_hash
    behind: dict[str, list[Item]] = {}
    for item in items:
        followed = follows.get((key_point.id, item.kind, item.id), now)
        if followed != now:
            behind.setdefault(followed, []).append(item)
    for from_hash, those in behind.items():
        yield Touched(key_point, texts.get((key_point.id, from_hash), ""), from_hash, tuple(those))
