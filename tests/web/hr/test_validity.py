"""HR decides how long a certificate counts: sees first what happens, then saves."""

from __future__ import annotations

import re
from datetime import date
from urllib.parse import urlencode

import pytest
from sqlalchemy import select

from elearn.db import AuditEvent, CertificationPolicy
from elearn.web.rendering import day_in_words

PAGE = "/hr/geldigheid"
BALIE = f"{PAGE}/baliemedewerker"
YEARLY = {"soort": "vaste-datum", "maanden": "12", "dag": "31", "maand": "12", "venster": "60"}
SHORT = {"soort": "vanaf-behalen", "maanden": "12", "venster": "30"}


def address(**fields):
    return f"{BALIE}?{urlencode(fields)}"


def text(html):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


def stored(app):
    columns = (CertificationPolicy.path_id, CertificationPolicy.kind, CertificationPolicy.months)
    with app.extensions["sessions"]() as session:
        return [tuple(row) for row in session.execute(select(*columns).order_by(CertificationPolicy.made_at))]


def test_every_path_says_what_holds_and_where_that_stands(as_person):
    said = text(as_person("Mirjam").read(PAGE))

    assert said.count("Geldig tot 2 jaar na het behalen. Vernieuwen kan vanaf 60 dagen voor het einde.") == 4
    assert said.count("Zo staat het in het leerpad.") == 4


def test_a_preview_tells_the_story_of_a_policy_and_saves_nothing(app, as_person):
    said = text(as_person("Mirjam").read(address(**YEARLY, behaald="2026-03-10")))

    assert "Geldig tot en met 31 december, hoogstens 1 jaar later." in said
    assert "Behaald op 10 maart 2026 en geldig tot en met 31 december 2026." in said
    assert "1 november 2026 Geldig Behaald op 1 november 2026 en geldig tot en met 31 december 2027." in said
    assert "Behaald op 10 maart 2026 en geldig geweest tot en met 31 december 2026." in said
    assert stored(app) == []


def test_what_was_previewed_is_saved_with_who_decided_and_an_old_decision_stays(app, as_person):
    mirjam = as_person("Mirjam")

    for asked in (YEARLY, SHORT, SHORT):
        saved = mirjam.submit(address(**asked), address(**asked))
        assert saved.headers["Location"] == f"{PAGE}?bewaard=baliemedewerker"

    said = text(mirjam.read(saved.headers["Location"]))
    assert "Geldig tot 1 jaar na het behalen. Vernieuwen kan vanaf 30 dagen voor het einde." in said
    assert "Gekozen door Mirjam Bakker op" in said
    assert stored(app) == [("baliemedewerker", "vaste-datum", 12), ("baliemedewerker", "vanaf-behalen", 12)]
    with app.extensions["sessions"]() as session:
        events = session.scalars(select(AuditEvent.facts).where(AuditEvent.action == "geldigheid")).all()
    assert [one["months"] for one in events] == [12, 12]


def test_a_colleague_is_shown_with_what_is_recorded(as_person):
    mirjam = as_person("Mirjam")
    rows = mirjam.read("/hr/registraties?zoek=hadda")
    [number] = re.findall(r"<td>(\d{6})</td>", rows)
    done, end = map(date.fromisoformat, re.findall(r"<td><time datetime=\"([\d-]+)\">", rows))

    said = text(mirjam.read(address(**SHORT, nummer=number)))

    # The certificate keeps the end it was given, two years on, whatever is chosen now.
    kept = f"Behaald op {day_in_words(done)} en geldig geweest tot en met {day_in_words(end)}."
    assert kept in said.partition("Nadia Haddad vernieuwt niet")[2]
    assert (end.year - done.year, end.month, end.day) == (2, done.month, done.day)


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"maanden": "veel"}, "Schrijf een heel getal, zoals"),
        ({"maanden": "0"}, "Kies 1 tot en met 120 maanden."),
        ({"maanden": "6"}, "Een vaste dag is er één keer per jaar."),
        ({"venster": "400"}, "Vernieuwen kan hoogstens 168 dagen voor het einde."),
        ({"dag": "31", "maand": "4"}, "Deze dag is er niet in elk jaar."),
        ({"dag": "29", "maand": "2"}, "Deze dag is er niet in elk jaar."),
        ({"maand": ""}, "Deze dag is er niet in elk jaar."),
        ({"maand": "13"}, "Kies bij maand iets uit de lijst"),
        ({"soort": "anders"}, "Kies een van de twee"),
        ({"behaald": "9999-12-31"}, "Kies een dag tussen 2000 en 2100"),
        ({"behaald": "morgen"}, "Schrijf de datum als dag-maand-jaar"),
        ({"nummer": "999999"}, "Geen collega met dit nummer heeft dit leerpad."),
        ({"nummer": "\x00'"}, "Geen collega met dit nummer heeft dit leerpad."),
    ],
)
def test_what_makes_no_sense_is_said_at_the_field_and_nothing_is_saved(app, as_person, wrong, message):
    mirjam = as_person("Mirjam")

    shown = mirjam.get(address(**YEARLY | wrong))

    assert (shown.status_code, "Bewaar de geldigheid" in shown.text) == (422, False)
    assert message in shown.text
    if "nummer" not in wrong:
        assert mirjam.post(address(**YEARLY | wrong)).status_code == 422
    assert stored(app) == []


def test_a_path_that_is_not_there_is_not_there(as_person):
    assert as_person("Mirjam").get(f"{PAGE}/bestaat-niet").status_code == 404
