"""Who works at a made-up municipality, and where. The same seed gives the same staff."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from uuid import UUID

from elearn.db.base import new_id

# Nobody has such a family name: a file with these is never taken for real people.
FIRST = (
    "Abel", "Aïcha", "Anouk", "Bilal", "Çağla", "Daan", "Emre", "Esra", "Fatima", "Femke",
    "Gijs", "Hatice", "Ilse", "Jan-Willem", "Joost", "Karima", "Lars", "Loïs", "Mehmet", "Naomi",
    "Ömer", "Pien", "Quinten", "Renée", "Ruben", "Sanne", "Sjoerd", "Tess", "Wout", "Zoë",
)  # fmt: skip
FAMILY = (
    "Verzonnen", "van Fictie", "de Proef", "Bedacht", "el Bedachti", "Denkbeeld", "Nepstra",
    "’t Verzinsel", "Özdroom", "Testman-Proef", "van der Fantasie", "Zogenaamd", "Voorbeeld",
    "Droomsma", "Luchtkasteel", "Bestaatniet",
)  # fmt: skip

SERVICES = (
    "Publiekszaken",
    "Sociaal domein",
    "Ruimte",
    "Veiligheid",
    "Bedrijfsvoering",
    "Bestuur en communicatie",
)
UNITS = ("Balie", "Wijken", "Toezicht", "Beleid", "Advies", "Beheer")

ROLES = {
    "baliemedewerker": 42,
    "wijknetwerker": 36,
    "communicatieadviseur": 7,
    "aandachtsfunctionaris": 5,
    "": 10,
}
"""A role and how many in a hundred have it; some have none."""

SECOND_ROLE = 0.06
TEAM = 40
MOST_TEAMS = 600
LEFT = 0.08
YEARS_IN_SERVICE = 25
YEARS_OF_LEAVING = 3
YEAR = 365


@dataclass(frozen=True, slots=True)
class Team:
    """A department of the lowest level, with the names above it: `Ruimte / Balie / Team 3`."""

    id: UUID
    name: str
    parent: str


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody who works there, or did."""

    id: UUID
    number: int
    name: str
    team: Team
    function: str
    roles: tuple[str, ...]
    started_on: date
    left_on: date | None
    manager_id: UUID | None

    @property
    def personnel_number(self) -> str:
        """The number as text, with its zeros."""
        return f"{self.number:07}"


def make_teams(people: int) -> list[Team]:
    """The teams of a municipality of that size, over all its services and units."""
    count = max(1, min(MOST_TEAMS, people // TEAM))
    teams = []
    for number in range(count):
        unit, service = divmod(number, len(SERVICES))
        parent = f"{SERVICES[service]} / {UNITS[unit % len(UNITS)]}"
        teams.append(Team(new_id(), f"{parent} / Team {number + 1}", parent))
    return teams


def make_members(people: int, teams: Sequence[Team], today: date, random: Random) -> Iterator[Member]:
    """So many people; the first of each team leads it."""
    leaders: dict[UUID, UUID] = {}
    for number in range(1, people + 1):
        team = teams[(number - 1) % len(teams)]
        member = _make(number, team, leaders.get(team.id), today, random)
        leaders.setdefault(team.id, member.id)
        yield member


def _make(number: int, team: Team, leader: UUID | None, today: date, random: Random) -> Member:
    roles = _roles(random)
    started_on = today - timedelta(days=random.randrange(30, YEARS_IN_SERVICE * YEAR))
    left_on = None
    # A leader stays: a team without one is a case of its own.
    if leader is not None and random.random() < LEFT:
        last = today - timedelta(days=random.randrange(1, YEARS_OF_LEAVING * YEAR))
        left_on = max(last, started_on)
    return Member(
        id=new_id(),
        number=number,
        name=f"{random.choice(FIRST)} {random.choice(FAMILY)}",
        team=team,
        function="teamleider" if leader is None else roles[0] if roles else "medewerker",
        roles=roles,
        started_on=started_on,
        left_on=left_on,
        manager_id=leader,
    )


def _roles(random: Random) -> tuple[str, ...]:
    names, weights = tuple(ROLES), tuple(ROLES.values())
    first = random.choices(names, weights)[0]
    second = random.choices(names, weights)[0] if random.random() < SECOND_ROLE else ""
    return tuple(dict.fromkeys(one for one in (first, second) if one))
