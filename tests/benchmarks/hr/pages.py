"""The pages of HR that are measured, as addresses in a filled municipality."""

from __future__ import annotations

from urllib.parse import urlencode

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from elearn.db import Department, Person

PATH = "baliemedewerker"
NAME = "sanne verzonnen"
"""One of the made-up names: two words, hundreds of people."""


def pages_in(session: Session) -> dict[str, str]:
    """Every page by what it is: its address."""
    team, number = _largest_team(session), "0001234"
    whole = session.execute(
        select(Department.id, Department.name).order_by(func.length(Department.name))
    ).first()
    assert whole
    person = session.scalars(select(Person.id).where(Person.personnel_number == number)).one()
    return {
        "overview": "/hr",
        "overview, one path": _address("/hr", pad=PATH),
        "overview, one service": _address("/hr", afdeling=whole.id),
        "overview, one team": _address("/hr", afdeling=team),
        "overview, this year": _address("/hr", periode="dit-jaar"),
        "registrations": "/hr/registraties",
        "registrations, te-laat": _address("/hr/registraties", status="te-laat"),
        "registrations, geldig": _address("/hr/registraties", status="geldig"),
        "registrations, one team": _address("/hr/registraties", afdeling=team),
        "registrations, one path": _address("/hr/registraties", pad=PATH),
        "registrations, a number": _address("/hr/registraties", zoek=number),
        "registrations, a name": _address("/hr/registraties", zoek=NAME),
        "registrations, page 500": _address("/hr/registraties", pagina=500),
        "staff": "/hr/medewerkers",
        "staff, page 500": _address("/hr/medewerkers", pagina=500),
        "staff, a number": _address("/hr/medewerkers", zoek=number),
        "staff, a name": _address("/hr/medewerkers", zoek=NAME),
        "staff, one service": _address("/hr/medewerkers", afdeling=whole.name),
        "one person": f"/hr/medewerkers/{person}",
        "rules": "/hr/regels",
        "new rule, before": "/hr/regels/nieuw",
        "new rule, everybody": _address("/hr/regels/nieuw", pad=PATH, met_onder="y", dagen=30),
        "validity": "/hr/geldigheid",
        "validity of a path": f"/hr/geldigheid/{PATH}",
        "own team": "/team",
        "messages": "/hr/berichten",
        "exports": "/hr/exports",
    }


def _address(page: str, **fields: object) -> str:
    return f"{page}?{urlencode(fields)}"


def _largest_team(session: Session) -> object:
    works = select(Person.department_id).group_by(Person.department_id)
    return session.scalars(works.order_by(func.count().desc(), Person.department_id)).first()
