"""How a spreadsheet names its columns."""

from __future__ import annotations

ALPHABET = 26


def letter_of(column: int) -> str:
    """1 -> `A`, 27 -> `AA`."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, ALPHABET)
        letters = chr(ord("A") + rest) + letters
    return letters
