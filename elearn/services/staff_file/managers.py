"""Who leads whom may not go round; no database."""

from __future__ import annotations

from collections.abc import Mapping


def in_circles(manager_of: Mapping[str, str]) -> set[str]:
    """Everybody who leads themselves through others; number -> number of the manager."""
    safe: set[str] = set()
    found: set[str] = set()
    for start in manager_of:
        way: list[str] = []
        seen: set[str] = set()
        one = start
        while one in manager_of and one not in safe and one not in found and one not in seen:
            way.append(one)
            seen.add(one)
            one = manager_of[one]
        if one in seen:
            found.update(way[way.index(one) :])
        safe.update(step for step in way if step not in found)
    return found


def managers_first(manager_of: Mapping[str, str]) -> list[str]:
    """The numbers in an order in which a manager comes before the people; without circles."""
    ordered: dict[str, None] = {}
    for start in manager_of:
        way, one = [], start
        while one in manager_of and one not in ordered:
            way.append(one)
            one = manager_of[one]
        ordered.update(dict.fromkeys(reversed(way)))
    return list(ordered)
