"""A file of staff, what is known of the staff, and what a file would change, as values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from elearn.reader.problem import Problem


@dataclass(frozen=True, slots=True)
class Entry:
    """Somebody as HR knows them. `department` is a whole name, `manager` a number; "" is none."""

    number: str
    name: str
    email: str
    department: str = ""
    function: str = ""
    roles: frozenset[str] = frozenset()
    started_on: date | None = None
    left_on: date | None = None
    manager: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A line that could be read; `given` holds the columns of the file: field of Entry -> value."""

    line: int
    number: str
    given: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class StaffFile:
    """What a file says. `refused` is set when the whole file is sent back.

    `columns` says where a field stands (1 is A). `spoiled` are numbers on lines that were refused:
    those people stay as they are. With `is_whole` False a line has no number that can be read, so
    nobody is missing for sure.
    """

    name: str
    digest: str
    lines: Sequence[Line] = ()
    columns: Mapping[str, int] = field(default_factory=dict)
    problems: Sequence[Problem] = ()
    spoiled: frozenset[str] = frozenset()
    is_whole: bool = True
    refused: bool = False


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody in the database; `keeps` says why a file cannot end their service ("": it can)."""

    id: UUID
    entry: Entry
    keeps: str = ""


@dataclass(frozen=True, slots=True)
class Staff:
    """All that is known of an organisation. `people`: by number, `departments`: whole name -> id."""

    organisation_id: UUID
    people: Mapping[str, Known]
    departments: Mapping[str, UUID]
    roles: frozenset[str] = frozenset()
    elsewhere: frozenset[str] = frozenset()
    """Addresses of the file that belong to somebody of another organisation."""


@dataclass(frozen=True, slots=True)
class Change:
    """One person: `before` None is somebody new."""

    line: int
    id: UUID
    before: Entry | None
    after: Entry


@dataclass(frozen=True, slots=True)
class Plan:
    """What a file would change; the lines in `problems` with severity `fout` change nothing.

    `renamed`: departments by whole name, old -> new. `freed`: people who left and whose address
    somebody else gets. `kept`: people who are missing and stay, with
    the reason. `in_service`: how many there are now.
    """

    file: StaffFile
    new: Sequence[Change]
    changed: Sequence[Change]
    leaving: Sequence[Change]
    unchanged: int
    skipped: int
    renamed: Mapping[str, str]
    departments: Sequence[str]
    freed: Sequence[Change]
    kept: Sequence[tuple[Entry, str]]
    problems: Sequence[Problem]
    in_service: int

    @property
    def refused(self) -> int:
        """How many lines change nothing because of a mistake."""
        return len({one.line for one in self.problems if one.severity == "fout"})

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to do."""
        return not (self.new or self.changed or self.leaving or self.renamed or self.departments)

    @property
    def share(self) -> int:
        """Changes and leavers as a part of who is in service, in whole per cents, rounded up."""
        touched = len(self.changed) + len(self.leaving)
        return -(-touched * 100 // self.in_service) if self.in_service else 0
