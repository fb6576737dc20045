"""A text file with YAML on top: the keys between two lines `---`, then the text itself."""

from __future__ import annotations

from dataclasses import dataclass, replace

from elearn.reader.document import Document, parse
from elearn.reader.source import Source

FENCE = "---"
_HEADING = "## "  # in YAML a comment, which nobody starts with two signs


@dataclass(frozen=True)
class Page:
    """A file in two parts: the keys on top and the text from `first_line` on."""

    front: Document
    body: str
    first_line: int


def split(source: Source) -> Page:
    """Split a file; positions in both parts are positions in the whole file."""
    if source.problems:
        return Page(Document(source, problems=source.problems), "", 1)
    lines = source.lines
    if lines[0].rstrip() != FENCE:
        return _refuse(source, "L001", 1, "Boven aan dit bestand staat geen `---`.", _ADVICE)
    end = next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() == FENCE), None)
    # Without its own end the keys run on to the next `---`, through the first headings.
    heading = next((n for n, line in enumerate(lines[:end]) if line.startswith(_HEADING)), None)
    if heading is not None:
        message = "Boven deze kop ontbreekt de regel `---` waarmee de sleutels eindigen."
        return _refuse(source, "L002", heading + 1, message, _ADVICE)
    if end is None:
        return _refuse(source, "L002", 1, "De tweede regel met `---` ontbreekt.", _ADVICE)
    # An empty first line instead of the fence keeps every line number as the author sees it.
    keys = Source(source.name, "\n".join(["", *lines[1:end]]))
    front = replace(parse(keys), source=source)
    return Page(front, "\n".join(lines[end + 1 :]), end + 2)


def _refuse(source: Source, code: str, line: int, message: str, hint: str) -> Page:
    problem = source.problem(code, line, 1, message, hint)
    return Page(Document(source, problems=(problem,)), "", 1)


_ADVICE = "Zet de titel en de andere sleutels tussen twee regels met `---`."
