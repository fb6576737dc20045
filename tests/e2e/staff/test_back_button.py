"""The back button: it shows what is stored now, and nothing of somebody who left."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.e2e.answers import fill_in, on_page, right_answer, wrong_answer
from tests.e2e.learner import Learner
from tests.e2e.staff.stored import attempts_of
from tests.e2e.ways import ANKE, CAGLA, JORIS, MIRJAM, SANNE, TARIK, YOUSSEF

pytestmark = pytest.mark.e2e


def somebody(*, with_scripts: str, without: str) -> pytest.MarkDecorator:
    """Each test twice, and each time somebody else."""
    return pytest.mark.parametrize(
        ("who", "has_scripts"), [(with_scripts, True), (without, False)], ids=["scripts", "no scripts"]
    )


def goes_back(learner: Learner, address: str) -> None:
    learner.page.wait_for_load_state()
    learner.page.go_back()
    expect(learner.page).to_have_url(address)


@somebody(with_scripts=SANNE, without=YOUSSEF)
def test_back_to_a_question_shows_the_answer_that_is_stored_now(tests_open, visit, who, has_scripts):
    learner = visit(tests_open, java_script_enabled=has_scripts)
    learner.sign_in(who)
    question = learner.begins("kern")
    first, then = wrong_answer(question), right_answer(question)
    fill_in(learner.page, question, first)
    learner.press("Bewaar en ga verder")
    learner.follow("Vraag 1")
    learner.empty(question)
    fill_in(learner.page, question, then)
    learner.press("Bewaar en ga verder")
    expect(learner.page).to_have_url("/toets/kern/2")  # who goes back sooner goes back from nowhere

    goes_back(learner, "/toets/kern/1")
    assert on_page(learner.page, question, first | then) == then
    goes_back(learner, "/toets/kern/2")
    goes_back(learner, "/toets/kern/1")
    assert on_page(learner.page, question, first | then) == then  # this page once held the first one


@somebody(with_scripts=ANKE, without=JORIS)
def test_back_after_handing_in_leads_to_the_result(tests_open, visit, who, has_scripts):
    learner = visit(tests_open, java_script_enabled=has_scripts)
    learner.sign_in(who)
    learner.begins("kern")
    learner.answer_all(learner.library.tests["kern"])
    learner.hand_in()
    learner.sees("Gehaald")
    handed_in = attempts_of(tests_open, who)

    for address in ("/toets/kern/nakijken", "/toets/kern/2", "/toets/kern/1"):
        goes_back(learner, address)
        learner.sees("Deze toets is al ingeleverd.")
    learner.follow("Bekijk je uitslag")
    learner.sees("Gehaald")
    assert attempts_of(tests_open, who) == handed_in


@somebody(with_scripts=MIRJAM, without=TARIK)
def test_back_after_signing_out_shows_nothing_of_anybody(tests_open, visit, who, has_scripts):
    learner = visit(tests_open, java_script_enabled=has_scripts)
    learner.sign_in(who)
    learner.page.goto("/leerpaden")
    expect(learner.page.locator("body")).to_contain_text(who)
    learner.sign_out()

    for address in ("/begrippen", "/leerpaden"):
        learner.page.go_back()
        expect(learner.page).to_have_url(f"/inloggen?volgende={address}")
        learner.sees("Inloggen")


def test_back_in_a_round_of_practice_chooses_nothing_for_somebody(tests_open, visit):
    learner = visit(tests_open, java_script_enabled=False)
    learner.sign_in(CAGLA)
    learner.page.goto("/oefenen/groeten")
    learner.press("Begin met oefenen")
    *before, question = learner.library.quizzes["groeten"].practice[:3]
    for one in before:
        learner.try_question(one, right=True)
        learner.press("Volgende vraag")
    learner.sees(question.text)

    for _ in range(4):  # past the pages that held the other questions and their feedback
        learner.page.go_back()
        learner.sees(question.text)
        assert on_page(learner.page, question, right_answer(question) | wrong_answer(question)) == {}
