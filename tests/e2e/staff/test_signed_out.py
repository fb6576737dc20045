"""The session runs out in the middle of a test: the answer waits until the person is back."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.e2e.answers import fill_in, on_page, right_answer
from tests.e2e.learner import Learner
from tests.e2e.server import Server
from tests.e2e.staff.stored import answers_of
from tests.e2e.ways import ANKE, CAGLA, JORIS, SANNE, YOUSSEF

pytestmark = pytest.mark.e2e

TIME_GOES_BY = """
update sign_in set expires_at = created_at
where person_id = (select id from person where name = ?)
"""
SIGNED_OUT = "Nog niet bewaard. Je bent uitgelogd. Bewaar met de knop en log weer in."


def end_session(server: Server, who: str) -> None:
    """Nobody was there for too long."""
    server.change(TIME_GOES_BY, who)


def lose_cookie(learner: Learner) -> None:
    """The browser forgot everything."""
    learner.page.context.clear_cookies()


@pytest.mark.parametrize(
    ("who", "has_scripts", "has_cookie"),
    [
        pytest.param(SANNE, True, True, id="session over"),
        pytest.param(YOUSSEF, False, True, id="session over, no scripts"),
        pytest.param(ANKE, True, False, id="cookie gone"),
        pytest.param(JORIS, False, False, id="cookie gone, no scripts"),
    ],
)
def test_an_answer_waits_until_somebody_is_signed_in_again(tests_open, visit, who, has_scripts, has_cookie):
    learner = visit(tests_open, java_script_enabled=has_scripts)
    learner.sign_in(who)
    question = learner.begins("kern")
    answer = right_answer(question)
    end_session(tests_open, who) if has_cookie else lose_cookie(learner)

    fill_in(learner.page, question, answer)
    if has_scripts:
        learner.is_told(SIGNED_OUT)
    learner.press("Bewaar en ga verder")
    learner.sees("Inloggen")
    learner.press("Log in")  # nothing filled in: the answer must survive that as well
    learner.sees("Nog 2 dingen te doen")
    expect(learner.page.get_by_text("Wat je had ingevuld, zie je na het inloggen terug.")).to_be_visible()
    learner.page.get_by_role("button", name=who).click()
    learner.sees("Je bent weer ingelogd")
    assert answers_of(tests_open, who, learner.library) == []

    learner.press("Bewaar mijn antwoord en ga verder")
    expect(learner.page).to_have_url("/toets/kern/2")
    learner.follow("Vraag 1")
    assert on_page(learner.page, question, answer) == answer
    assert len(answers_of(tests_open, who, learner.library)) == len(answer)


def test_signing_out_takes_along_what_the_tab_still_held(tests_open, visit):
    learner = visit(tests_open)
    learner.sign_in(CAGLA)
    question = learner.begins("kern")
    learner.page.route("/toets/kern/1", lambda route: route.abort())
    fill_in(learner.page, question, right_answer(question))
    learner.is_told("Nog niet bewaard.")
    held = learner.page.evaluate("sessionStorage.length")

    learner.sign_out()

    assert (held, learner.page.evaluate("sessionStorage.length")) == (1, 0)
