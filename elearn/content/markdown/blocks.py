"""The paragraphs, headings and cells of a step, with the place in the file of every character."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markdown_it.token import Token

from elearn.reader.places import Place
from elearn.reader.source import Source


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of running text; `kind` is the tag around it, such as `p`, `h3` or `td`."""

    kind: str
    token: Token
    source: Source
    first_line: int

    def place(self, offset: int) -> Place:
        """Where the character at this offset of the text stands in the file."""
        before = self.token.content[:offset]
        line = self.first_line + before.count("\n")
        start = before.rfind("\n") + 1
        text = self.token.content[start:].split("\n", 1)[0]
        # Markdown cut off the indentation and the bullets; the rest of the line is as written.
        margin = max(self.source.lines[line - 1].find(text), 0)
        return line, margin + offset - start + 1

    @property
    def children(self) -> list[Token]:
        """The words, links and other parts of the text."""
        return self.token.children or []

    def sentences_text(self) -> str:
        """What a reader reads, with line ends where the file has them."""
        return "".join(_read_aloud(child) for child in self.children)


def _read_aloud(token: Token) -> str:
    if token.type in ("softbreak", "hardbreak"):
        return "\n"
    if token.type in ("text", "code_inline"):
        return token.content
    return " " if token.type in ("citation", "slot", "brackets") else ""


def blocks(tokens: list[Token], source: Source, first_line: int) -> Iterator[Block]:
    """The running texts of a step that starts at a line of the file."""
    row = 0
    for before, token in zip([None, *tokens], tokens, strict=False):
        row = token.map[0] if token.map else row  # a cell of a table has no line, its row has
        if token.type == "inline":
            kind = before.tag if before else ""
            yield Block(kind, token, source, first_line + row)
