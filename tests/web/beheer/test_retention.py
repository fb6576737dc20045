"""Beheer chooses terms within the bounds and reads what was destroyed."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from elearn.db import Organisation
from elearn.services.retention.run import destroy
from elearn.services.retention.terms import USUAL, terms_of

PAGE = "/beheer/bewaartermijnen"


@pytest.fixture
def ineke(as_person):
    return as_person("Ineke")


def home(session):
    return session.scalars(select(Organisation.id).where(Organisation.code == "voorbeeldstad")).one()


def stored(app):
    with app.extensions["sessions"]() as session:
        return terms_of(session, organisation_id=home(session))


def test_a_term_that_beheer_chooses_counts_from_then_on(app, ineke):
    given = {key: str(number) for key, number in USUAL.items()} | {"antwoorden": "14"}

    response = ineke.submit(PAGE, PAGE, **given)

    assert (response.status_code, response.headers["Location"]) == (303, PAGE)
    assert stored(app) == {**USUAL, "antwoorden": 14}
    assert 'value="14"' in ineke.read(PAGE)


@pytest.mark.parametrize(
    ("number", "message"),
    [
        ("4", "Kies tussen 5 en 10 jaar"),
        ("11", "Kies tussen 5 en 10 jaar"),
        ("tien", "Schrijf een heel getal, zoals 30"),
        ("", "Kies tussen 5 en 10 jaar"),
    ],
)
def test_a_term_out_of_bounds_changes_nothing_and_says_what_may_be(app, ineke, number, message):
    given = {key: str(usual) for key, usual in USUAL.items()} | {"registraties": number, "logboek": "2"}

    response = ineke.submit(PAGE, PAGE, **given)

    assert response.status_code == 422
    assert message in response.text
    assert stored(app) == USUAL


def test_the_reports_of_what_was_destroyed_are_there(app, ineke):
    assert "Er is nog niets vernietigd." in ineke.read(PAGE)
    with app.extensions["sessions"].begin() as session:
        destroy(
            session, app.extensions["shelf"].library, organisation_id=home(session), now=datetime.now(UTC)
        )

    assert "Er is nog niets vernietigd." not in ineke.read(PAGE)
