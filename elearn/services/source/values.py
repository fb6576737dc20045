"""A change of the guide and the decisions about it, as values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from elearn.content.citing import Item, ItemKind
from elearn.content.guide import KeyPoint

Decision = Literal["niets", "vermelden", "gewijzigd", "alles"]
"""Nothing, mention it, redo the changed items only, or redo the whole path."""


@dataclass(frozen=True, slots=True)
class Decided:
    """What was decided for one item; it follows the text of `to_hash` since then."""

    key_point_id: str
    kind: ItemKind
    item_id: str
    to_hash: str
    decision: Decision
    decided_at: datetime


Cited = tuple[str, ItemKind, str]
"""A key point, and the kind and id of an item that cites it."""


@dataclass(frozen=True, slots=True)
class Touched:
    """A key point that says something else than some items were written for.

    `before` is the text they were written for, `from_hash` its hash; the items share it.
    """

    key_point: KeyPoint
    before: str
    from_hash: str
    items: tuple[Item, ...]
