"""YAML becomes plain text values, each with its place; nothing it says is guessed."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from elearn.reader.document import MISSING, read_yaml

PIECES = st.sampled_from(
    [
        *["a", "b: ", "- ", "\n", "  ", "\t", "'", '"', "[", "]", "{", "}", "&a ", "*a ", "!!x ", "? "],
        *["|", ">", "#", "---", "...", "%YAML 1.1\n", "@", "`", "\\", "ë", "‘", "\u2028", "\x00", "\r"],
    ]
)


def test_everything_stays_text():
    text = "nee: [no, on, 08:30, 010, 1e3, 2026-11-24, null, ~, '']"

    document = read_yaml("x.yaml", text)

    assert document.problems == ()
    assert document.data == {"nee": ["no", "on", "08:30", "010", "1e3", "2026-11-24", "null", "~", ""]}


def test_every_value_and_key_has_its_place():
    text = "titel: Een\nvragen:\n  - id: a\n    bron: [p1, p2]\n  - tekst: |\n      twee\n      regels\n"

    document = read_yaml("x.yaml", text)

    places = {
        (): (1, 1),
        ("titel",): (1, 8),
        ("vragen",): (3, 3),
        ("vragen", 0): (3, 5),
        ("vragen", 0, "id"): (3, 9),
        ("vragen", 0, "bron"): (4, 11),
        ("vragen", 0, "bron", 0): (4, 12),
        ("vragen", 0, "bron", 1): (4, 16),
        ("vragen", 1): (5, 5),
        ("vragen", 1, "tekst"): (5, 12),
    }
    assert {loc: document.place(loc) for loc in places} == places
    assert document.key_place(("vragen", 1, "tekst")) == (5, 5)


def test_the_place_of_what_is_not_there_is_what_is_around_it():
    document = read_yaml("x.yaml", "vragen:\n  - id: a\n")

    assert document.place(("vragen", 0, "doel", 3)) == (2, 5)
    assert document.place(("dit",)) == (1, 1)


def test_an_empty_value_stands_at_its_key():
    assert read_yaml("x.yaml", "a: b\ntitel:\n").place(("titel",)) == (2, 1)


def test_letters_outside_ascii_count_as_one_column():
    document = read_yaml("x.yaml", "{één: ‘🙂’, twee: drie}")

    assert document.place(("één",)) == (1, 7)
    assert document.key_place(("twee",)) == (1, 12)


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
def test_line_ends_of_every_system_give_the_same_places(end):
    document = read_yaml("x.yaml", end.join(["a: b", "c: d", "e: 'f'"]))

    assert document.place(("e",)) == (3, 4)


def test_refused_features_are_all_told_and_the_rest_is_still_read():
    document = read_yaml("x.yaml", "a: &x b\nc: *x\nd: !!int 3\na: e\n")

    assert [(one.line, one.column, one.code) for one in document.problems] == [
        (1, 4, "Y011"),
        (2, 4, "Y012"),
        (3, 4, "Y013"),
        (4, 1, "Y010"),
    ]
    assert document.data == {"a": "e", "c": "", "d": "3"}


HOSTILE = {
    "brackets": "[" * 200_000,
    "braces": "{" * 200_000,
    "brackets-on-lines": "[\n" * 100_000,
    "dashes": "- " * 100_000,
    "deep-blocks": "".join(" " * depth + "a:\n" for depth in range(600)),
    "keys-of-keys": "? " * 100_000,
    "alias-bomb": "a: &a [x]\n"
    + "".join(f"{b}: &{b} [{','.join(['*' + a] * 9)}]\n" for a, b in pairwise("abcdefghi")),
    "duplicate-keys": "a: b\n" * 50_000,
    "many-keys": "".join(f"k{number}: v\n" for number in range(20_000)),
    "one-long-line": "a: " + "x" * 250_000,
    "open-quote": "a: '" + "x\n" * 100_000,
    "open-quotes": "a: '\n" * 50_000,
    "anchors": "- &a b\n" * 30_000,
    "tags": "- !!binary b\n" * 20_000,
    "tabs": "\ta: b\n" * 40_000,
    "documents": "---\n" * 60_000,
    "comments": "#" * 250_000,
    "hidden": "\u202e" * 80_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_gives_a_few_messages_and_no_crash(name):
    document = read_yaml("x.yaml", HOSTILE[name])

    assert len(document.problems) <= 21
    assert document.problems or name in {"many-keys", "one-long-line"}


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(), st.lists(PIECES).map("".join)))
def test_no_text_makes_the_reader_raise(text):
    document = read_yaml("x.yaml", text)

    lines = document.source.lines
    for problem in document.problems:
        assert 1 <= problem.line <= len(lines)
        assert 1 <= problem.column <= len(lines[problem.line - 1]) + 1
    assert document.problems or document.data is not MISSING
