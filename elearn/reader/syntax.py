"""What libyaml says about broken YAML, in the words of the author and at the right place."""

from __future__ import annotations

import re
from typing import NamedTuple

import yaml

from elearn.reader.problem import Problem
from elearn.reader.source import MAX_LISTED, Source

_TAB = re.compile(r"^ *\t", re.MULTILINE)
_CURLY = re.compile(r":\s+[“”„‘]")
_LONE_KEY = re.compile(r"^\s*(- )?[\w-]+:\s+\S")


class _Words(NamedTuple):
    code: str
    message: str
    hint: str


_COLON = _Words(
    "Y002",
    "Er staat een dubbele punt in deze tekst, en dan leest YAML een nieuwe sleutel.",
    "Zet de hele tekst tussen aanhalingstekens.",
)
_COLON_CURLY = _Words(
    "Y002",
    "Er staat een dubbele punt in een tekst tussen gekrulde aanhalingstekens.",
    'Zet er rechte aanhalingstekens omheen: "...".',
)
_QUOTE = _Words(
    "Y003",
    "Het aanhalingsteken dat hier opent, wordt niet gesloten.",
    "Zet aan het eind van de tekst hetzelfde teken.",
)
_INDENT = _Words(
    "Y004",
    "Deze regel springt niet even ver in als de regels waar hij bij hoort.",
    "Zet de sleutels recht onder elkaar, met spaties.",
)
_START = _Words(
    "Y005",
    "Een tekst kan in YAML niet met dit teken beginnen.",
    "Zet de hele tekst tussen aanhalingstekens.",
)
_BRACKET = _Words(
    "Y006",
    "Bij het haakje dat hier opent, ontbreekt het sluithaakje of een komma.",
    "Sluit het haakje, of zet de tekst tussen aanhalingstekens.",
)
_NO_COLON = _Words(
    "Y007",
    "Op deze regel staat geen sleutel met een dubbele punt en een spatie.",
    "Schrijf `sleutel: waarde`, of laat een lange tekst twee spaties verder beginnen.",
)
_ESCAPE = _Words(
    "Y008",
    "Een backslash betekent iets bijzonders tussen dubbele aanhalingstekens.",
    "Gebruik enkele aanhalingstekens, of haal de backslash weg.",
)
_AFTER_QUOTE = _Words(
    "Y009",
    "Achter het aanhalingsteken dat de tekst sluit, staat nog tekst.",
    "Zet de hele tekst tussen dubbele aanhalingstekens.",
)
_OTHER = _Words(
    "Y001",
    "De opbouw van het bestand klopt hier niet.",
    "Vergelijk deze regel en de regel erboven met een voorbeeld.",
)

# (what libyaml says, our words, whether the place is where the construct began)
_TABLE: tuple[tuple[str, _Words, bool], ...] = (
    ("found unexpected end of stream", _QUOTE, True),
    ("found unexpected document indicator", _QUOTE, True),
    ("block sequence entries are not allowed", _INDENT, False),
    ("cannot start any token", _START, False),
    ("expected alphabetic or numeric character", _START, True),
    ("did not find expected node content", _START, False),
    ("did not find expected comment or line break", _START, True),
    ("did not find expected ',' or", _BRACKET, True),
    ("could not find expected ':'", _NO_COLON, True),
    ("unknown escape character", _ESCAPE, False),
    ("hexdecimal number", _ESCAPE, False),
    ("violates indentation", _INDENT, False),
    ("did not find expected '-' indicator", _INDENT, False),
    ("did not find expected <document start>", _INDENT, False),
    ("found undefined tag handle", _START, True),
    ("scanning a tag", _START, True),
)


def find_tabs(source: Source) -> tuple[Problem, ...]:
    """The lines that start with a tab; YAML only knows spaces there."""
    if "\t" not in source.text:
        return ()
    problems = []
    for match in list(_TAB.finditer(source.text))[:MAX_LISTED]:
        line = source.text.count("\n", 0, match.start()) + 1
        column = match.end() - match.start()
        message = "Deze regel begint met een tab."
        hint = "Gebruik spaties om in te springen."
        problems.append(source.problem("B007", line, column, message, hint))
    return tuple(problems)


def explain(source: Source, error: yaml.YAMLError, last_text: tuple[int, int]) -> Problem:
    """Say in Dutch what is wrong with the YAML, at the place where the author must look.

    `last_text` is where the text before the error began.
    """
    if not isinstance(error, yaml.MarkedYAMLError) or error.problem_mark is None:
        return source.problem("Y001", 1, 1, _OTHER.message, _OTHER.hint)
    words, at_start = _words(source, error)
    if words is _AFTER_QUOTE and last_text[0] <= error.problem_mark.line:
        # The text went on over several lines: it is the first quote that was never closed.
        return source.problem(_QUOTE.code, *last_text, _QUOTE.message, _QUOTE.hint)
    mark = error.context_mark if at_start and error.context_mark else error.problem_mark
    # At the end of a file libyaml points at the line after the last one.
    line = min(mark.line, len(source.lines) - 1)
    column = mark.column if line == mark.line else 0
    return source.problem(words.code, line + 1, column + 1, words.message, words.hint)


def _words(source: Source, error: yaml.MarkedYAMLError) -> tuple[_Words, bool]:
    """Our words for what libyaml says, and whether the place is where the construct began."""
    said = error.problem or ""
    mark = error.problem_mark
    before = source.lines[mark.line][: mark.column] if mark and mark.line < len(source.lines) else ""
    if "mapping values are not allowed" in said:
        return _colon(before), False
    if "did not find expected key" in said:
        return _AFTER_QUOTE if before.rstrip().endswith(("'", '"')) else _INDENT, False
    for fragment, words, at_start in _TABLE:
        if fragment in said or fragment in (error.context or ""):
            return words, at_start
    return _OTHER, False


def _colon(before: str) -> _Words:
    if _CURLY.search(before):
        return _COLON_CURLY
    # `key: text: more` has a key before it on the line; otherwise the line itself stands wrong.
    return _COLON if _LONE_KEY.search(before) else _INDENT
