"""What the tests of HR share: colleagues in the database, and downloading an export."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID

from flask import Flask
from sqlalchemy import select
from werkzeug.test import TestResponse

from elearn.db import Assignment, Organisation, Person
from tests.web.people import Person as Browser

NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)


def export(
    browser: Browser, kind: str, query: str = "", *, profile: str = "machine", **more: str | list[str]
) -> TestResponse:
    """Choose a profile and a kind of file, with names, and download it through the page."""
    page = f"/hr/registraties/export{query}"
    chosen = {"profiel": profile, "formaat": kind, "met": ["naam"]} | more
    response = browser.submit(page, page, **chosen)
    response.get_data()  # read before the file behind it is closed
    response.close()
    return response


def add_colleagues(app: Flask, *names: str) -> None:
    """People of the demo organisation who have to take the path of the desk; numbers from 900000."""
    with app.extensions["sessions"].begin() as session:
        organisation_id = session.scalars(
            select(Organisation.id).where(Organisation.code == "voorbeeldstad")
        ).one()
        for number, name in enumerate(names):
            _add(session, organisation_id, name, f"{900_000 + number}")


def add_stranger(app: Flask, name: str) -> None:
    """Somebody of another organisation."""
    with app.extensions["sessions"].begin() as session:
        other = Organisation(code="anderstad", name="Gemeente Anderstad")
        session.add(other)
        session.flush()
        _add(session, other.id, name, "000001")


def _add(session, organisation_id: UUID, name: str, number: str) -> None:
    person = Person(
        organisation_id=organisation_id,
        name=name,
        email=f"{number}.{organisation_id}@collega.example",
        personnel_number=number,
        created_at=NOW,
    )
    session.add(person)
    session.flush()
    session.add(Assignment(person_id=person.id, path_id="baliemedewerker", assigned_at=NOW, reason=""))
