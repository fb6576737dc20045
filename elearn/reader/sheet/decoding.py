"""From the bytes of a saved table to its lines: which letters they are, or why not."""

from __future__ import annotations

import codecs

from elearn.reader.problem import Problem

MAX_BYTES = 24 * 1024 * 1024
"""A hundred thousand people in ten columns are some 15 MB."""

MAX_LINE = 20_000
"""Characters; the longest honest line of staff is a few hundred."""

_EXCEL = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # xlsx and ods are archives, xls is a compound file
_OTHERS = {b"%PDF": "een PDF", b"\x89PNG": "een afbeelding", b"\xff\xd8\xff": "een afbeelding"}
_UNICODE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)

_AS_CSV = "Open het in Excel en kies ‘Opslaan als’ en dan ‘CSV UTF-8’."
_TOO_LARGE = ("Dit bestand is groter dan 24 MB.", "Stuur alleen de kolommen die in de uitleg staan.")
_EMPTY = ("Dit bestand is leeg.", "Zet op de eerste regel de kopjes, en daaronder je medewerkers.")
_SPREADSHEET = ("Dit is een rekenblad en geen CSV-bestand.", _AS_CSV)
_BINARY = ("Dit bestand bevat meer dan tekst.", _AS_CSV)
_UNKNOWN_LETTERS = ("Ik kan de letters in dit bestand niet lezen.", _AS_CSV)
_LONG = (
    "Deze regel is heel lang. Dit is geen lijst met medewerkers.",
    "Kijk of elke medewerker op een eigen regel staat.",
)


def to_lines(name: str, content: bytes) -> tuple[list[str], Problem | None]:
    """The lines of a file without their ends, or the one thing that is wrong with all of it."""
    words = _refusal(content)
    text = None if words else _decode(content)
    if text is None:
        return [], _problem(name, "C001", 1, words or _UNKNOWN_LETTERS)
    if "\0" in text:
        return [], _problem(name, "C001", 1, _BINARY)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for number, line in enumerate(lines, start=1):
        if len(line) > MAX_LINE:
            return [], _problem(name, "C002", number, _LONG)
    return lines, None


def _refusal(content: bytes) -> tuple[str, str] | None:
    if len(content) > MAX_BYTES:
        return _TOO_LARGE
    if not content.strip():
        return _EMPTY
    if content.startswith(_EXCEL):
        return _SPREADSHEET
    kind = next((words for start, words in _OTHERS.items() if content.startswith(start)), "")
    return (f"Dit is {kind} en geen CSV-bestand.", _AS_CSV) if kind else None


def _decode(content: bytes) -> str | None:
    """UTF-8 where it fits, else what Excel in the Netherlands writes; None: neither."""
    # ‘Unicode-tekst’ of Excel is UTF-16 with a mark in front.
    first = "utf-16" if content.startswith(_UNICODE) else "utf-8-sig"
    for encoding in (first, "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def _problem(name: str, code: str, line: int, words: tuple[str, str]) -> Problem:
    return Problem(name, line, 1, code, *words)
