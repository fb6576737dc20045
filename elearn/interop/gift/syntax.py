"""The signs of GIFT: escapes, prefixes such as `[html]`, weights, and the blocks of a file."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from elearn.interop.texts.plain import Plain, from_html, from_markdown, from_moodle, from_plain

SPECIAL = "\\:#={}~"
"""Signs that mean something, and so are typed with a backslash in front; `\\n` is a line end."""

# A private character stands for an escaped sign while the text is cut up. Files lost theirs when
# they were decoded, so no text can hold one of its own.
_HOLD = {sign: chr(0xE000 + place) for place, sign in enumerate(SPECIAL)} | {"n": "\ue100"}
_RELEASE = str.maketrans({held: "\n" if sign == "n" else sign for sign, held in _HOLD.items()})

_ESCAPE = re.compile(r"\\([\\:#={}~n])")
_WEIGHT = re.compile(r"%(-*[0-9]{1,2}\.?[0-9]*)%")
_TEXTS: dict[str, Callable[[str], Plain]] = {
    "html": from_html,
    "markdown": from_markdown,
    "moodle": from_moodle,
    "plain": from_plain,
}
DEFAULT = "moodle"


@dataclass(frozen=True, slots=True)
class Block:
    """The lines between two empty lines, without the comment lines, which are apart."""

    text: str
    comment: str
    source: str


def blocks(text: str) -> Iterator[Block]:
    """The questions of a file; an empty line ends one, also between braces, as in Moodle."""
    for source in re.split(r"\n[^\S\n]*\n", text):
        lines = [line.strip() for line in source.split("\n")]
        comment = "\n".join(line for line in lines if line.startswith("//"))
        body = "\n".join(line for line in lines if not line.startswith("//")).strip()
        if body:
            yield Block(body, comment, source.strip("\n"))


def hold(text: str) -> str:
    """The text with every escaped sign held, so that it can be cut at the others."""
    return _ESCAPE.sub(lambda found: _HOLD[found[1]], text)


def release(text: str) -> str:
    """The text as it was meant, without the space around it."""
    return text.translate(_RELEASE).strip()


def escape(text: str) -> str:
    """The opposite of hold and release, on one line."""
    signs = "".join(f"\\{sign}" if sign in SPECIAL else sign for sign in text)
    return signs.replace("\r", "").replace("\n", "\\n")


def split_format(text: str, default: str) -> tuple[str, str]:
    """The name of the format in front (`[html]`), or else the default, and the text after it."""
    text = text.strip()
    name, closed, rest = text[1:].partition("]")
    if text.startswith("[") and closed and name in _TEXTS:
        return name, rest
    return default, text


def to_plain(text: str, default: str) -> Plain:
    """A held text as paragraphs."""
    name, rest = split_format(text, default)
    return _TEXTS[name](release(rest))


def split_weight(text: str) -> tuple[float | None, str]:
    """The weight in front (`%50%`, here 0.5) and the text after it; None when there is none."""
    found = _WEIGHT.match(text)
    if not found:
        return None, text
    digits = found[1].lstrip("-")
    sign = -1 if found[1].startswith("-") else 1
    return sign * float(digits) / 100, text[found.end() :]
