"""From YAML text to plain data, with the line and column of every value.

Data is made straight from the events of the parser: one pass, and the only place where depth,
anchors, aliases and tags can be refused before they do harm. Composing nodes in C is no option:
libyaml crashes the process on very deep nesting, and an anchor is no longer visible in a node.
All scalars stay text; the schema decides what they mean.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import reduce
from operator import getitem
from typing import Any, Final, NoReturn

import yaml
from yaml._yaml import CParser

from elearn.reader.messages.suggestion import quoted
from elearn.reader.problem import Problem
from elearn.reader.source import MAX_LISTED, Source, check_characters
from elearn.reader.syntax import explain, find_tabs

Loc = tuple[int | str, ...]
"""The way to a value: `("vragen", 2, "antwoorden", 0, "tekst")`."""

Place = tuple[int, int]
"""Line and column, both from 1."""

MAX_DEPTH = 20
"""Our deepest file has six layers."""

_WORD = re.compile(r"\w+")

MISSING: Final = object()
"""The data of a file that could not be read as YAML at all."""


@dataclass(frozen=True)
class Document:
    """What a file says: plain data (dict, list, str), and where everything stands."""

    source: Source
    data: Any = MISSING
    problems: tuple[Problem, ...] = ()
    values: dict[Loc, Place] = field(default_factory=dict, repr=False)
    keys: dict[Loc, Place] = field(default_factory=dict, repr=False)

    @property
    def name(self) -> str:
        """The file as it is called in messages."""
        return self.source.name

    def place(self, loc: Loc) -> Place:
        """Where a value stands; for a value that is not there, the nearest thing around it."""
        while loc and loc not in self.values:
            loc = loc[:-1]
        return self.values.get(loc, (1, 1))

    def key_place(self, loc: Loc) -> Place:
        """Where the key of a value stands."""
        return self.keys.get(loc) or self.place(loc)

    def place_in(self, loc: Loc, offset: int) -> Place:
        """Where the word at an offset of a text stands, also when the text runs over lines.

        Quotes, folds and indentation are no part of a text, but its words come in the same order.
        """
        line, column = self.place(loc)
        text: str = reduce(getitem, loc, self.data)
        word = _WORD.match(text, offset)
        rest = "\n".join([self.source.lines[line - 1][column - 1 :], *self.source.lines[line:]])
        found = -1
        for _ in range(text.count(word[0], 0, offset) + 1 if word else 0):
            found = rest.find(word[0], found + 1) if word else -1
        before = rest[: max(found, 0)]
        below = before.count("\n")
        return line + below, len(before) - before.rfind("\n") + (0 if below else column - 1)

    def problem(self, code: str, loc: Loc, message: str, hint: str = "") -> Problem:
        """A mistake in the value at this place."""
        return self.source.problem(code, *self.place(loc), message, hint)


def read_yaml(name: str, text: str) -> Document:
    """Read YAML text; never raises, whatever the text."""
    return parse(check_characters(name, text))


def parse(source: Source) -> Document:
    """Read the YAML of a file; the problems of the file itself come along."""
    problems = source.problems or find_tabs(source)
    if problems:
        return Document(source, problems=problems)
    tree = _Tree(source)
    try:
        data = tree.grow()
    except yaml.YAMLError as error:
        tree.problems.append(explain(source, error, tree.last_scalar))
        return Document(source, problems=tuple(tree.problems))
    return Document(source, data, tuple(tree.problems[:MAX_LISTED]), tree.values, tree.keys)


class _RefusedError(Exception):
    """The rest of the file is not read: what it would cost or mean is not worth it."""


class _Tree:
    """Grows plain data from the events of one document, each value out of the ones inside it."""

    def __init__(self, source: Source) -> None:
        self.next: Callable[[], Any] = CParser(source.text).get_event
        self.source = source
        self.problems: list[Problem] = []
        self.values: dict[Loc, Place] = {}
        self.keys: dict[Loc, Place] = {}
        # Where the last text began: a quote that is never closed swallows the lines after it.
        self.last_scalar: Place = (1, 1)

    def grow(self) -> Any:
        """The data of the whole document; MISSING when it must be refused."""
        try:
            return self.document()
        except _RefusedError:
            return MISSING

    def document(self) -> Any:
        self.next()  # the stream begins
        if type(self.next()) is yaml.StreamEndEvent:
            self.refuse("Y017", (1, 1), "Dit bestand is leeg.", "Begin met een voorbeeld.")
        data = self.value(self.next(), ())
        self.next()  # the document ends
        after = self.next()
        if type(after) is yaml.DocumentStartEvent:
            message = "Met `---` begint hier een tweede document."
            self.refuse("Y015", _place(after), message, "Maak daar een eigen bestand van.")
        return data

    def value(self, event: Any, loc: Loc) -> Any:
        place, kind = _place(event), type(event)
        if kind is yaml.AliasEvent:
            self.values[loc] = place
            self.alias(event, place)
            return ""
        self.check(event, place)
        if kind is yaml.ScalarEvent:
            self.last_scalar = place
            # Nothing was written: point at the key.
            self.values[loc] = place if event.value else self.keys.get(loc, place)
            return event.value
        self.check_depth(loc, place)
        self.values[loc] = place
        return self.mapping(loc) if kind is yaml.MappingStartEvent else self.sequence(loc)

    def mapping(self, loc: Loc) -> dict[str, Any]:
        found: dict[str, Any] = {}
        while type(event := self.next()) is not yaml.MappingEndEvent:
            key = self.key(event, loc)
            at = (*loc, key)
            place = _place(event)
            if key in found:
                self.twice(key, self.keys[at], place)
            self.keys[at] = place
            found[key] = self.value(self.next(), at)
        return found

    def sequence(self, loc: Loc) -> list[Any]:
        found: list[Any] = []
        while type(event := self.next()) is not yaml.SequenceEndEvent:
            found.append(self.value(event, (*loc, len(found))))
        return found

    def key(self, event: Any, loc: Loc) -> str:
        place, kind = _place(event), type(event)
        if kind is yaml.AliasEvent:
            self.alias(event, place)
            return f"*{event.anchor}"
        self.check(event, place)
        if kind is not yaml.ScalarEvent:
            self.check_depth(loc, place)
            message = "Deze sleutel is geen gewone tekst."
            hint = "Schrijf een woord, een dubbele punt en dan de waarde."
            self.refuse("Y016", place, message, hint)
        self.last_scalar = place
        return str(event.value)

    def twice(self, key: str, first: Place, place: Place) -> None:
        message = f"De sleutel {quoted(key)} staat hier al op regel {first[0]}."
        hint = "Haal er één weg of geef hem een andere naam."
        self.tell("Y010", place, message, hint)

    def alias(self, event: Any, place: Place) -> None:
        message = f"`*{event.anchor}` verwijst in YAML naar een anker. Dat kan hier niet."
        hint = "Schrijf de tekst uit, of zet hem tussen aanhalingstekens."
        self.tell("Y012", place, message, hint)

    def check(self, event: Any, place: Place) -> None:
        """Refuse an anchor and a tag; the value itself may stay."""
        if event.anchor is not None:
            message = f"`&{event.anchor}` maakt in YAML een anker. Dat kan hier niet."
            self.tell("Y011", place, message, _QUOTE)
        if event.tag is not None:
            message = f"{quoted(event.tag)} is in YAML een type. Dat kan hier niet."
            self.tell("Y013", place, message, _QUOTE)

    def check_depth(self, loc: Loc, place: Place) -> None:
        """Refuse a container in too many others; each of those is a step of its loc."""
        if len(loc) >= MAX_DEPTH:
            message = f"Hier zitten meer dan {MAX_DEPTH} lagen in elkaar."
            self.refuse("Y014", place, message, "Kijk of er haakjes of streepjes te veel staan.")

    def tell(self, code: str, place: Place, message: str, hint: str) -> None:
        self.problems.append(self.source.problem(code, *place, message, hint))

    def refuse(self, code: str, place: Place, message: str, hint: str) -> NoReturn:
        self.tell(code, place, message, hint)
        raise _RefusedError


def _place(event: Any) -> Place:
    mark = event.start_mark
    return mark.line + 1, mark.column + 1


_QUOTE = "Zet de tekst tussen aanhalingstekens."
