"""Finding the expressions of a long list in a file that has none of them, or a few."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection
from functools import cached_property

from elearn.content.language.stretches import words_in


class Expressions:
    """Words, and words in a row, that may have an ending.

    Looking for all of them at every letter takes long. So the words of a file come first: they say
    which expressions can be there.
    """

    def __init__(self, listed: Collection[str], endings: tuple[str, ...] = ("",)) -> None:
        self.listed = listed
        self.endings = endings

    @cached_property
    def _signs(self) -> dict[bytes, set[str]]:
        """The longest word of an expression, with each ending, is its sign: `gezien` is rarer than `het`."""
        signs: dict[bytes, set[str]] = defaultdict(set)
        for expression in self.listed:
            longest = max(words_in(expression), key=len)
            for ending in self.endings:
                signs[longest + ending.encode()].add(expression)
        return signs

    def pattern(self, words: set[bytes]) -> re.Pattern[str] | None:
        """What finds them in a text with these words: group 1 is the expression; None when none is there."""
        found = {expression for sign in self._signs.keys() & words for expression in self._signs[sign]}
        if not found:
            return None
        either = "|".join(map(re.escape, sorted(found)))
        return re.compile(rf"\b({either})(?:{'|'.join(self.endings)})\b", re.IGNORECASE)
