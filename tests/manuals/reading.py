"""A manual of ours, taken apart for its tests."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token

from elearn.content.language.readability import Sentence, sentences
from elearn.content.markdown.manual import BEHEER_HANDBOOK, HANDBOOK, HR_HANDBOOK


class Manual:
    """A manual: `part` is where its page and the names of its pictures begin, `reader` is who reads it."""

    def __init__(self, part: str, reader: str, path: Path) -> None:
        self.part, self.reader, self.path = part, reader, path

    def __repr__(self) -> str:
        return self.part

    @cached_property
    def text(self) -> str:
        """The whole file."""
        return self.path.read_text(encoding="utf-8")

    @cached_property
    def tokens(self) -> list[Token]:
        """What the Markdown is made of."""
        return MarkdownIt("commonmark").parse(self.text)

    def blocks(self, kind: str) -> list[tuple[str, str]]:
        """The examples of a kind: the name behind the kind ("": none), and the text."""
        fences = [(one.info.partition(" "), one.content) for one in self.tokens if one.type == "fence"]
        return [(name, text) for (kind_of, _, name), text in fences if kind_of == kind]

    def sentences(self) -> list[Sentence]:
        """Every sentence that somebody reads: the paragraphs, headings and items, without the examples."""
        return [sentence for text in self._prose() for sentence in sentences(text)]

    def in_code(self) -> list[str]:
        """What stands between backticks in the text."""
        return [
            one.content for token in self.tokens for one in token.children or () if one.type == "code_inline"
        ]

    def in_bold(self) -> list[str]:
        """What the manual says can be read on a screen."""
        return re.findall(r"\*\*(.+?)\*\*", self.text)

    def quoted(self) -> list[str]:
        """What the manual says the app answers, a message a line."""
        return re.findall(r"^> (.+)$", self.text, re.MULTILINE)

    def addresses(self) -> set[str]:
        """The pages that the manual sends its reader to."""
        return {one for one in self.in_code() if one.startswith("/")}

    def _prose(self) -> Iterator[str]:
        for token in self.tokens:
            if token.type == "inline" and token.children:
                parts = [" " if one.type == "softbreak" else one.content for one in token.children]
                yield "".join(
                    part for part, one in zip(parts, token.children, strict=True) if one.type != "image"
                )


TRAINER = Manual("trainer", "Tarik", HANDBOOK)
HR = Manual("hr", "Mirjam", HR_HANDBOOK)
BEHEER = Manual("beheer", "Ineke", BEHEER_HANDBOOK)
MANUALS = [TRAINER, HR, BEHEER]
