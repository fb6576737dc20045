"""Who works there: joining, leaving, coming back, moving, other roles, drawn from a seed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from random import Random

from tests.simulation.diary import Row

DEPARTMENTS = (
    "Publiekszaken / Balie",
    "Publiekszaken / Telefoon",
    "Publiekszaken",
    "Wijken / Noord",
    "Wijken / Noord / Team 1",
    "Wijken / Zuid",
    "Bedrijfsvoering",
)
FUNCTIONS = ("adviseur", "regisseur", "teamleider")
ROLES = ((), ("balie",), ("balie",), ("wijk",), ("wijk",), ("balie", "wijk"))

HR = Row("9000000", "Mirjam Bakker", "Bedrijfsvoering", "adviseur", (), date(2015, 1, 1))
KEEPERS = tuple(
    Row(f"900000{place}", f"Vaste Kracht{place}", name, "adviseur", (), date(2016, 1, 1))
    for place, name in enumerate(DEPARTMENTS, start=1)
)
"""Somebody who stays in each department, so that no department is emptied and taken for renamed."""

JOINS, LEAVES, ANNOUNCES, RETURNS = 0.012, 0.007, 0.004, 0.04
MOVES, CHANGES_ROLE, CHANGES_FUNCTION = 0.010, 0.010, 0.005


class Staff:
    """The staff as the personnel system knows it; `here` is what goes into the next file."""

    def __init__(self, people: int, random: Random) -> None:
        self.random, self.size = random, people
        self.made = 0
        self.here: dict[str, Row] = {one.number: one for one in (HR, *KEEPERS)}
        self.gone: dict[str, Row] = {}

    def hire(self, count: int, day: date, *, ahead: int) -> None:
        """New people; some start up to so many days later."""
        for _ in range(count):
            self.made += 1
            number = f"{self.made:07}"
            started = day + timedelta(days=self.random.randint(-40, ahead))
            self.here[number] = self._somebody(number, started)

    def live_a_month(self, day: date) -> None:
        """What changed since the last file."""
        for number, row in list(self.here.items()):
            if row.function != "teamleider" and number >= HR.number:
                continue
            self._change(number, row, day)
        for number, row in list(self.gone.items()):
            if self.random.random() < RETURNS:
                del self.gone[number]
                self.here[number] = replace(row, left_on=None, started_on=day)
        self.hire(sum(self.random.random() < JOINS for _ in range(self.size)), day, ahead=25)

    def _change(self, number: str, row: Row, day: date) -> None:
        chance = self.random.random
        if (row.left_on is not None and row.left_on < day) or chance() < LEAVES:
            self.gone[number] = self.here.pop(number)
            return
        if chance() < ANNOUNCES and row.left_on is None:
            row = replace(row, left_on=day + timedelta(days=self.random.randint(0, 50)))
        if chance() < MOVES:
            row = replace(row, department=self.random.choice(DEPARTMENTS))
        if chance() < CHANGES_ROLE:
            row = replace(row, roles=self.random.choice(ROLES))
        if chance() < CHANGES_FUNCTION:
            row = replace(row, function=self.random.choice(FUNCTIONS))
        self.here[number] = row

    def _somebody(self, number: str, started: date) -> Row:
        return Row(
            number,
            f"Medewerker {number}",
            self.random.choice(DEPARTMENTS),
            self.random.choice(FUNCTIONS),
            self.random.choice(ROLES),
            started,
        )


def as_csv(rows: list[Row]) -> bytes:
    """The file as a personnel system writes it."""
    head = "personeelsnummer;naam;email;afdeling;functie;rollen;in_dienst;uit_dienst"
    lines = (
        f"{one.number};{one.name};{one.email};{one.department};{one.function};{','.join(one.roles)};"
        f"{one.started_on:%d-%m-%Y};{f'{one.left_on:%d-%m-%Y}' if one.left_on else ''}"
        for one in rows
    )
    return "\r\n".join((head, *lines, "")).encode()
