"""The name an author probably meant."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

MAX_LISTED = 8
"""More names than this do not help an author who has to choose one."""

MAX_QUOTED = 40
"""Characters of a value that a message repeats."""


def closest(name: str, known: Iterable[str]) -> str | None:
    """The known name that looks most like this one; None when none comes close."""
    by_lower = {one.lower(): one for one in known}
    # difflib takes quadratic time, and no name is longer than this.
    found = get_close_matches(name.lower()[:80], by_lower, n=1)
    return by_lower[found[0]] if found else None


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """What to do about an unknown name: `Bedoel je ...?`, or the names there are."""
    names = sorted(known)
    best = closest(name, names)
    if best is not None:
        return f"Bedoel je `{best}`?"
    if not names:
        return "Er is er nog geen."
    if len(names) <= MAX_LISTED:
        return f"Kies uit: {', '.join(f'`{one}`' for one in names)}."
    return "Kijk of de naam goed geschreven is."


def quoted(value: str) -> str:
    """A value from a file as it is quoted in a message: on one line and never long."""
    line = " ".join(value.split())
    return f"`{line[: MAX_QUOTED - 3]}...`" if len(line) > MAX_QUOTED else f"`{line}`"
