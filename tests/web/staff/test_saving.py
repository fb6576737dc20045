"""Saving an answer of a test: what a script hears, and which answers belong to no open test."""

from __future__ import annotations

import re
import time
from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from elearn.db import Answer, Assignment
from elearn.settings import Settings
from tests.content.cases import GOOD
from tests.web.conftest import SECRET
from tests.web.journey import begin_test, question_on, read_lesson, right_fields
from tests.web.people import Person, hidden_fields, id_of

FIRST = "/toets/kern/1"
SIGNED_OUT = "Nog niet bewaard. Je bent uitgelogd. Bewaar met de knop en log weer in."
HANDED_IN = "Deze toets is al ingeleverd. Je antwoorden tellen zoals je ze inleverde."
NOT_BEGUN = "Deze toets is nog niet begonnen. Begin op de pagina van de toets."
OTHER_ATTEMPT = "Dit antwoord hoort bij een andere poging. Ga naar de toets en ga daar verder."


@pytest.fixture
def settings(sqlite_url, tmp_path) -> Settings:
    """The smallest course."""
    return Settings(data=tmp_path, database_url=sqlite_url, secret_key=SECRET, demo=True, modules=GOOD.parent)


@pytest.fixture
def learner(app):
    """Sign in somebody who read everything: `learner("Sanne")`."""

    def sign_in(first_name: str) -> Person:
        person_id, now = id_of(app, first_name), datetime.now(UTC)
        with app.extensions["sessions"].begin() as session:
            session.add(Assignment(person_id=person_id, path_id="buur", assigned_at=now))
        person = Person.sign_in(app, first_name)
        read_lesson(person, "groeten")
        return person

    return sign_in


def filled_in(person: Person, html: str) -> dict[str, str | list[str]]:
    """Everything that the page of the first question posts when it is answered right."""
    return hidden_fields(html, FIRST) | right_fields(question_on(person, html))


def autosave(person: Person, fields: dict[str, str | list[str]]) -> tuple[int, str]:
    """The status, and the words for the status line."""
    response = person.client.post(FIRST, data=fields, headers={"Accept": "application/json"})
    return response.status_code, response.get_json()["melding"]


def hand_in(person: Person) -> None:
    person.submit("/toets/kern/nakijken", "/toets/kern/inleveren", getoond="")


def stored(app) -> list[object]:
    with app.extensions["sessions"]() as session:
        return list(session.scalars(select(Answer.value)))


def test_a_script_hears_when_an_answer_is_saved(app, learner):
    sanne = learner("Sanne")
    begin_test(sanne, "kern")

    status, words = autosave(sanne, filled_in(sanne, sanne.read(FIRST)))

    assert (status, re.sub(r"\d\d\.\d\d", "14.05", words)) == (200, "Bewaard om 14.05 uur.")
    assert len(stored(app)) == 1


def test_a_script_hears_that_somebody_is_signed_out(app, learner):
    sanne = learner("Sanne")
    begin_test(sanne, "kern")
    fields = filled_in(sanne, sanne.read(FIRST))
    sanne.submit("/leerpaden", "/uitloggen")

    assert autosave(sanne, fields) == (401, SIGNED_OUT)
    assert stored(app) == []


def test_a_script_hears_that_the_test_is_handed_in(app, learner):
    sanne = learner("Sanne")
    begin_test(sanne, "kern")
    fields = filled_in(sanne, sanne.read(FIRST))
    hand_in(sanne)

    assert autosave(sanne, fields) == (409, HANDED_IN)
    assert stored(app) == []


def test_a_test_that_was_not_begun_says_so(learner):
    sanne = learner("Sanne")

    response = sanne.get(FIRST)

    assert response.status_code == 409
    assert words_of(response.text) == f"{NOT_BEGUN} Ga naar de toets Ga naar je leerpaden"


def test_an_open_test_has_no_other_places(learner):
    sanne = learner("Sanne")
    begin_test(sanne, "kern")

    assert sanne.get("/toets/kern/3").status_code == 404


def test_the_page_of_an_earlier_attempt_saves_nothing_in_the_next_one(app, learner):
    sanne = learner("Sanne")
    begin_test(sanne, "kern")
    old_page = sanne.read(FIRST)
    hand_in(sanne)
    with app.extensions["engine"].begin() as connection:
        connection.exec_driver_sql("UPDATE attempt SET submitted_at = '2026-01-01 09:00:00'")
    begin_test(sanne, "kern")

    response = sanne.send(old_page, FIRST, **right_fields(question_on(sanne, old_page)))

    assert response.status_code == 409
    assert (
        words_of(response.text) == f"{OTHER_ATTEMPT} Bekijk je uitslag Ga naar de toets Ga naar je leerpaden"
    )
    assert stored(app) == []


def test_nobody_saves_what_was_filled_in_by_whoever_sat_here_before(app, learner):
    youssef = learner("Youssef")
    begin_test(youssef, "kern")
    sanne = learner("Sanne")
    begin_test(sanne, "kern")
    fields = filled_in(sanne, sanne.read(FIRST))
    sanne.submit("/leerpaden", "/uitloggen")
    asked = sanne.client.post(FIRST, data=fields)
    kept = sanne.send(asked.text, "/inloggen/proef", proef=str(id_of(app, "Youssef")))

    response = sanne.send(kept.text, FIRST)

    assert (asked.status_code, kept.status_code, response.status_code) == (401, 200, 409)
    assert OTHER_ATTEMPT in words_of(response.text)
    assert stored(app) == []


def test_the_second_half_of_a_double_click_does_not_hand_in_the_test_that_nobody_looked_over(learner):
    sanne = learner("Sanne")
    begin_test(sanne, "kern")
    page = sanne.read("/toets/kern/nakijken")

    def goes_to(**sent: str) -> str:
        return sanne.send(page, "/toets/kern/inleveren", **sent).headers["Location"]

    assert goes_to() == "/toets/kern/nakijken"
    assert sanne.get(FIRST).status_code == 200  # still open
    assert goes_to(getoond=str(time.time() - 60)).startswith("/toets/kern/uitslag/")


def test_the_second_half_of_a_double_click_does_not_skip_the_question_that_it_lands_on(app, learner):
    sanne = learner("Sanne")
    begin_test(sanne, "kern")
    page = sanne.read(FIRST)
    fields = filled_in(sanne, page)

    def goes_to(**sent: str) -> str:
        """Where somebody lands who sends the page as it is, without an answer."""
        return sanne.send(page, FIRST, **sent).headers["Location"]

    assert "getoond" in fields
    assert goes_to(getoond=str(time.time() + 0.5)) == FIRST
    assert goes_to(getoond=str(time.time() - 60)) == "/toets/kern/2"
    assert goes_to(getoond="nan") == goes_to(getoond="-1e400") == goes_to(getoond="x") == "/toets/kern/2"
    assert sanne.client.post(FIRST, data=fields).headers["Location"] == "/toets/kern/2"
    assert len(stored(app)) == 1


def words_of(html: str) -> str:
    """What stands in the middle of a page."""
    (main,) = re.findall(r"<main.*?</main>", html, re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", " ", main).split())
