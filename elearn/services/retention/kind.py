"""What one kind of record is: the words that every page and the dossier use for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Unit = Literal["dagen", "maanden", "jaar"]
ONE: dict[Unit, str] = {"dagen": "dag", "maanden": "maand", "jaar": "jaar"}


@dataclass(frozen=True, slots=True)
class Term:
    """How long, and between which bounds an organisation may choose; `after` says from when it runs."""

    usual: int
    least: int
    most: int
    unit: Unit
    after: str

    def in_words(self, number: int | None = None) -> str:
        """`30 dagen nadat je leerpad klaar is`; without a number the usual term."""
        number = self.usual if number is None else number
        return f"{length(number, self.unit)} {self.after}"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of record: in which tables, why it is kept, on what ground, and who sees it.

    `term` None: an organisation has nothing to choose, and `until` says how long. `names` says
    whether it is about somebody who can be known; counts are not.
    """

    key: str
    title: str
    tables: tuple[str, ...]
    why: str
    basis: str
    seen_by: str
    term: Term | None = None
    until: str = ""
    names: bool = True


def length(number: int, unit: Unit) -> str:
    """`1 dag`, `30 dagen`, `10 jaar`."""
    return f"{number} {ONE[unit] if number == 1 else unit}"
