"""A title as the path of a category in Moodle, and back."""

from __future__ import annotations

import re


def to_category(title: str) -> str:
    """A category at the top of the course."""
    # In a name, `//` is a slash. The space keeps a slash in front apart from the one before it.
    space = " " if title.startswith("/") else ""
    return f"$course$/top/{space}{' '.join(title.split()).replace('/', '//')}"


def last_part(category: str) -> str:
    """`$course$/top/Wijk` -> `Wijk`."""
    return re.split(r"(?<!/)/(?!/)", category)[-1].replace("//", "/").strip()
