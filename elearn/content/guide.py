"""The guide that everything cites: pages with key points, and the tools it points to."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Tool:
    """A document or site that the guide points to; `url` None where the guide gives none.

    `checked_on` None means that nobody has opened the link yet.
    """

    title: str
    url: str | None
    checked_on: date | None
    maker: str = ""


@dataclass(frozen=True, slots=True)
class KeyPoint:
    """One statement of the guide, in our words; `id` such as `p05.k6`."""

    id: str
    text: str
    page_id: str
    roles: tuple[str, ...]
    sensitive: bool

    @property
    def text_hash(self) -> str:
        """16 hex digits that change when the text does; spacing makes no difference."""
        return hashlib.sha256(" ".join(self.text.split()).encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the guide; `id` such as `p05`."""

    id: str
    slug: str
    title: str
    theme: str
    key_points: tuple[KeyPoint, ...]
    tools: tuple[Tool, ...]


@dataclass(frozen=True, slots=True)
class Guide:
    """The source that everything cites."""

    title: str
    publisher: str
    edition: str
    pages: Mapping[str, Page]
    key_points: Mapping[str, KeyPoint]
    other_links: tuple[Tool, ...]
