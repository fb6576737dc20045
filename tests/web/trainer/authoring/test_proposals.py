"""With four eyes on, the pages let nobody publish alone."""

from __future__ import annotations

import re

import pytest

from tests.web.trainer.authoring.desk import TITLE, at, change, publish, title_for_learners


@pytest.fixture
def four_eyes() -> bool:
    return True


def ask(person) -> str:
    """Change the title, ask for approval; the address of the proposal."""
    change(person, *TITLE)
    return publish(person).headers["Location"]


def test_the_author_asks_and_a_colleague_approves(as_person):
    tarik, lieke = as_person("Tarik"), as_person("Lieke")
    address = ask(tarik)
    before = title_for_learners(tarik)

    listed = lieke.read("/trainer/voorstellen")
    shown = lieke.read(address)
    response = lieke.send(shown, f"{address}/goedkeuren")

    assert address in listed
    assert "<strong>De titel is gewijzigd</strong>" in shown
    assert response.status_code == 303
    assert (before, title_for_learners(lieke)) == ("Wat is polarisatie?", "Wat is het?")
    assert "Tarik Yılmaz, goedgekeurd door Lieke Hofman" in lieke.read(at("versies"))


def test_the_author_has_no_button_and_no_way_around_it(as_person):
    tarik = as_person("Tarik")
    address = ask(tarik)

    shown = tarik.read(address)
    refused = tarik.post(f"{address}/goedkeuren", versie="0")

    assert "Keur goed" not in shown
    assert refused.status_code == 409
    assert "Je eigen voorstel kun je niet goedkeuren." in refused.text
    assert title_for_learners(tarik) == "Wat is polarisatie?"


def test_a_proposal_that_is_given_back_comes_with_a_note(as_person):
    tarik, lieke = as_person("Tarik"), as_person("Lieke")
    address = ask(tarik)
    empty = lieke.submit(address, f"{address}/teruggeven", opmerking="")

    lieke.submit(address, f"{address}/teruggeven", opmerking="Leg uit waarom.")

    assert empty.status_code == 422
    assert "Schrijf op wat er nog anders moet" in empty.text
    assert "Lieke Hofman gaf je voorstel terug:</strong> Leg uit waarom." in tarik.read(at("bewerken"))
    assert "Er wacht niets" in lieke.read("/trainer/voorstellen")
    assert title_for_learners(tarik) == "Wat is polarisatie?"


def test_an_author_may_withdraw(as_person):
    tarik, lieke = as_person("Tarik"), as_person("Lieke")
    address = ask(tarik)

    tarik.submit(address, f"{address}/intrekken")
    refused = lieke.post(f"{address}/goedkeuren", versie="0")

    assert "Ingetrokken" in tarik.read(address)
    assert refused.status_code == 409
    assert lieke.post(f"{address}/intrekken").status_code == 404


def test_what_was_approved_is_what_was_looked_at(as_person):
    """The proposal is the text as it was asked; the author writes on in the concept."""
    tarik, lieke = as_person("Tarik"), as_person("Lieke")
    address = ask(tarik)
    change(tarik, TITLE[1], "titel: Later bedacht")

    lieke.submit(address, f"{address}/goedkeuren")

    assert title_for_learners(lieke) == "Wat is het?"
    assert "titel: Later bedacht" in tarik.read(at("bewerken"))


def test_a_version_that_came_in_between_has_to_be_seen_first(as_person):
    tarik, lieke = as_person("Tarik"), as_person("Lieke")
    first = ask(tarik)
    old = lieke.read(first)
    change(lieke, "titel: Wat is polarisatie?", "titel: Van Lieke")
    of_lieke = publish(lieke).headers["Location"]
    tarik.submit(of_lieke, f"{of_lieke}/goedkeuren")

    refused = lieke.send(old, f"{first}/goedkeuren")

    assert refused.status_code == 409
    assert "Intussen publiceerde iemand een andere versie" in refused.text
    assert title_for_learners(lieke) == "Van Lieke"


def test_going_back_is_asked_as_well(as_person):
    tarik, lieke = as_person("Tarik"), as_person("Lieke")
    address = ask(tarik)
    lieke.submit(address, f"{address}/goedkeuren")

    asked = lieke.submit(at("versies"), at("versies"), gezien="1").headers["Location"]

    assert re.search(r"/trainer/voorstellen/[0-9a-f-]{36}$", asked)
    assert title_for_learners(lieke) == "Wat is het?"
    tarik.submit(asked, f"{asked}/goedkeuren")
    assert title_for_learners(tarik) == "Wat is polarisatie?"


def test_a_colleague_looks_at_the_proposal_as_a_learner(as_person):
    tarik, lieke = as_person("Tarik"), as_person("Lieke")
    change(tarik, "vraag: ", "vraag: Helemaal nieuw, ")
    address = publish(tarik).headers["Location"]
    proposal_id = address.rsplit("/", 1)[1]

    screen = lieke.read(f"{at('scherm')}?bron={proposal_id}")

    assert "Helemaal nieuw, " in screen
    assert "Helemaal nieuw, " not in lieke.read(at("scherm"))
    other = at("scherm", "quizzen/vier-fasen.yaml")
    assert lieke.get(f"{other}?bron={proposal_id}").status_code == 404
    assert lieke.get(f"{at('scherm')}?bron=verzonnen").status_code == 404
