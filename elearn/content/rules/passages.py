"""The running texts of a file, with the place of every word: the one way to look at language."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, NamedTuple

from elearn.content.markdown.blocks import Block
from elearn.content.markdown.steps import StepDraft
from elearn.reader.document import MISSING, Document
from elearn.reader.places import Loc, Place

PROSE = frozenset(
    {"belofte", "feedback", "feedback_goed", "feedback_niet_waar", "feedback_overig", "feedback_waar"}
    | {"gedrag", "gevolg", "keuzes", "kunnen", "links", "na_afloop", "onthoud", "rechts", "situatie"}
    | {"met_dank_aan", "van_de_redactie", "vervangt_niet"}
    | {"tekst", "titel", "uitleg", "vooraf", "vraag", "waarom", "waarschuwing", "wanneer"}
)
"""The keys that hold words for a learner, in whatever file."""


class Passage(NamedTuple):
    """A piece of running text.

    `text` is what a reader reads, `written` what stands in the file (in Markdown with its marks);
    `place` finds an offset in `written`.
    """

    text: str
    written: str
    place: Callable[[int], Place]

    def place_of(self, word: str, offset: int) -> Place:
        """Where a word stands that begins at an offset of `text`."""
        before = self.text[:offset].count("\n")
        start = sum(len(line) + 1 for line in self.written.split("\n")[:before])
        if self.text == self.written:
            start = offset
        found = self.written.find(word, start)
        return self.place(max(found, start))


def in_steps(steps: tuple[StepDraft, ...]) -> Iterator[Passage]:
    """The paragraphs, headings and cells of a lesson."""
    for step in steps:
        for block in step.blocks:
            yield _of_block(block)


def _of_block(block: Block) -> Passage:
    return Passage(block.sentences_text(), block.token.content, block.place)


def in_values(document: Document) -> Iterator[Passage]:
    """The sentences in a YAML file, whatever its kind."""
    if document.data is not MISSING:
        found: list[tuple[Loc, str]] = []
        _collect(document.data, (), found, is_prose=False)
        for loc, text in found:
            yield Passage(text, text, partial(document.place_in, loc))


def _collect(data: Any, at: Loc, found: list[tuple[Loc, str]], *, is_prose: bool) -> None:
    """Add every text for a learner; a generator for each value inside another takes twice as long."""
    if isinstance(data, dict):
        # The keys of `varianten` are paths, each with its own text.
        is_prose = at[-1:] == ("varianten",)
        for key, value in data.items():
            _collect(value, (*at, key), found, is_prose=is_prose or key in PROSE)
    elif isinstance(data, list):
        for index, value in enumerate(data):
            _collect(value, (*at, index), found, is_prose=is_prose)
    elif is_prose:
        found.append((at, data))
