"""Everybody finds their own certificates: to look at, to print and to keep."""

from __future__ import annotations

import io
import re
from datetime import UTC, datetime
from html import unescape

import pytest
from pypdf import PdfReader
from sqlalchemy import select, update

from elearn.db import Completion, Person
from elearn.services.calendar import add_months, today
from elearn.services.records.corrections import correct
from elearn.web.rendering import day_in_words
from tests.web.journey import finish_path


@pytest.fixture
def finished(as_person):
    """Sanne, with her certificate."""
    return finish_path(as_person("Sanne"), "baliemedewerker")


def told(html: str, element: str) -> list[str]:
    """The sentences in one element of the page."""
    (inside,) = re.findall(rf"<{element}.*?</{element}>", html, re.DOTALL)
    return [" ".join(unescape(part).split()) for part in re.split(r"<[^>]+>", inside) if part.strip()]


def test_the_list_names_path_dates_and_file(finished):
    html = finished.person.read("/certificaten")
    day = today(datetime.now(UTC))

    assert told(html, "main") == [
        "Certificaten",
        "Je krijgt een certificaat als je een leerpad hebt afgerond.",
        "Geldig",
        "Baliemedewerkers",
        f"Afgerond op {day_in_words(day)}.",
        f"Geldig tot en met {day_in_words(add_months(day, 24))}.",
        "Download als pdf",
    ]


def test_somebody_without_certificates_is_told_how_to_get_one(as_person):
    assert told(as_person("Joris").read("/certificaten"), "main") == [
        "Certificaten",
        "Je krijgt een certificaat als je een leerpad hebt afgerond.",
        "Je hebt nog geen certificaat",
        "Rond een leerpad af. Dan vind je hier je certificaat.",
        "Ga naar je leerpaden",
    ]


def test_the_page_and_the_file_say_the_same(app, finished):
    path = app.extensions["shelf"].library.paths["baliemedewerker"]
    address = f"{app.extensions['settings'].address}/controleer/{finished.code}"

    page = told(finished.person.read(f"/certificaten/{finished.code}"), "article")
    pdf = finished.person.get(f"/certificaten/{finished.code}.pdf")
    (sheet,) = PdfReader(io.BytesIO(pdf.data)).pages

    assert " ".join(page) == " ".join(sheet.extract_text().split())
    assert page[:6] == [
        "Gemeente Voorbeeldstad",
        "In verbinding",
        "Certificaat",
        "Sanne de Vries",
        "heeft het leerpad",
        path.title,
    ]
    assert page[-1] == address


def test_the_file_has_a_name_that_says_what_it_is(finished):
    response = finished.person.get(f"/certificaten/{finished.code}.pdf")

    assert (response.headers["Content-Type"], response.headers["Content-Disposition"]) == (
        "application/pdf",
        f"attachment; filename=certificaat-baliemedewerker-{finished.code}.pdf",
    )
    assert response.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("form", ["/certificaten/{}", "/certificaten/{}.pdf"])
def test_a_certificate_of_somebody_else_is_not_there(as_person, finished, form: str):
    address = form.format(finished.code)
    assert finished.person.get(address).status_code == 200

    assert as_person("Youssef").get(address).status_code == 404
    assert as_person("Mirjam").get(address).status_code == 404


@pytest.mark.parametrize("code", ["AAAA-BBBB-CCCC", "x", "%00", "a" * 500])
def test_a_certificate_that_does_not_exist_is_not_there(as_person, code: str):
    sanne = as_person("Sanne")

    assert sanne.get(f"/certificaten/{code}").status_code == 404
    assert sanne.get(f"/certificaten/{code}.pdf").status_code == 404


@pytest.mark.parametrize("name", ["王小明 Jansen", "<b>Jan</b> & Co", "'); DROP TABLE x; --"])
def test_any_name_gives_a_page_and_a_file(app, as_person, name: str):
    sanne = as_person("Sanne")
    with app.extensions["sessions"].begin() as session:
        session.execute(update(Person).where(Person.name == "Sanne de Vries").values(name=name))
    finished = finish_path(sanne, "baliemedewerker")

    assert name in told(sanne.read(f"/certificaten/{finished.code}"), "article")
    assert sanne.get(f"/certificaten/{finished.code}.pdf").data.startswith(b"%PDF-")


def test_a_certificate_that_hr_took_back_says_so(app, finished):
    with app.extensions["sessions"].begin() as session:
        completion = session.scalars(select(Completion).where(Completion.code == finished.code)).one()
        hr = session.scalars(select(Person.id).where(Person.name == "Mirjam Bakker")).one()
        correct(
            session,
            organisation_id=completion.organisation_id,
            completion_id=completion.id,
            reason="vergissing",
            note="",
            due_on=None,
            actor_id=hr,
            now=datetime.now(UTC),
        )

    listed = told(finished.person.read("/certificaten"), "main")
    page = finished.person.read(f"/certificaten/{finished.code}")

    assert listed[2] == "Ingetrokken"
    assert listed[-2] == "Deze registratie telt niet meer."
    assert "Dit certificaat is ingetrokken" in page
    assert "HR heeft deze registratie gecorrigeerd. Vraag HR waarom." in page
