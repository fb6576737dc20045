"""From a file on disk to text: everything that can be wrong before the first word is read."""

from __future__ import annotations

import re
import stat
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from elearn.reader.messages.codes import severity_of
from elearn.reader.problem import Problem

MAX_BYTES = 256 * 1024
"""A quiz of fifty questions is 50 kB; a bigger file is a mistake or an attack."""

# Control characters, the line ends that only YAML sees (they would shift every position), the
# marks that turn text around on screen ("Trojan Source", CVE-2021-42574), private characters
# (we use those ourselves while rendering) and what UTF-8 forbids.
HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069"
    "\ud800-\udfff\ue000-\uf8ff\ufeff\ufff9-\uffff]"
)
MAX_LISTED = 20
"""A file full of the same mistake is told this often and no more."""


@dataclass(frozen=True)
class Source:
    """The text of a file, with Unix line ends, and the mistakes found on the way.

    `content` are the bytes as they were written; empty when it was made from text, or too large.
    """

    name: str
    text: str
    problems: tuple[Problem, ...] = ()
    content: bytes = field(default=b"", repr=False, compare=False)

    @cached_property
    def lines(self) -> list[str]:
        """The lines without their ends; line 1 is at 0."""
        return self.text.split("\n")

    @property
    def is_readable(self) -> bool:
        """Whether there is text to go on with."""
        return not self.problems

    def problem(self, code: str, line: int, column: int, message: str, hint: str = "") -> Problem:
        """A mistake in this file; the severity comes with the code."""
        return Problem(self.name, line, column, code, message, hint, severity_of(code))


def read_source(path: Path, name: str, *, within: Path) -> Source:
    """Read a file as text; never raises for anything that can be on a disk.

    `within` is the resolved folder that the file must not point out of.
    """
    try:
        if not path.resolve(strict=True).is_relative_to(within):
            return _refuse(name, "B004", _OUTSIDE)
        if not stat.S_ISREG(path.stat().st_mode):
            return _refuse(name, "B005", _NOT_A_FILE)
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except (OSError, RuntimeError):  # RuntimeError: links that go round, before Python 3.13
        return _refuse(name, "B006", _UNREADABLE)
    return decode(name, content)


def decode(name: str, content: bytes) -> Source:
    """Turn the bytes of a file into text, or say at which place that fails."""
    if len(content) > MAX_BYTES:
        return _refuse(name, "B002", _TOO_LARGE)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # A byte order mark is cut off before decoding and not counted in the position.
        body = content.removeprefix(b"\xef\xbb\xbf")
        line, column = _place(body[: error.start].decode("utf-8", "replace"))
        byte = f"{body[error.start]:02X}"
        words = (_NOT_UTF8[0].format(byte=byte), _NOT_UTF8[1])
        return replace(_refuse(name, "B001", words, line, column), content=content)
    return replace(check_characters(name, text), content=content)


def check_characters(name: str, text: str) -> Source:
    """Normalise the line ends and refuse characters that nobody can see."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    hidden = list(HIDDEN.finditer(text))[:MAX_LISTED]
    problems = [_hidden(name, text, match) for match in hidden]
    return Source(name, text, tuple(problems))


def _hidden(name: str, text: str, match: re.Match[str]) -> Problem:
    line, column = _place(text[: match.start()])
    message = f"Hier staat een onzichtbaar teken (U+{ord(match[0]):04X})."
    return Problem(name, line, column, "B003", message, "Haal het weg en typ de tekst opnieuw.")


def _place(before: str) -> tuple[int, int]:
    """The line and column that come after this text."""
    before = before.replace("\r\n", "\n").replace("\r", "\n")
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def _refuse(name: str, code: str, words: tuple[str, str], line: int = 1, column: int = 1) -> Source:
    message, hint = words
    return Source(name, "", (Problem(name, line, column, code, message, hint, severity_of(code)),))


_OUTSIDE = (
    "Deze snelkoppeling wijst naar een plek buiten de map van de module.",
    "Zet het bestand zelf in de map.",
)
_NOT_A_FILE = ("Dit is geen gewoon bestand.", "Zet hier een tekstbestand neer, of haal dit weg.")
_UNREADABLE = (
    "Dit bestand is niet te lezen.",
    "Kijk of het bestaat en of je het zelf mag openen.",
)
_TOO_LARGE = ("Dit bestand is groter dan 256 kB.", "Verdeel de inhoud over meer bestanden.")
_NOT_UTF8 = (
    "Dit bestand is niet als UTF-8 bewaard: hier staat byte {byte}.",
    "Kies bij ‘Opslaan als’ de codering UTF-8.",
)
