"""HR switches mail on, makes the texts its own, and reads what went out."""

from __future__ import annotations

import re
from html import unescape

import pytest
from sqlalchemy import select

from elearn.db import AuditEvent, Organisation

PAGE, TEXT = "/hr/berichten", "/hr/berichten/herinnering"
OWN = {"onderwerp": "Even leren", "tekst": "Hoi {naam},\r\n\r\n{leerpaden}\r\n\r\n{adres}"}


def text(html):
    return unescape(" ".join(re.sub(r"<[^>]+>", " ", html).split()))


@pytest.fixture
def mirjam(as_person):
    return as_person("Mirjam")


def settings_of(app):
    with app.extensions["sessions"]() as session:
        return session.scalars(select(Organisation.settings)).one()


def test_mail_is_off_until_hr_switches_it_on_and_that_is_written_down(app, mirjam):
    assert "Er is nog geen mailserver" in text(mirjam.read(PAGE))

    mirjam.submit(PAGE, f"{PAGE}/aan", aan="ja")

    assert settings_of(app)["verstuurt_mail"] is True
    with app.extensions["sessions"]() as session:
        found = select(AuditEvent.facts).where(AuditEvent.action == "mail switched")
        assert session.scalars(found).all() == [{"on": True}]


def test_a_text_is_looked_at_first_and_then_saved(app, mirjam):
    seen = mirjam.submit(TEXT, TEXT, wens="bekijk", **OWN)
    assert (seen.status_code, "Hoi Sanne de Vries," in text(seen.text)) == (200, True)
    assert settings_of(app) == {}

    mirjam.submit(TEXT, TEXT, wens="bewaar", **OWN)
    kept = {"subject": "Even leren", "body": "Hoi {naam},\n\n{leerpaden}\n\n{adres}"}
    assert settings_of(app)["berichten"] == {"herinnering": kept}

    mirjam.submit(TEXT, TEXT, wens="terug")
    assert settings_of(app)["berichten"] == {}


def test_a_text_with_a_mistake_is_not_saved_and_says_where(app, mirjam):
    wrong = OWN | {"tekst": "Hoi {nam}"}

    response = mirjam.submit(TEXT, TEXT, wens="bewaar", **wrong)

    assert response.status_code == 422
    assert "Tekst, regel 1, teken 5: {nam} ken ik niet. Bedoel je {naam}?" in text(response.text)
    assert "{leerpaden} ontbreekt. Zet het in de tekst." in text(response.text)
    assert settings_of(app) == {}


def test_an_unknown_text_is_not_there(mirjam):
    assert mirjam.get(f"{PAGE}/kerstkaart").status_code == 404


def test_a_learner_puts_the_last_day_in_a_calendar(as_person):
    sanne = as_person("Sanne")
    assert "Zet de uiterste dag in je agenda" in sanne.read("/leerpaden/baliemedewerker")

    response = sanne.get("/leerpaden/baliemedewerker/agenda.ics")

    assert (response.status_code, response.mimetype) == (200, "text/calendar")
    assert "SUMMARY:Uiterste dag voor Baliemedewerkers" in response.text
    assert sanne.get("/leerpaden/wijknetwerker/agenda.ics").status_code == 404
