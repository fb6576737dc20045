"""The boxes that a lesson may have beside its running text."""

from __future__ import annotations

from typing import NamedTuple


class Callout(NamedTuple):
    """How a box looks: `kind` picks the colours, `icon` a symbol of motifs.svg."""

    kind: str
    icon: str
    title: str


CALLOUTS: dict[str, Callout] = {
    "handreiking": Callout("source", "boek", "Uit de handreiking"),
    "let-op": Callout("attention", "let-op", "Let op"),
    "praktijk": Callout("practice", "praktijk", "In de praktijk"),
}
"""What stands behind `:::` -> the box."""
