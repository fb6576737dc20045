"""`negeer`: an author's reason to leave a warning as it is, beside what the warning is about.

    negeer:
      - Q031: De korte antwoorden komen letterlijk uit een melding.

It counts for what it stands in, with everything below that: one question, or the whole file.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from elearn.reader.document import Document, Loc
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
        start = self.document.place(self.scope)
        later = (
            found
            for loc, found in self.document.values.items()
            if found > start and loc[: len(self.scope)] != self.scope
        )
        return start <= place < min(later, default=(problem.line + 1, 1))

    def problem(self, code: str, message: str, hint: str) -> Problem:
        """A mistake in the silence itself."""
        return self.document.source.problem(code, *self.document.key_place(self.at), message, hint)


def find_silences(document: Document) -> Iterator[Silence]:
    """Every code under a `negeer` in a file; what is not a list of codes is left to the schema."""
    if KEY not in document.source.text:
        return
    for loc in document.keys:
        match loc:
            case (*_, "negeer", int(), str(code)):
                yield Silence(code, document, loc)
