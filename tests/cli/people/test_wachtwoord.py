"""`wachtwoord` gives a link that works once, and puts everybody else out of the account."""

from __future__ import annotations

import re

import pytest
from sqlalchemy import select

from elearn import cli
from elearn.app import create_app
from elearn.db import AuditEvent
from elearn.settings import Settings
from tests.web.people import Person, id_of

NEW = "een heel nieuw wachtwoord"


@pytest.fixture
def settings(database_url, tmp_path):
    return Settings(data=tmp_path, database_url=database_url, secret_key="x" * 32, demo=True, worker=False)


@pytest.fixture
def app(settings):
    made = create_app(settings)
    yield made
    made.extensions["engine"].dispose()


def choose(app, path: str):
    """Follow the link in a browser of one's own, and choose."""
    person = Person(app.test_client(), app)
    return person, person.submit(path, path, wachtwoord=NEW, nog_eens=NEW)


def test_a_lost_password_is_replaced_and_who_was_in_is_out(settings, app, capsys):
    before = Person.sign_in(app, "Sanne")

    assert cli.main(["wachtwoord", "003905"], settings, lambda _: app) == 0
    first, address = capsys.readouterr().out.splitlines()
    assert first == "Geef Sanne de Vries deze link. Hij werkt één dag, en één keer:"
    path = re.fullmatch(r"http://[^/]+(/uitnodiging/[-\w]{43})", address).group(1)
    assert before.get("/leerpaden").status_code == 200

    sanne, response = choose(app, path)

    assert response.headers["Location"] == "/"
    assert sanne.get("/leerpaden").status_code == 200
    assert before.get("/leerpaden").status_code == 303
    assert Person(app.test_client(), app).get(path).status_code == 404
    again = Person(app.test_client(), app)
    signed_in = again.submit("/inloggen", "/inloggen", email="sanne@voorbeeldstad.example", wachtwoord=NEW)
    assert signed_in.status_code == 303
    with app.extensions["sessions"]() as session:
        found = session.execute(select(AuditEvent.action, AuditEvent.actor_id, AuditEvent.facts))
        written = [tuple(row) for row in found]
    assert written == [("password renewed", None, {"person": str(id_of(app, "Sanne"))})]


def test_nobody_like_that_is_one_sentence(settings, app, capsys):
    assert cli.main(["wachtwoord", "de vries"], settings, lambda _: app) == 1
    assert capsys.readouterr().err.startswith("Deze collega vind ik niet. Vul het hele e-mailadres")
