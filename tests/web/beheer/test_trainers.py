"""Beheer gives a trainer a module and takes it back, and the trainer notices at once."""

from __future__ import annotations

import re
from html import unescape

import pytest
from sqlalchemy import select

from elearn.db import AuditEvent
from tests.web.people import Person, id_of
from tests.web.trainer.authoring.desk import at

PAGE = "/beheer/trainers"

# What a trainer of no module does not see any more.
PER_MODULE = ["/trainer", "/trainer/vraaganalyse", "/trainer/kwaliteit", "/trainer/omzetten"]
NOT_THERE = [
    at("bewerken"),
    at("voorbeeld"),
    "/trainer/vraaganalyse/quiz/wat-is-polarisatie",
    "/trainer/vraaganalyse/wij-zij-in-de-wachtruimte",
    at("wegen", "dilemmas/azc-stiekem-toch.yaml"),
]


@pytest.fixture
def ineke(as_person) -> Person:
    return as_person("Ineke")


def press(beheer: Person, verb: str, name: str = "Tarik"):
    return beheer.submit(PAGE, f"{PAGE}/{id_of(beheer.app, name)}/polarisatie/{verb}")


def states(html: str) -> list[str]:
    """Name and state of every trainer on the page."""
    cards = re.findall(r"<h2>([^<]+)</h2>(.*?)</li>", html, re.DOTALL)
    return [f"{unescape(name)}: {'ja' if 'Gegeven' in card else 'nee'}" for name, card in cards]


def test_a_trainer_loses_a_module_and_gets_it_back(ineke, as_person):
    tarik = as_person("Tarik")
    listed = [states(ineke.read(PAGE))]
    sees = [tarik.get(at("bewerken")).status_code]
    for verb in ("neem", "geef"):
        response = press(ineke, verb)
        assert response.headers["Location"] == f"{PAGE}#{id_of(ineke.app, 'Tarik')}"
        listed.append(states(ineke.read(PAGE)))
        sees.append(tarik.get(at("bewerken")).status_code)

    given, taken = (
        ["Lieke Hofman: ja", "Tarik Yılmaz: ja"],
        ["Lieke Hofman: ja", "Tarik Yılmaz: nee"],
    )
    assert (listed, sees) == ([given, taken, given], [200, 404, 200])
    with ineke.app.extensions["sessions"]() as session:
        found = session.execute(
            select(AuditEvent.actor_id, AuditEvent.action)
            .where(AuditEvent.action.startswith("module"))
            .order_by(AuditEvent.sequence)
        )
        written = [tuple(row) for row in found]
    who = id_of(ineke.app, "Ineke")
    assert written == [(who, "module taken away"), (who, "module given")]


def test_without_a_module_a_trainer_sees_nothing_of_it(ineke, as_person):
    tarik = as_person("Tarik")
    title = tarik.app.extensions["shelf"].library.modules["polarisatie"].title
    assert [page for page in PER_MODULE if title not in tarik.read(page)] == []
    press(ineke, "neem")

    assert [page for page in PER_MODULE if title in tarik.read(page)] == []
    assert "Je hebt nog geen module" in tarik.read("/trainer")
    assert {tarik.get(page).status_code for page in NOT_THERE} == {404}
    assert tarik.get("/trainer/pakket?quiz=vier-fasen&naar=gift").status_code == 422


@pytest.mark.parametrize("address", ["polarisatie/geef", "polarisatie/neem", "weg/geef"])
def test_who_is_no_trainer_and_what_is_no_module_are_not_there(ineke, address):
    name = "Tarik" if address == "weg/geef" else "Sanne"

    assert ineke.post(f"{PAGE}/{id_of(ineke.app, name)}/{address}").status_code == 404
