"""Beheer gives a colleague a right and takes it back, and the colleague notices at once."""

from __future__ import annotations

import re
from html import unescape

import pytest
from sqlalchemy import select

from elearn.db import AuditEvent
from tests.web.people import Person, id_of

PAGE = "/beheer/rechten"


@pytest.fixture
def ineke(as_person) -> Person:
    return as_person("Ineke")


def give(beheer: Person, who: str, right: str):
    return beheer.submit(PAGE, PAGE, wie=who, recht=right)


def take(beheer: Person, name: str, right: str):
    return beheer.post(f"{PAGE}/{id_of(beheer.app, name)}/neem", recht=right)


def holders(html: str) -> dict[str, list[str]]:
    """Name -> rights, as the page lists them."""
    cards = re.findall(r"<h2>([^<]+)</h2>(.*?)</ul>", html, re.DOTALL)
    return {unescape(name): re.findall(r"<p>([^<]+)</p>", card) for name, card in cards}


def test_the_page_lists_who_holds_what(ineke):
    assert holders(ineke.read(PAGE)) == {
        "Mirjam Bakker": ["HR"],
        "Ineke ’t Hart": ["Beheer"],
        "Lieke Hofman": ["Trainer"],
        "Tarik Yılmaz": ["Trainer"],
    }


@pytest.mark.parametrize(
    "known_as", ["sanne@voorbeeldstad.example", " SANNE@voorbeeldstad.example ", "003905"]
)
def test_a_right_counts_from_the_next_click(ineke, as_person, known_as):
    sanne = as_person("Sanne")
    seen = [sanne.get("/hr").status_code]
    response = give(ineke, known_as, "hr")
    seen.append(sanne.get("/hr").status_code)
    take(ineke, "Sanne", "hr")
    seen.append(sanne.get("/hr").status_code)

    assert seen == [403, 200, 403]
    assert response.headers["Location"] == f"{PAGE}?gedaan=gegeven#{id_of(ineke.app, 'Sanne')}"
    with ineke.app.extensions["sessions"]() as session:
        found = session.execute(
            select(AuditEvent.actor_id, AuditEvent.action, AuditEvent.facts)
            .where(AuditEvent.action.startswith("right "))
            .order_by(AuditEvent.sequence)
        )
        written = [tuple(row) for row in found]
    who, facts = id_of(ineke.app, "Ineke"), {"person": str(id_of(ineke.app, "Sanne")), "right": "hr"}
    assert written == [(who, "right given", facts), (who, "right taken away", facts)]


def test_the_last_one_of_beheer_stays(ineke, as_person):
    refused = take(ineke, "Ineke", "beheer")
    assert (refused.status_code, "Dit is de laatste beheerder." in refused.text) == (409, True)
    assert ineke.get(PAGE).status_code == 200

    give(ineke, "003905", "beheer")
    assert take(ineke, "Ineke", "beheer").status_code == 303
    assert ineke.get(PAGE).status_code == 403
    assert as_person("Sanne").get(PAGE).status_code == 200


def test_a_trainer_without_the_right_loses_the_modules_too(ineke):
    take(ineke, "Tarik", "trainer")
    give(ineke, "tarik@voorbeeldstad.example", "trainer")

    page = ineke.read("/beheer/trainers")
    card = page[page.index("Tarik") : page.index("</ul>", page.index("Tarik"))]
    assert "Gegeven" not in card


@pytest.mark.parametrize(
    ("who", "right", "sentence"),
    [
        ("", "hr", "Vul in wie het recht krijgt."),
        ("niemand@voorbeeldstad.example", "hr", "Deze collega vind ik niet."),
        ("de vries", "hr", "Vul het hele e-mailadres of personeelsnummer in"),
        ("003905", "koning", "Kies bij recht iets uit de lijst"),
    ],
)
def test_what_cannot_be_says_what_to_do_and_keeps_what_was_filled_in(ineke, who, right, sentence):
    before = holders(ineke.read(PAGE))
    response = give(ineke, who, right)

    assert (response.status_code, sentence in response.text) == (422, True)
    assert f'value="{who}"' in response.text
    assert holders(ineke.read(PAGE)) == before


@pytest.mark.parametrize("right", ["", "koning"])
def test_a_right_that_is_none_is_not_there(ineke, right):
    assert take(ineke, "Sanne", right).status_code == 404
