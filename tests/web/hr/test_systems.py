"""HR gives a system a token, sees when it was used, and takes it away."""

from __future__ import annotations

import re

import pytest
from sqlalchemy import select

from elearn.db import ApiToken, AuditEvent
from tests.web.api.systems import System, answers, make_system
from tests.web.hr.people import add_stranger

PAGE = "/hr/koppelingen"


@pytest.fixture
def mirjam(as_person):
    return as_person("Mirjam")


def test_a_token_is_shown_once_works_and_stops_working(app, mirjam):
    made = mirjam.submit(PAGE, PAGE, systeem="AFAS van P&O")
    token = answers(made.text)
    system = System(app.test_client(), token)

    assert made.status_code == 201
    assert token not in mirjam.read(PAGE)
    assert "Nog niet gebruikt" in mirjam.read(PAGE)
    assert system.get().status_code == 200
    assert "Het laatst gebruikt op" in mirjam.read(PAGE)
    revoke = re.search(r'action="(/hr/koppelingen/[^"]+/intrekken)"', mirjam.read(PAGE))[1]
    assert mirjam.submit(PAGE, revoke).status_code == 303
    assert system.get().status_code == 401
    assert "Ingetrokken door Mirjam" in mirjam.read(PAGE)


def test_the_token_itself_is_kept_nowhere(app, mirjam):
    token = answers(mirjam.submit(PAGE, PAGE, systeem="AFAS").text)

    with app.extensions["sessions"]() as session:
        row = session.scalars(select(ApiToken)).one()
        facts = str([one.facts for one in session.scalars(select(AuditEvent))])
    assert token not in f"{vars(row)} {facts}"


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("", "Vul de naam van het systeem in"),
        ("x" * 61, "Houd de naam op hoogstens 60 tekens"),
    ],
)
def test_a_name_that_cannot_be_is_told(app, mirjam, name: str, sentence: str):
    response = mirjam.submit(PAGE, PAGE, systeem=name)

    assert (response.status_code, response.text.count(sentence)) == (422, 2)
    with app.extensions["sessions"]() as session:
        assert session.scalars(select(ApiToken)).all() == []


def test_a_token_of_another_organisation_is_not_there(app, mirjam):
    add_stranger(app, "Vreemde Vogel")
    elsewhere = make_system(app, "anderstad")
    with app.extensions["sessions"]() as session:
        token_id = session.scalars(select(ApiToken.id)).one()

    response = mirjam.post(f"{PAGE}/{token_id}/intrekken")

    assert (response.status_code, elsewhere.get().status_code) == (404, 200)
    assert "Er is nog geen systeem" in mirjam.read(PAGE)
