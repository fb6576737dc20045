"""The lines of a file around a mistake, with a pointer under the place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Numbered lines, the last one the line of the mistake; `pointer` goes under that one."""

    lines: tuple[tuple[int, str], ...]
    pointer: str


def excerpt(lines: Sequence[str], line: int, column: int, *, before: int = 1) -> Excerpt | None:
    """The line of a mistake and so many before it; None where there is nothing to point at."""
    if not 1 <= line <= len(lines) or not lines[line - 1].strip():
        return None
    first = max(1, line - before)
    shown = tuple((number, lines[number - 1]) for number in range(first, line + 1))
    return Excerpt(shown, pointer(lines[line - 1], column))


def pointer(text: str, column: int) -> str:
    """A caret under a column (from 1) of a line."""
    # A tab is as wide as the screen makes it; the caret follows with the same tab.
    return "".join("\t" if sign == "\t" else " " for sign in text[: column - 1]) + "^"
