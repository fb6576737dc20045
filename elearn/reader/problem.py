"""A mistake in a file, told to its author: where it is, what it is and what to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Severity = Literal["fout", "waarschuwing"]


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One mistake at one place; sorts by place.

    `line` and `column` count from 1. `message` and `hint` are Dutch sentences: what is wrong,
    and what to do about it. A `fout` blocks the new edition, a `waarschuwing` teaches.
    """

    file: str
    line: int
    column: int
    code: str
    message: str
    hint: str = ""
    severity: Severity = "fout"

    def __str__(self) -> str:
        sentence = f"{self.message} {self.hint}".strip()
        return f"{self.file}:{self.line}:{self.column}: {self.code} {sentence}"
