"""One thing that was looked at, and how it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

Level = Literal["goed", "let-op", "fout"]


@dataclass(frozen=True, slots=True)
class Finding:
    """`text` is one or two Dutch sentences; `where` says for machines what it is about."""

    check: str
    level: Level
    text: str
    where: Mapping[str, Any] = field(default_factory=dict)


def counted(count: int, one: str, more: str) -> str:
    """A number in a sentence: `{}` in the right one of the two."""
    return (one if count == 1 else more).format(count)
