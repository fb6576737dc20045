"""The words of a whole file at once, to look for what was copied and for words of a list.

A word is a row of letters and digits, in lower case and in UTF-8: on bytes this takes a third of
the time of a pattern, and everything that authors wrote comes by.
"""

from __future__ import annotations

import re

# A key of YAML stands between two texts: nobody wrote, or copied, both as one.
_KEY = re.compile(r"^[ -]*[a-z_]+:(?=\s)", re.MULTILINE)
_ASCII = bytes(range(0x80))
_BREAK = "\0"  # no file has this sign: `elearn.reader.source` refuses it

_SPACE_BETWEEN_WORDS = bytes(
    sign if sign not in _ASCII or chr(sign).isalnum() or chr(sign) == _BREAK else ord(" ")
    for sign in range(0x100)
)
"""For `bytes.translate`; a letter outside ASCII stays the bytes that it is."""


def words_in(text: str) -> set[bytes]:
    """Every word in a text, with the keys of YAML among them."""
    return set(_only_words(text).split())


def stretches(text: str) -> list[list[bytes]]:
    """The words in order: a list for what stands before the first key of YAML, and after each."""
    line = _only_words(_KEY.sub(_BREAK, text))
    return [stretch.split() for stretch in line.split(_BREAK.encode())]


def without_keys(text: str) -> str:
    """The text with spaces for every key, so that its words are those of the stretches."""
    return _KEY.sub(lambda key: " " * len(key[0]), text)


def _only_words(text: str) -> bytes:
    for sign in set(text.encode().translate(None, _ASCII).decode()):
        if not sign.isalnum():
            text = text.replace(sign, " ")
    return text.lower().encode().translate(_SPACE_BETWEEN_WORDS)
