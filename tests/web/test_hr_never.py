"""Whoever looks, and however: an answer, a score or an attempt reaches nobody but the learner."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator

import pytest
from flask import Flask
from sqlalchemy import select, text
from werkzeug.test import TestResponse

from elearn.db import Base, JobFile
from elearn.exports.formats import FORMATS
from elearn.exports.registrations.shipped import shipped_profiles
from tests.web.api.systems import make_system
from tests.web.hr.people import export
from tests.web.people import Person as Browser
from tests.web.planted import ANSWER, ATTEMPT, MARKS, OPTIONS, leaks, open_test, plant, reach, text_of, work
from tests.web.test_access import addresses

OTHERS = {
    "Mirjam": "HR",
    "Ineke": "beheer",
    "Tarik": "a trainer",
    "Youssef": "the team lead",
    "Anke": "a colleague",
}


@pytest.fixture(autouse=True)
def log() -> Iterator[io.StringIO]:
    """What the server writes down, down to the smallest note; never one of these, in any test here."""
    kept, root = io.StringIO(), logging.getLogger()
    handler, level = logging.StreamHandler(kept), root.level
    root.addHandler(handler)
    root.setLevel(logging.INFO)  # every statement on the database is among them
    logging.getLogger("elearn").setLevel(logging.DEBUG)
    yield kept
    root.removeHandler(handler)
    root.setLevel(level)
    logging.getLogger("elearn").setLevel(logging.NOTSET)
    assert leaks(kept.getvalue()) == []


@pytest.fixture
def planted(app, as_person) -> Browser:
    """Sanne, who handed in a test with an answer and a score that nothing else looks like."""
    app.config["WTF_CSRF_ENABLED"] = False  # what an answer says is looked at here, not the token
    plant(app)
    return as_person("Sanne")


def shown(app: Flask, browser: Browser, method: str, **more: object) -> dict[str, str]:
    """Address -> what it gives, for every page, form and file that has an address."""
    found = {}
    for endpoint, address in addresses(app, method, **more):
        if endpoint != "sign_in.sign_out":
            response = browser.client.open(address, method=method, buffered=True)
            assert response.status_code != 500, address
            found[f"{method} {address}"] = _all_of(response)
    return found


def _all_of(response: TestResponse) -> str:
    return f"{text_of(response.data)} {response.headers}"


def test_the_learner_does_see_them_so_the_tests_below_can_fail(planted):
    page = planted.read(f"/toets/kern/uitslag/{ATTEMPT}")
    own = planted.get("/mijn-gegevens.json").text

    assert ANSWER in page
    assert set(MARKS.findall(own)) == {ANSWER, "0.7731", "77310159", str(ATTEMPT)}


@pytest.mark.parametrize("first_name", OTHERS)
@pytest.mark.usefixtures("planted")
def test_no_page_or_file_with_an_address_shows_them_to_another(app, as_person, first_name):
    export(as_person("Mirjam"), "csv", met=OPTIONS)  # so that there is one in the log
    more = reach(app)
    browser = as_person(first_name)

    found = shown(app, browser, "GET", **more) | shown(app, browser, "POST", **more)

    assert {address: leaks(one) for address, one in found.items() if leaks(one)} == {}
    assert len(found) > 150


@pytest.mark.usefixtures("planted")
@pytest.mark.parametrize("kind", FORMATS)
def test_no_export_holds_them(as_person, kind):
    mirjam = as_person("Mirjam")

    for profile in shipped_profiles():
        # A profile of a system without a place for names and departments refuses those options.
        files = [export(mirjam, kind, profile=profile, met=met) for met in ([], OPTIONS)]
        assert files[0].status_code == 200, profile
        assert [leaks(_all_of(one)) for one in files] == [[], []]


@pytest.mark.usefixtures("planted")
def test_no_system_gets_them_through_the_api(app):
    """Every field there is, of both kinds of rows; a profile of an organisation can hold no other."""
    system = make_system(app)

    pages = system.walk()
    whole = [system.walk(met=",".join(OPTIONS), soort=kind) for kind in ("toewijzingen", "voltooiingen")]

    assert "Sanne" not in str(pages)  # names go along only when they are asked for
    assert "Sanne" in str(whole)
    assert leaks(f"{pages} {whole} {system.get('/api/v1/openapi.json').text}") == []


@pytest.mark.usefixtures("planted")
def test_no_work_of_the_worker_holds_them_and_no_mail_tells_them(app, as_person, inbox):
    job_id = work(app, inbox)
    with app.extensions["sessions"]() as session:
        names = session.scalars(select(JobFile.name).where(JobFile.job_id == job_id).distinct()).all()
    mirjam = as_person("Mirjam")
    pages = [f"/hr/exports/taken/{job_id}", *(f"/hr/exports/taken/{job_id}/{name}" for name in names)]

    found = {page: _all_of(mirjam.client.get(page, buffered=True)) for page in pages}
    found |= {one["Subject"]: one.as_string() for one in inbox.messages}

    assert len(names) == 2  # the rows and the manifest
    assert "Sanne" in str(found)
    assert {"Sanne de Vries", "Youssef El Amrani"} <= set(inbox.readers)
    assert {where: leaks(one) for where, one in found.items() if leaks(one)} == {}


@pytest.mark.usefixtures("planted")
def test_nothing_copies_them_to_another_table_or_to_the_log_that_beheer_takes_along(app, as_person, inbox):
    for kind in FORMATS:
        export(as_person("Mirjam"), kind)
    make_system(app).walk()
    work(app, inbox)
    taken = as_person("Ineke").submit("/beheer/logboek", "/beheer/logboek/bestand")

    with app.extensions["sessions"]() as session:
        held = {
            table.name
            for table in Base.metadata.sorted_tables
            for row in session.execute(select(table))
            if leaks(" ".join(map(str, row)))
        }
    assert held == {"attempt", "drawn_question", "answer"}
    assert leaks(_all_of(taken)) == []


def test_an_error_while_an_answer_is_saved_does_not_write_the_answer_in_the_log(app, planted, log):
    """The log tells what went wrong; SQLAlchemy would add which values the database refused."""
    full = "CREATE TRIGGER vol BEFORE INSERT ON answer BEGIN SELECT RAISE(ABORT, 'de schijf is vol'); END"
    attempt_id = open_test(app)
    with app.extensions["sessions"].begin() as session:
        session.execute(text(full))

    saved = planted.post("/toets/baliemedewerker/1", poging=str(attempt_id), antwoord=ANSWER)

    assert saved.status_code == 500
    assert "INSERT INTO answer" in log.getvalue()
    assert "de schijf is vol" in log.getvalue()
    assert leaks(log.getvalue()) == []
