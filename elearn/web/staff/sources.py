"""What a citation opens: the pages of the guide it points to, with only the cited key points."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from elearn.content.guide import Guide, KeyPoint, Page


@dataclass(frozen=True, slots=True)
class Source:
    """A page of the guide and what was cited from it."""

    page: Page
    key_points: tuple[KeyPoint, ...]


def cited(guide: Guide, key_point_ids: Iterable[str]) -> tuple[Source, ...]:
    """The cited pages in the order in which they are cited first, every key point once.

    An old test may cite a key point that the guide no longer has; that one is left out.
    """
    points: dict[str, list[KeyPoint]] = {}
    for id_ in dict.fromkeys(key_point_ids):
        if point := guide.key_points.get(id_):
            points.setdefault(point.page_id, []).append(point)
    return tuple(Source(guide.pages[page_id], tuple(found)) for page_id, found in points.items())
