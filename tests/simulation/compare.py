"""Lay screen, file, record and mail beside the second calculation; every difference is told."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import select

from elearn.db import Person
from elearn.exports.registrations.make import ask, make
from elearn.exports.registrations.order import Order
from elearn.exports.registrations.shipped import shipped_profiles
from elearn.services.certification.policies import policies
from elearn.services.certification.standing import wrong_standings
from elearn.services.overview.counts import counts
from elearn.services.overview.person import record_of
from elearn.services.overview.values import Scope
from elearn.services.records.registrations import RegistrationFilter, page_of
from elearn.services.reminders.decide import decide
from elearn.services.reminders.reading import might_get_mail, open_paths
from elearn.services.source.asking import asking
from tests.simulation.life import AMSTERDAM, Life
from tests.simulation.naive import Town

ASKING = {"niet-gestart", "bezig", "te-laat", "verloopt-binnenkort", "verlopen"}


@dataclass(slots=True)
class Findings:
    """How many answers agreed, and what did not: place, who, what the product says, what it should be."""

    agreed: Counter[str] = field(default_factory=Counter)
    differences: list[tuple[Any, ...]] = field(default_factory=list)

    def compare(self, place: str, who: object, said: object, expected: object) -> None:
        if said == expected:
            self.agreed[place] += 1
        else:
            self.differences.append((place, who, said, expected))


def check(life: Life, town: Town, found: Findings, *, numbers: Iterable[str]) -> None:
    """Everything on the day where the town is; records and mail only of these people."""
    _rows(life, town, found)
    _counts(life, town, found)
    _file(life, town, found)
    wrong = wrong_standings(life.session, organisation_id=life.town)
    found.compare("doctor", town.today, wrong, [])
    _people(life, town, found, set(numbers))


def _expected_row(town: Town, number: str, path: str) -> tuple[Any, ...]:
    held, done = town.held[number, path], town.counting(number, path)
    return (
        town.status(number, path)[0],
        held.assigned,
        held.promised(town.today),
        held.started,
        done.on if done else None,
        done.until if done else None,
        done.edition if done else None,
    )


def _rows(life: Life, town: Town, found: Findings) -> None:
    """The list on the screen."""
    page = page_of(
        life.session,
        life.library,
        organisation_id=life.town,
        wanted=RegistrationFilter(),
        today=town.today,
        page=1,
        size=10_000_000,
    )
    said = {
        (one.personnel_number, one.path_id): (
            one.status,
            one.assigned_on,
            one.due_on,
            one.started_on,
            one.completed_on,
            one.valid_until,
            one.edition,
        )
        for one in page.rows
    }
    present = _present(town)
    found.compare("rows", town.today, (page.total, set(said)), (len(present), present))
    for key, row in said.items():
        if key in town.held:
            found.compare("row", (town.today, *key), row, _expected_row(town, *key))


def _present(town: Town) -> set[tuple[str, str]]:
    """Who works here, with the paths that apply."""
    return {key for key, held in town.held.items() if town.works_here(key[0]) and not held.ended}


def _counts(life: Life, town: Town, found: Findings) -> None:
    """The overview of HR, by department."""
    decided = policies(life.session, life.library, organisation_id=life.town)
    said = {
        one.name: dict(one.by_status)
        for one in counts(life.session, Scope(life.town), policies=decided, today=town.today)
    }
    expected: dict[str, Counter[str]] = {}
    for (number, path), held in town.held.items():
        if town.works_here(number) and not held.ended:
            department = town.people[number].department
            expected.setdefault(department, Counter())[town.status(number, path)[0]] += 1
    found.compare("counts", town.today, said, {key: dict(one) for key, one in expected.items()})


def _file(life: Life, town: Town, found: Findings) -> None:
    """The export for a program, byte by byte a CSV."""
    order = Order(life.town, "stad", shipped_profiles()["machine"], "csv", RegistrationFilter())
    now = moment(town.today)
    asked = ask(life.session, life.library, order, now=now)
    made = make(life.session, asked, open_part=lambda _number: io.BytesIO(), now=now)
    text = "".join(file.read().decode("utf-8-sig") for file in made.files)
    lines = {(one["personeelsnummer"], one["cursuscode"]): one for one in csv.DictReader(io.StringIO(text))}
    found.compare("file", town.today, set(lines), _present(town))
    columns = "status toegewezen_op uiterste_datum begonnen_op voltooid_op geldig_tot editie".split()  # noqa: SIM905
    for key in lines.keys() & town.held.keys():
        said = tuple(lines[key][column] for column in columns)
        expected = tuple("" if one is None else str(one) for one in _expected_row(town, *key))
        found.compare("line", (town.today, *key), said, expected)


def _people(life: Life, town: Town, found: Findings, numbers: set[str]) -> None:
    """The record of each person, and whether a message is due: both with the same reason."""
    ids = life.session.execute(
        select(Person.personnel_number, Person.id).where(Person.organisation_id == life.town)
    )
    decided = policies(life.session, life.library, organisation_id=life.town)
    asked = asking(life.session, life.library)
    mailed = set(
        might_get_mail(
            life.session, organisation_id=life.town, policies=decided, asked=asked, today=town.today
        )
    )
    for number, person_id in ids:
        if number not in numbers:
            continue
        who = {"organisation_id": life.town, "person_id": person_id}
        record = record_of(life.session, life.library, today=town.today, **who)
        said = {one.path_id: (one.standing.code, one.standing.reason) for one in record.paths}
        own = {path: town.status(number, path) for of, path in town.held if of == number}
        found.compare("record", (town.today, number), said, own)
        if not town.works_here(number):
            found.compare("no mail", (town.today, number), person_id in mailed, expected=False)
            continue
        paths = open_paths(
            life.session, life.library, person_id, policies=decided, asked=asked, today=town.today
        )
        applies = {path: own[path] for path in own if not town.held[number, path].ended}
        standing = {one.path_id: (one.standing.code, one.standing.reason) for one in paths}
        found.compare("mail", (town.today, number), standing, applies)
        about_now = set(_about(town, number, applies))
        found.compare("asked by mail", (town.today, number), person_id in mailed, bool(about_now))
        reminder = decide(paths, last_sent=None, today=office_day(town.today))
        about = {one.path_id for one in reminder.paths} if reminder else set()
        found.compare("reminder", (town.today, number), about - about_now, set())


def _about(town: Town, number: str, applies: dict[str, tuple[str, str]]) -> Iterator[str]:
    for path, (code, why) in applies.items():
        if (code in ASKING or "bij te werken" in why) and not town.held[number, path].pause:
            yield path


def office_day(day: date) -> date:
    """A working day near this one: what is decided then is about the standing of this day."""
    while day.weekday() > 4:
        day -= timedelta(days=1)
    return day


def moment(day: date) -> datetime:
    return datetime.combine(day, time(12), AMSTERDAM)
