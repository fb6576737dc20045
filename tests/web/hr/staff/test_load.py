"""Loading a file in the browser: look, then the same file with a yes; nothing of it is kept."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from sqlalchemy import func, select

from elearn.db import AuditEvent, Person
from tests.web.people import hidden_fields

PAGE = "/hr/medewerkers/importeren"
HEADINGS = "personeelsnummer;naam;email;functie"


@pytest.fixture
def staff(app) -> list[str]:
    """The lines of everybody in the demo organisation as they are."""
    with app.extensions["sessions"]() as session:
        people = session.scalars(select(Person).order_by(Person.personnel_number))
        return [f"{one.personnel_number};{one.name};{one.email};{one.function}" for one in people]


def upload(browser, lines, *, to=PAGE, html=None, **fields):
    """Send a file through the form of a page."""
    content = "\n".join([HEADINGS, *lines]).encode()
    form = hidden_fields(html or browser.read(PAGE), to)
    data = form | fields | {"bestand": (BytesIO(content), "personeel.csv")}
    return browser.client.post(to, data=data, content_type="multipart/form-data")


def numbers(html: str) -> dict[str, int]:
    return {name: int(number) for name, number in re.findall(r"<dt>(\w+)</dt><dd>(\d+)</dd>", html)}


def people(app) -> int:
    with app.extensions["sessions"]() as session:
        return session.scalar(select(func.count()).select_from(Person).where(Person.left_on.is_(None)))


def test_a_file_is_looked_at_first_and_then_done_with_the_same_file(app, as_person, staff):
    mirjam, before = as_person("Mirjam"), people(app)
    lines = [*staff, "900001;Nieuwe Collega;nieuw@voorbeeldstad.example;adviseur"]

    look = upload(mirjam, lines)
    assert (look.status_code, people(app)) == (200, before)
    assert numbers(look.text) == {
        "nieuw": 1,
        "gewijzigd": 0,
        "weg": 0,
        "ongewijzigd": len(staff),
        "geweigerd": 0,
    }

    done = upload(mirjam, lines, to=f"{PAGE}/doen", html=look.text)
    assert (done.status_code, people(app)) == (200, before + 1)
    with app.extensions["sessions"]() as session:
        event = session.scalars(select(AuditEvent).where(AuditEvent.action == "staff loaded")).one()
    assert (event.facts["new"], "Nieuwe Collega" in str(event.facts)) == (1, False)


def test_another_file_than_was_looked_at_is_looked_at_again(app, as_person, staff):
    mirjam, before = as_person("Mirjam"), people(app)
    look = upload(mirjam, staff)
    look = upload(mirjam, [*staff, "900001;Een Ander;een@voorbeeldstad.example;"])

    other = upload(
        mirjam, [*staff, "900002;Een Derde;derde@voorbeeldstad.example;"], to=f"{PAGE}/doen", html=look.text
    )

    assert (other.status_code, people(app)) == (422, before)
    assert "Dit is een ander bestand dan je net bekeek" in other.text
    assert "Een Derde" in other.text


def test_much_needs_a_tick_with_the_numbers(app, as_person, staff):
    mirjam, before = as_person("Mirjam"), people(app)
    few = [line for line in staff if "Mirjam" in line]
    look = upload(mirjam, few)
    gone = before - 2  # Ineke has beheer, and stays

    assert f"0 gewijzigd en {gone} weg." in look.text
    refused = upload(mirjam, few, to=f"{PAGE}/doen", html=look.text)
    assert (refused.status_code, people(app)) == (422, before)
    assert "Zet een vinkje als deze aantallen kloppen" in refused.text

    done = upload(mirjam, few, to=f"{PAGE}/doen", html=refused.text, klopt="ja")
    assert (done.status_code, people(app)) == (200, 2)


def test_a_file_with_a_bsn_is_sent_back_and_nothing_of_it_is_shown(as_person, staff):
    lines = [*staff, "111222333;Jan;jan@voorbeeldstad.example;x"]
    content = ("bsn;" + HEADINGS + "\n" + "\n".join(f"111222333;{one}" for one in lines)).encode()
    mirjam = as_person("Mirjam")
    form = hidden_fields(mirjam.read(PAGE), PAGE)

    refused = mirjam.client.post(
        PAGE, data=form | {"bestand": (BytesIO(content), "x.csv")}, content_type="multipart/form-data"
    )

    assert refused.status_code == 422
    assert "UAVG, artikel 46" in refused.text
    assert [text for text in ("111222333", "jan@", "Voer dit uit") if text in refused.text] == []


def test_mistakes_are_told_with_their_line(as_person, staff):
    look = upload(as_person("Mirjam"), [*staff, "900001;;geen;"])

    assert f"<strong>Regel {len(staff) + 2}</strong>: Kolom B: Hier ontbreekt de naam." in look.text


def test_without_a_file_the_page_says_so(as_person):
    mirjam = as_person("Mirjam")
    form = hidden_fields(mirjam.read(PAGE), PAGE)
    refused = mirjam.client.post(PAGE, data=form, content_type="multipart/form-data")

    assert (refused.status_code, "Kies een bestand" in refused.text) == (422, True)


@pytest.mark.parametrize(("text", "status"), [("35", 303), ("101", 422), ("veel", 422), ("", 422)])
def test_hr_sets_from_which_share_on_a_yes_is_needed(as_person, text, status):
    mirjam = as_person("Mirjam")

    answer = mirjam.submit("/hr/keuzes", "/hr/keuzes/grens", procent=text)

    assert answer.status_code == status
    assert ('value="35"' in mirjam.read("/hr/keuzes")) == (text == "35")
    assert ("meer dan 35 procent" in mirjam.read(PAGE)) == (text == "35")
