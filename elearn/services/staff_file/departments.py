"""Which departments a file renames, and which it brings; no database."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping

from elearn.services.staff_file.reading.cells import BELOW


def with_above(name: str) -> Iterator[str]:
    """A department and all above it, from the top: `A`, `A / B`, `A / B / C`."""
    parts = name.split(BELOW) if name else []
    for depth in range(1, len(parts) + 1):
        yield BELOW.join(parts[:depth])


def renamed(
    moves: Iterable[tuple[str, str]], *, known: Collection[str], wanted: Collection[str]
) -> dict[str, str]:
    """Departments that got another name: old -> new, from the top.

    `moves` are the department of each person before and after, `wanted` those after (with all above).
    A department has a new name when everybody in it went to one that is new, nobody else did, and
    the old name is gone. So a rule about it and its history stay with it.
    """
    goes_to, comes_from = defaultdict(set), defaultdict(set)
    for before, after in moves:
        old, new = list(with_above(before)), list(with_above(after))
        for one, other in zip(old, new, strict=False) if len(old) == len(new) else ():
            goes_to[one].add(other)
            comes_from[other].add(one)
    return {
        one: other
        for one in sorted(goes_to)
        for other in goes_to[one]
        if len(goes_to[one]) == 1 == len(comes_from[other])
        and one in known
        and one not in wanted
        and other not in known
    }


def after_renaming(departments: Mapping[str, object], names: Mapping[str, str]) -> set[str]:
    """The names there are when the renaming is done; a department follows those above it."""
    return {new_name(one, names) for one in departments}


def new_name(name: str, names: Mapping[str, str]) -> str:
    """How a department is called after the renaming: by its own new name or that of one above it."""
    for above in reversed(list(with_above(name))):
        if above in names:
            return names[above] + name[len(above) :]
    return name
