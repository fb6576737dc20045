"""`negeer`: an author's reason to leave a warning as it is, beside what the warning is about.

    negeer:
      - Q031: De korte antwoorden komen letterlijk uit een melding.

It counts for what it stands in, with everything below that: one question, or the whole file.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from elearn.reader.document import Document
from elearn.reader.places import Loc
from elearn.reader.problem import Problem
from elearn.reader.scalars import Text

KEY = "negeer"

Silences = tuple[dict[Text, Text], ...]
"""The type of the key in a model: code -> reason, one per line. The check reads it, nobody else."""


@dataclass(frozen=True)
class Silence:
    """One code that an author asks to leave out; `at` is the way to the code itself."""

    code: str
    document: Document
    at: Loc

    @property
    def scope(self) -> Loc:
        """The way to what it stands in; empty for the whole file."""
        return self.at[:-3]

    def covers(self, problem: Problem) -> bool:
        """Whether a problem stands inside the scope."""
        if problem.file != self.document.name:
            return False
        if not self.scope:
            return True
        place = (problem.line, problem.column)
        end = self.document.place_after(self.scope) or (problem.line + 1, 1)
        return self.document.place(self.scope) <= place < end

    def problem(self, code: str, message: str, hint: str) -> Problem:
        """A mistake in the silence itself."""
        return self.document.source.problem(code, *self.document.key_place(self.at), message, hint)


def find_silences(document: Document) -> Iterator[Silence]:
    """Every code under a `negeer` in a file; what is not a list of codes is left to the schema."""
    if KEY in document.source.text:
        yield from _in(document.data, (), document)


def _in(data: Any, at: Loc, document: Document) -> Iterator[Silence]:
    steps = data if isinstance(data, dict) else range(len(data)) if isinstance(data, list) else ()
    for step in steps:
        loc = (*at, step)
        match loc:
            case (*_, "negeer", int(), str(code)):
                yield Silence(code, document, loc)
        yield from _in(data[step], loc, document)
