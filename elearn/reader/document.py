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
from typing import Any, Final

import yaml
from yaml._yaml import CParser

from elearn.reader.problem import Problem
from elearn.reader.source import MAX_LISTED, Source, check_characters
from elearn.reader.suggestion import quoted
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
        tree.grow()
    except yaml.YAMLError as error:
        tree.problems.append(explain(source, error, tree.last_scalar))
        return Document(source, problems=tuple(tree.problems))
    data = MISSING if tree.is_broken else tree.root
    return Document(source, data, tuple(tree.problems[:MAX_LISTED]), tree.values, tree.keys)


class _Tree:
    """Grows plain data from the events of one document."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.root: Any = MISSING
        self.is_broken = False
        self.problems: list[Problem] = []
        self.values: dict[Loc, Place] = {}
        self.keys: dict[Loc, Place] = {}
        # What is open now: the container, its loc, and (in a dict) the key that waits for a value.
        self.open: list[Any] = []
        self.locs: list[Loc] = []
        self.waiting: list[str | None] = []
        # Where the last text began: a quote that is never closed swallows the lines after it.
        self.last_scalar: Place = (1, 1)

    def grow(self) -> None:
        """Take events until the document is complete or must be refused."""
        parser = CParser(self.source.text)
        take: dict[type, Callable[[Any], None]] = {
            yaml.ScalarEvent: self.scalar,
            yaml.MappingStartEvent: self.start_mapping,
            yaml.SequenceStartEvent: self.start_sequence,
            yaml.MappingEndEvent: self.end,
            yaml.SequenceEndEvent: self.end,
            yaml.AliasEvent: self.alias,
            yaml.DocumentStartEvent: self.start_document,
        }
        event: Any = None
        while not self.is_broken and type(event) is not yaml.StreamEndEvent:
            event = parser.get_event()
            handle = take.get(type(event))
            if handle:
                handle(event)
        if self.root is MISSING and not self.is_broken:
            self.refuse("Y017", (1, 1), "Dit bestand is leeg.", "Begin met een voorbeeld.")

    def start_document(self, event: Any) -> None:
        if self.root is not MISSING:
            message = "Met `---` begint hier een tweede document."
            self.refuse("Y015", _place(event), message, "Maak daar een eigen bestand van.")

    def scalar(self, event: Any) -> None:
        place = self.last_scalar = _place(event)
        self.check(event, place)
        if self.awaits_key:
            self.key(event.value, place)
            return
        loc = self.loc()
        if not event.value and loc in self.keys:
            place = self.keys[loc]  # nothing was written: point at the key
        self.add(event.value, loc, place)

    def key(self, name: str, place: Place) -> None:
        if name in self.open[-1]:
            first = self.keys[(*self.locs[-1], name)][0]
            message = f"De sleutel {quoted(name)} staat hier al op regel {first}."
            hint = "Haal er één weg of geef hem een andere naam."
            self.problems.append(self.source.problem("Y010", *place, message, hint))
        self.waiting[-1] = name
        self.keys[(*self.locs[-1], name)] = place

    def start_mapping(self, event: Any) -> None:
        self.start(event, {})

    def start_sequence(self, event: Any) -> None:
        self.start(event, [])

    def start(self, event: Any, container: Any) -> None:
        place = _place(event)
        self.check(event, place)
        if len(self.open) >= MAX_DEPTH:
            message = f"Hier zitten meer dan {MAX_DEPTH} lagen in elkaar."
            self.refuse("Y014", place, message, "Kijk of er haakjes of streepjes te veel staan.")
            return
        if self.awaits_key:
            message = "Deze sleutel is geen gewone tekst."
            hint = "Schrijf een woord, een dubbele punt en dan de waarde."
            self.refuse("Y016", place, message, hint)
            return
        loc = self.loc()
        self.add(container, loc, place)
        self.open.append(container)
        self.locs.append(loc)
        self.waiting.append(None)

    def end(self, _event: Any) -> None:
        self.open.pop()
        self.locs.pop()
        self.waiting.pop()

    def alias(self, event: Any) -> None:
        message = f"`*{event.anchor}` verwijst in YAML naar een anker. Dat kan hier niet."
        hint = "Schrijf de tekst uit, of zet hem tussen aanhalingstekens."
        self.refuse_value("Y012", _place(event), message, hint)
        if self.awaits_key:
            self.key(f"*{event.anchor}", _place(event))
        else:
            self.add("", self.loc(), _place(event))

    @property
    def awaits_key(self) -> bool:
        """Whether the next thing is a key and no value."""
        return bool(self.open) and isinstance(self.open[-1], dict) and self.waiting[-1] is None

    def loc(self) -> Loc:
        """The way to the value that comes now."""
        if not self.open:
            return ()
        step = self.waiting[-1]
        return (*self.locs[-1], len(self.open[-1]) if step is None else step)

    def add(self, value: Any, loc: Loc, place: Place) -> None:
        self.values[loc] = place
        if not self.open:
            self.root = value
        elif isinstance(self.open[-1], dict):
            self.open[-1][self.waiting[-1]] = value
            self.waiting[-1] = None
        else:
            self.open[-1].append(value)

    def check(self, event: Any, place: Place) -> None:
        """Refuse an anchor and a tag; the value itself may stay."""
        if event.anchor is not None:
            message = f"`&{event.anchor}` maakt in YAML een anker. Dat kan hier niet."
            self.refuse_value("Y011", place, message, _QUOTE)
        if event.tag is not None:
            message = f"{quoted(event.tag)} is in YAML een type. Dat kan hier niet."
            self.refuse_value("Y013", place, message, _QUOTE)

    def refuse_value(self, code: str, place: Place, message: str, hint: str) -> None:
        self.problems.append(self.source.problem(code, *place, message, hint))

    def refuse(self, code: str, place: Place, message: str, hint: str) -> None:
        self.refuse_value(code, place, message, hint)
        self.is_broken = True


def _place(event: Any) -> Place:
    mark = event.start_mark
    return mark.line + 1, mark.column + 1


_QUOTE = "Zet de tekst tussen aanhalingstekens."
