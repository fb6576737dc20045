"""What is wrong with a line beside the other lines and beside the staff that is known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from uuid import UUID

from elearn.db.people.person import fold
from elearn.reader.messages.suggestion import closest, quoted
from elearn.reader.problem import Problem, Severity
from elearn.reader.sheet import letter_of
from elearn.services.staff_file.managers import in_circles
from elearn.services.staff_file.values import Change, Known, Line, Staff, StaffFile

ENOUGH = 10
"""Known numbers from which on their length says something."""

_AS_TEXT = "Maak de kolom in Excel op als Tekst."
_TWICE = ("Meer dan één regel heeft dit nummer.", "Een van de twee mist nullen. Laat er één staan.")
_ELSEWHERE = ("Dit e-mailadres is buiten je organisatie al in gebruik.", "Gebruik een ander werkadres.")
_CIRCLE = ("Deze persoon is via anderen zijn eigen leidinggevende.", "Kijk wie van hen wie leidt.")
_SELF = ("Deze persoon is de eigen leidinggevende.", "We laten het leeg.")


class Checks:
    """The checks of one file, and what they found; `spoiled` are numbers of people who stay as is."""

    def __init__(self, file: StaffFile, staff: Staff) -> None:
        self.file, self.staff = file, staff
        self.problems: list[Problem] = []
        self.width = _width(staff)
        self.spoiled = {self.padded(one) for one in file.spoiled}
        self.times = Counter(self.padded(one.number) for one in file.lines)
        self.new_roles: set[str] = set()

    def with_zeros(self, line: Line) -> Line | None:
        """The line with the zeros that Excel took from its number; None: nobody can say which."""
        number = self.padded(line.number)
        if self.times[number] > 1:
            self.spoil(line.line, number, "number", "P013", _TWICE)
            return None
        if number == line.number:
            return line
        if number in self.staff.people:
            words = (f"{quoted(line.number)} lezen we als {quoted(number)}.", _AS_TEXT)
            self.tell(line.line, "number", "P014", words, "waarschuwing")
            return replace(line, number=number)
        words = (f"Voor {quoted(line.number)} ontbreken nullen.", f"Schrijf {quoted(number)}. {_AS_TEXT}")
        self.spoil(line.line, number, "number", "P015", words)
        return None

    def padded(self, number: str) -> str:
        """A number as long as all that are known, where only zeros can be missing."""
        is_short = number.isdigit() and len(number) < self.width and number not in self.staff.people
        return number.zfill(self.width) if is_short else number

    def sound(self, changes: Sequence[Change]) -> list[Change]:
        """The changes that can all be done together; a refusal may bring another one to light."""
        numbers = {*self.staff.people, *(one.after.number for one in changes)}
        kept = [self._with_manager(one, numbers) for one in changes if self._has_known_roles(one)]
        while wrong := set(self._clashes(kept)):
            kept = [one for one in kept if one.id not in wrong]
        there = {*self.staff.people, *(one.after.number for one in kept)}
        return [one if one.after.manager in there else _led_by(one, "") for one in kept]

    def tell(
        self, line: int, field: str, code: str, words: tuple[str, str], severity: Severity = "fout"
    ) -> None:
        """Add a problem at a field of a line."""
        column = self.file.columns.get(field, 1)
        message = f"Kolom {letter_of(column)}: {words[0]}"
        self.problems.append(Problem(self.file.name, line, column, code, message, words[1], severity))

    def spoil(self, line: int, number: str, field: str, code: str, words: tuple[str, str]) -> None:
        """Refuse a line; whoever it is about stays as is."""
        self.spoiled.add(number)
        self.tell(line, field, code, words)

    def _refuse(self, change: Change, field: str, code: str, words: tuple[str, str]) -> UUID:
        self.spoil(change.line, change.after.number, field, code, words)
        if change.before:
            self.spoiled.add(change.before.number)
        return change.id

    def _has_known_roles(self, change: Change) -> bool:
        """Whether no role is surely misspelt; a role that is nowhere yet is told once."""
        had = change.before.roles if change.before else frozenset()
        for role in sorted(change.after.roles - self.staff.roles - had - self.new_roles):
            meant = closest(role, self.staff.roles)
            if meant:
                words = (f"De rol {quoted(role)} ken ik niet.", f"Bedoel je `{meant}`?")
                self._refuse(change, "roles", "P050", words)
                return False
            self.new_roles.add(role)
            words = (f"De rol {quoted(role)} is nieuw.", "Geen leerpad en geen regel gebruikt haar.")
            self.tell(change.line, "roles", "P051", words, "waarschuwing")
        return True

    def _with_manager(self, change: Change, numbers: set[str]) -> Change:
        """The change with a manager who exists; anybody else is told and left out."""
        manager = self.padded(change.after.manager)
        if not manager or (change.before and change.before.manager == manager):
            return change
        if manager == change.after.number:
            self.tell(change.line, "manager", "P060", _SELF, "waarschuwing")
            return _led_by(change, "")
        if manager not in numbers:
            words = (f"Nummer {quoted(manager)} ken ik niet.", "We laten de leidinggevende leeg.")
            self.tell(change.line, "manager", "P061", words, "waarschuwing")
            return _led_by(change, "")
        return _led_by(change, manager)

    def _clashes(self, kept: Sequence[Change]) -> Iterator[UUID]:
        changing = {one.id for one in kept}
        owner = {one.entry.email: one for one in self.staff.people.values()}
        circles = in_circles(self._managers(kept))
        for change in kept:
            other = owner.get(change.after.email)
            if change.after.email in self.staff.elsewhere:
                yield self._refuse(change, "email", "P027", _ELSEWHERE)
            elif other and other.id != change.id and _is_swapped(change, other):
                number = quoted(other.entry.number)
                words = (f"Deze naam en dit adres horen bij {number}.", "Zijn twee nummers verwisseld?")
                yield self._refuse(change, "number", "P070", words)
            elif other and other.id not in changing and self._stays(other):
                words = (f"Dit e-mailadres is nog van {quoted(other.entry.number)}.", "Verander dat eerst.")
                yield self._refuse(change, "email", "P028", words)
            elif change.after.number in circles:
                yield self._refuse(change, "manager", "P062", _CIRCLE)

    def _stays(self, known: Known) -> bool:
        """Whether somebody who is not changed keeps the address: who leaves gives it away."""
        return bool(known.entry.number in self.spoiled or known.keeps or not self.file.is_whole)

    def _managers(self, kept: Sequence[Change]) -> dict[str, str]:
        """Number -> number of the manager, as it would be for everybody."""
        now = {one.before.number: one.after.number for one in kept if one.before}
        managers = {
            number: one.entry.manager for number, one in self.staff.people.items() if number not in now
        }
        managers |= {one.after.number: one.after.manager for one in kept}
        return {number: now.get(manager, manager) for number, manager in managers.items() if manager}


def _width(staff: Staff) -> int:
    """How long all numbers of digits are; 0 where they differ or are few."""
    lengths = Counter(len(number) for number in staff.people if number.isdigit())
    [(width, _)] = lengths.most_common(1) or [(0, 0)]
    return width if len(lengths) == 1 and lengths.total() >= ENOUGH else 0


def _led_by(change: Change, manager: str) -> Change:
    return replace(change, after=replace(change.after, manager=manager))


def _is_swapped(change: Change, other: Known) -> bool:
    """Whether a known number gets the name and the address of another one."""
    if change.before is None:
        return False
    name = fold(change.after.name)
    return name == fold(other.entry.name) and name != fold(change.before.name)
