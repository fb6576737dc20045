"""Files of staff to test with, and how to load them."""

from __future__ import annotations

from dataclasses import astuple
from datetime import timedelta

from sqlalchemy import select

from elearn.db import Department, JobRole, Person
from elearn.services.staff_file import Loader, load, look, read_staff
from elearn.services.staff_file.words import counts
from tests.services.content import LIBRARY
from tests.services.people import NOW, TODAY

HEADINGS = "personeelsnummer;naam;email;afdeling;functie;rollen;in_dienst;uit_dienst;leidinggevende"
SANNE = "000001;Sanne de Vries;sanne@stad.nl;Publiekszaken / Balie;adviseur;balie;01-02-2020;;000003"
YOUSSEF = "000002;Youssef El Amrani;youssef@stad.nl;Wijken;regisseur;;2019-03-01;;000003"
ANKE = "000003;Anke Boer;anke@stad.nl;Publiekszaken;manager;;1/4/15;;"
YESTERDAY = TODAY - timedelta(days=1)
STAFF = (SANNE, YOUSSEF, ANKE)


def text(*lines: str, headings: str = HEADINGS) -> bytes:
    return "\r\n".join((headings, *lines, "")).encode()


def read(*lines: str, headings: str = HEADINGS):
    return read_staff("lijst.csv", text(*lines, headings=headings), today=TODAY)


def plan_of(session, organisation, *lines: str, headings: str = HEADINGS, actor_id=None):
    by = Loader(organisation.id, actor_id, NOW)
    return look(session, LIBRARY, read(*lines, headings=headings), by)


def load_lines(session, organisation, *lines: str, headings: str = HEADINGS, yes=True, actor_id=None):
    by = Loader(organisation.id, actor_id, NOW)
    return load(session, LIBRARY, read(*lines, headings=headings), by, yes=yes)


def told(found) -> list[tuple]:
    """(line, column, code) of every problem."""
    return [astuple(one)[1:4] for one in found.problems]


def numbers(found) -> list[int]:
    return [number for _, number in counts(found)]


def person(session, number: str) -> Person:
    return session.scalars(select(Person).where(Person.personnel_number == number)).one()


def everybody(session) -> dict[str, tuple]:
    """number -> all that a file can say about somebody."""
    departments = {one.id: one.name for one in session.scalars(select(Department))}
    people = list(session.scalars(select(Person)))
    by_id = {one.id: one.personnel_number for one in people}
    return {
        one.personnel_number: (
            one.name,
            one.email,
            departments.get(one.department_id, ""),
            one.function,
            sorted(session.scalars(select(JobRole.role).where(JobRole.person_id == one.id))),
            one.started_on,
            one.left_on,
            by_id.get(one.manager_id, ""),
        )
        for one in people
    }
