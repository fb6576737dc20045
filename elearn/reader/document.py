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
from elearn.reader.places import Loc, Place, Spot, Spots, place_of, spot_of
from elearn.reader.problem import Problem
from elearn.reader.source import MAX_LISTED, Source, check_characters
from elearn.reader.syntax import explain, find_tabs

MAX_DEPTH = 20
"""Our deepest file has six layers."""

_WORD = re.compile(r"\w+")

_TOP = ""
"""The step from a file to the one value in it."""

MISSING: Final = object()
"""The data of a file that could not be read as YAML at all."""


@dataclass(frozen=True)
class Document:
    """What a file says: plain data (dict, list, str), and where everything stands."""

    source: Source
    data: Any = MISSING
    problems: tuple[Problem, ...] = ()
    spots: Spots = field(default_factory=lambda: Spots(0), repr=False)

    @property
    def name(self) -> str:
        """The file as it is called in messages."""
        return self.source.name

    def place(self, loc: Loc) -> Place:
        """Where a value stands; for a value that is not there, the nearest thing around it."""
        return place_of(self.spots.nearest(loc))

    def key_place(self, loc: Loc) -> Place:
        """Where the key of a value stands."""
        spot = self.spots.key(loc)
        return self.place(loc) if spot is None else place_of(spot)

    def place_after(self, loc: Loc) -> Place | None:
        """Where the next value stands, after a value with all that is inside it."""
        spot = self.spots.after(loc)
        return None if spot is None else place_of(spot)

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
        tree.problems.append(explain(source, error, place_of(tree.last_scalar)))
        return Document(source, problems=tuple(tree.problems))
    return Document(source, data, tuple(tree.problems[:MAX_LISTED]), tree.spots)


class _RefusedError(Exception):
    """The rest of the file is not read: what it would cost or mean is not worth it."""


class _Tree:
    """Grows plain data from the events of one document, each value out of the ones inside it."""

    def __init__(self, source: Source) -> None:
        self.next: Callable[[], Any] = CParser(source.text).get_event
        self.source = source
        self.problems: list[Problem] = []
        self.file = Spots(0)
        self.depth = 0
        # Where the last text began: a quote that is never closed swallows the lines after it.
        self.last_scalar: Spot = 0

    @property
    def spots(self) -> Spots:
        """Where everything stands, as far as it was read."""
        top = self.file.inside.get(_TOP, 0)
        return top if isinstance(top, Spots) else Spots(top)

    def grow(self) -> Any:
        """The data of the whole document; MISSING when it must be refused."""
        try:
            return self.document()
        except _RefusedError:
            return MISSING

    def document(self) -> Any:
        self.next()  # the stream begins
        if type(self.next()) is yaml.StreamEndEvent:
            self.refuse("Y017", 0, "Dit bestand is leeg.", "Begin met een voorbeeld.")
        data = self.value(self.next(), self.file, _TOP)
        self.next()  # the document ends
        after = self.next()
        if type(after) is yaml.DocumentStartEvent:
            message = "Met `---` begint hier een tweede document."
            hint = "Maak daar een eigen bestand van."
            self.refuse("Y015", spot_of(after), message, hint)
        return data

    def value(self, event: Any, around: Spots, step: int | str) -> Any:
        spot, kind = spot_of(event), type(event)
        if kind is yaml.AliasEvent:
            around.inside[step] = spot
            self.alias(event, spot)
            return ""
        if event.anchor is not None or event.tag is not None:
            self.tell_refused(event, spot)
        if kind is yaml.ScalarEvent:
            self.last_scalar = spot
            # Nothing was written: point at the key.
            around.inside[step] = spot if event.value else around.keys.get(step, spot)
            return event.value
        spots = around.inside[step] = Spots(spot)
        return self.container(kind is yaml.MappingStartEvent, spots)

    def container(self, is_mapping: bool, spots: Spots) -> Any:  # noqa: FBT001 -- one of two kinds
        if self.depth >= MAX_DEPTH:
            message = f"Hier zitten meer dan {MAX_DEPTH} lagen in elkaar."
            self.refuse("Y014", spots.start, message, "Kijk of er haakjes of streepjes te veel staan.")
        self.depth += 1
        data = self.mapping(spots) if is_mapping else self.sequence(spots)
        self.depth -= 1
        return data

    def mapping(self, spots: Spots) -> dict[str, Any]:
        found: dict[str, Any] = {}
        while type(event := self.next()) is not yaml.MappingEndEvent:
            spot = spot_of(event)
            key = self.key(event, spot)
            if key in found:
                self.twice(key, spots.keys[key], spot)
            spots.keys[key] = spot
            found[key] = self.value(self.next(), spots, key)
        return found

    def sequence(self, spots: Spots) -> list[Any]:
        found: list[Any] = []
        while type(event := self.next()) is not yaml.SequenceEndEvent:
            found.append(self.value(event, spots, len(found)))
        return found

    def key(self, event: Any, spot: Spot) -> str:
        kind = type(event)
        if kind is yaml.AliasEvent:
            self.alias(event, spot)
            return f"*{event.anchor}"
        if event.anchor is not None or event.tag is not None:
            self.tell_refused(event, spot)
        if kind is not yaml.ScalarEvent:
            message = "Deze sleutel is geen gewone tekst."
            hint = "Schrijf een woord, een dubbele punt en dan de waarde."
            self.refuse("Y016", spot, message, hint)
        self.last_scalar = spot
        return str(event.value)

    def twice(self, key: str, first: Spot, spot: Spot) -> None:
        message = f"De sleutel {quoted(key)} staat hier al op regel {place_of(first)[0]}."
        hint = "Haal er één weg of geef hem een andere naam."
        self.tell("Y010", spot, message, hint)

    def alias(self, event: Any, spot: Spot) -> None:
        message = f"`*{event.anchor}` verwijst in YAML naar een anker. Dat kan hier niet."
        hint = "Schrijf de tekst uit, of zet hem tussen aanhalingstekens."
        self.tell("Y012", spot, message, hint)

    def tell_refused(self, event: Any, spot: Spot) -> None:
        """Refuse an anchor and a tag; the value itself may stay."""
        if event.anchor is not None:
            message = f"`&{event.anchor}` maakt in YAML een anker. Dat kan hier niet."
            self.tell("Y011", spot, message, _QUOTE)
        if event.tag is not None:
            message = f"{quoted(event.tag)} is in YAML een type. Dat kan hier niet."
            self.tell("Y013", spot, message, _QUOTE)

    def tell(self, code: str, spot: Spot, message: str, hint: str) -> None:
        self.problems.append(self.source.problem(code, *place_of(spot), message, hint))

    def refuse(self, code: str, spot: Spot, message: str, hint: str) -> NoReturn:
        self.tell(code, spot, message, hint)
        raise _RefusedError


_QUOTE = "Zet de tekst tussen aanhalingstekens."
