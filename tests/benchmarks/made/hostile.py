"""Files that somebody could put among the content to keep the app busy: the largest we read, or larger."""

from __future__ import annotations

from elearn.content.kinds.lessons import LONGEST

SIZE = 200_000

_QUESTION = """  - id: vraag-{0}
    soort: een-antwoord
    doel: D{0}
    bron: [p{0}.k1]
    vraag: Wat?
    antwoorden: [{{tekst: a, goed: ja, feedback: f}}, {{tekst: b, feedback: f}}]
    uitleg: Zo.
"""
_HEAD = "titel: Aanval\nles: groeten\nvragen:\n"


def _fill(text: str) -> str:
    return text * (SIZE // len(text))


def _bomb() -> str:
    """Nine lists that each hold the one before nine times ("billion laughs")."""
    lists = [f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 9)}]" for n in range(1, 10)]
    return "\n".join(["l0: &l0 [ha]", *lists])


def _lesson(text: str) -> bytes:
    """A lesson that is as long as we read, of the same text over and over."""
    front = "---\ntitel: Aanval\nminuten: 3\ndoelen: [D1]\nkunnen: [Iets]\n---\n"
    return f"{front}## Een\n\n{text * ((LONGEST - 10) // len(text))}\n".encode()


QUIZZES: dict[str, bytes] = {
    "opening brackets": _fill("[").encode(),
    "opening braces": _fill("{a: ").encode(),
    "lists in lists": _fill("- ").encode(),
    "questions marks as keys": _fill("? ").encode(),
    "alias bomb": _bomb().encode(),
    "anchors": ("a:\n" + _fill("  - &x y\n")).encode(),
    "aliases": ("a:\n" + _fill("  - *x\n")).encode(),
    "tags": ("a:\n" + _fill("  - !!python/name:os.system x\n")).encode(),
    "5 MB": b"a: b\n" * 1_000_000,
    "invalid UTF-8": b"titel: " + b"\xff" * SIZE,
    "late invalid UTF-8": _fill("a: é\n").encode() + b"\xff",
    "NUL": b"\x00" * SIZE,
    "invisible signs": _fill("\u202e").encode(),
    "tabs": _fill("\ta: b\n").encode(),
    "a quote that never ends": b'titel: "' + _fill("woord ").encode(),
    "a quote of escapes": ('titel: "' + _fill("\\u00e9") + '"').encode(),
    "one long word": ("titel: " + _fill("a")).encode(),
    "one long key": (_fill("a") + ": b").encode(),
    "the same key": _fill("titel: a\n").encode(),
    "unknown keys": "".join(f"sleutel{n}: a\n" for n in range(SIZE // 16)).encode(),
    "keys nearly alike": "".join(f"vrage{n}: a\n" for n in range(SIZE // 14)).encode(),
    "documents": _fill("--- a\n").encode(),
    "comments": _fill("# niets\n").encode(),
    "empty lines": _fill("\n").encode(),
    "questions of no kind": (_HEAD + _fill("  - soort: niets\n")).encode(),
    "questions without anything": (_HEAD + _fill("  - {}\n")).encode(),
    "unknown goals": (_HEAD + "".join(_QUESTION.format(n) for n in range(SIZE // 190))).encode(),
    "the same answer": (
        _HEAD + _QUESTION.format(1).partition("antwoorden")[0] + "antwoorden:\n"
        + _fill("      - {tekst: a, feedback: f}\n") + "    uitleg: Zo.\n"
    ).encode(),
}  # fmt: skip

LESSONS: dict[str, bytes] = {
    "200 kB of brackets": _lesson("[") + _fill("[").encode(),
    "front matter without an end": ("---\n" + _fill("a: b\n")).encode(),
    "steps": _lesson("## Een\n\na\n\n---\n\n"),
    "stars": _lesson("*a "),
    "stars and lines": _lesson("*a _b "),
    "opening brackets": _lesson("["),
    "images in images": _lesson("!["),
    "links in links": _lesson("[a]("),
    "quotes in quotes": _lesson(">"),
    "lists in lists": _lesson("- "),
    "back ticks": _lesson("``a` "),
    "HTML": _lesson("<a "),
    "comments": _lesson("<!--"),
    "entities": _lesson("&amp;"),
    "boxes": _lesson(":::tip\n"),
    "headings": _lesson("## a\n"),
    "one long word": _lesson("a"),
    "one long sentence": _lesson("woord "),
    "difficult words": _lesson("derhalve "),
    "addresses": _lesson("https://a.nl "),
    "escapes": _lesson("\\"),
    "cells of a table": _lesson("| a | b |\n|---|---|\n"),
}
