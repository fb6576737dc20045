"""A municipality with some colleagues, and exporting its registrations the way screens and commands do."""

from __future__ import annotations

import csv
import io
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from elearn.db import Completion, Organisation, Person
from elearn.exports.registrations.make import Made, ask, make
from elearn.exports.registrations.order import Order
from elearn.exports.registrations.profile import Profile, read_profile
from elearn.exports.registrations.shipped import shipped_profiles
from elearn.services.exporting.log import record_export
from elearn.services.progress.facts import load_facts
from elearn.services.records.completions import record_completion
from elearn.services.records.registrations import RegistrationFilter
from tests.services.content import LIBRARY
from tests.services.people import NOW, assign, make_department, make_organisation, make_person


def make_stad(session: Session) -> Organisation:
    """Sanne finished one path, Çağla is busy with one and has another; and a neighbour town."""
    stad = make_organisation(session)
    balie = make_department(session, stad, "Balie")
    sanne = make_person(session, stad, department_id=balie.id, function="Adviseur; senior")
    cagla = make_person(session, stad, "Çağla Öztürk")
    assign(session, sanne.id, "balie", due_on=date(2026, 12, 24), started_at=NOW)
    assign(session, cagla.id, "balie", started_at=NOW)
    assign(session, cagla.id, "wijk")
    complete(session, "Sanne", "balie")
    elsewhere = make_person(session, make_organisation(session, "elders"), "Sanne Elders")
    assign(session, elsewhere.id, "balie", started_at=NOW)
    complete(session, "Sanne Elders", "balie")
    session.commit()
    return stad


def person(session: Session, name: str) -> UUID:
    return session.scalars(select(Person.id).where(Person.name.startswith(name)).order_by(Person.name)).all()[
        -1
    ]


def complete(session: Session, name: str, path_id: str, at: datetime = NOW) -> None:
    """Add the next completion of a path of somebody."""
    person_id = person(session, name)
    facts = load_facts(session, person_id)
    record_completion(session, LIBRARY, facts, person_id=person_id, path_id=path_id, now=at)


def own(columns: str, **more: str) -> Profile:
    """A profile with these columns: `naam=veld`, separated by spaces."""
    lines = [f"{key}: {text}" for key, text in {"titel": "Eigen", **more}.items()]
    lines += ["kolommen:"]
    lines += [f"  - {{naam: {name}, veld: {name}}}" for name in columns.split()]
    profile, problems = read_profile("eigen", "\n".join(lines).encode(), is_own=True)
    assert profile is not None, problems
    return profile


def order(stad: Organisation, profile: str | Profile = "machine", kind: str = "csv", **more) -> Order:
    chosen = shipped_profiles()[profile] if isinstance(profile, str) else profile
    wanted = RegistrationFilter(**more.pop("wanted", {}))
    return Order(stad.id, stad.code, chosen, kind, wanted, **more)


def export(session: Session, given: Order, now: datetime = NOW) -> Made:
    """Make the files, and write down that it was done."""
    files: list[io.BytesIO] = []

    def open_part(number: int) -> io.BytesIO:
        assert number == len(files)
        files.append(io.BytesIO())
        return files[-1]

    made = make(session, ask(session, LIBRARY, given, now=now), open_part=open_part, now=now)
    record_export(session, made.exported)
    session.commit()
    return made


def table(made: Made, part: int = 0, delimiter: str | None = None) -> list[list[str]]:
    """The cells of a CSV part."""
    text = made.files[part].read().decode("utf-8-sig")
    made.files[part].seek(0)
    head = text.splitlines()[0]
    delimiter = delimiter or (";" if ";" in head else ",")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))


def column(made: Made, heading: str) -> list[str]:
    head, *rows = table(made)
    return [row[head.index(heading)] for row in rows]


def completion_ids(session: Session, stad: Organisation) -> list[str]:
    query = select(Completion.id).where(Completion.organisation_id == stad.id).order_by(Completion.sequence)
    return [str(one) for one in session.scalars(query)]


LATER = NOW + timedelta(days=7)
