"""The day on which links were opened, written into `handreiking.yaml`; the rest stays as it was."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date
from typing import Any

from elearn.reader.document import Document, read_yaml
from elearn.reader.places import Loc

KEY = "gecontroleerd_op"
LINK = "link"


class CannotDateError(Exception):
    """The lines of a file are written in a way that a date cannot be put there safely."""


def with_dates(text: str, urls: Collection[str], day: date) -> str:
    """The text with this day beside each of these links, comments and order untouched.

    Raises CannotDateError, rather than give a text that says anything else than before.
    """
    document = read_yaml("handreiking.yaml", text)
    found = [loc for loc in _links(document.data, ()) if _at(document.data, loc)[LINK] in urls]
    lines = text.splitlines(keepends=True)
    for loc in reversed(found):
        _write(lines, document, loc, day)
    written = "".join(lines)
    for loc in found:
        _at(document.data, loc)[KEY] = day.isoformat()
    if read_yaml("handreiking.yaml", written).data != document.data:
        raise CannotDateError
    return written


def _links(data: Any, at: Loc) -> Iterator[Loc]:
    """Where the entries with a link stand, in the order of the file."""
    if isinstance(data, dict):
        if LINK in data:
            yield at
        for key, value in data.items():
            yield from _links(value, (*at, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from _links(value, (*at, index))


def _at(data: Any, loc: Loc) -> dict[str, str]:
    for step in loc:
        data = data[step]
    entry: dict[str, str] = data
    return entry


def _write(lines: list[str], document: Document, loc: Loc, day: date) -> None:
    entry = _at(document.data, loc)
    if KEY in entry:
        number, column = document.place((*loc, KEY))
        old = entry[KEY]
        line = lines[number - 1]
        lines[number - 1] = line[: column - 1] + line[column - 1 :].replace(old, day.isoformat(), 1)
        return
    number, column = document.place((*loc, LINK))
    indent = document.key_place((*loc, LINK))[1] - 1
    line = lines[number - 1]
    if line[:indent].strip(" -"):  # {titel: …, link: …}: behind the value, before what follows
        end = line.index(entry[LINK], column - 1) + len(entry[LINK])
        end += line[end : end + 1] == line[column - 1]  # the closing quote
        lines[number - 1] = f"{line[:end]}, {KEY}: {day}{line[end:]}"
    else:
        ending = line[len(line.rstrip("\r\n")) :] or "\n"
        lines[number - 1] = f"{line.rstrip()}{ending}{' ' * indent}{KEY}: {day}{ending}"
