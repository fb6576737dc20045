"""A double click is one click, also when the next page is there before the second half of it."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.e2e.answers import fill_in, right_answer
from tests.e2e.learner import Learner
from tests.e2e.places import ANKE, SANNE, YOUSSEF
from tests.e2e.staff.stored import attempts_of

pytestmark = pytest.mark.e2e

COMPLETIONS = "select count(*) from completion join person on person.id = person_id where name = ?"


@pytest.mark.parametrize(
    ("who", "has_scripts"), [(SANNE, True), (YOUSSEF, False)], ids=["scripts", "no scripts"]
)
def test_every_button_of_the_tests_may_be_clicked_twice(tests_open, visit, who, has_scripts):
    learner = visit(tests_open, java_script_enabled=has_scripts)
    learner.sign_in(who)
    for test_id in ("kern", "buur"):
        take_with_double_clicks(learner, test_id)

    assert attempts_of(tests_open, who) == [("kern", 1, 2.0, True), ("buur", 1, 1.0, True)]
    assert tests_open.look_up(COMPLETIONS, who) == [(1,)]


def take_with_double_clicks(learner: Learner, test_id: str) -> None:
    size = learner.library.tests[test_id].size
    learner.page.goto(f"/toets/{test_id}")
    press_twice(learner, "Begin met de toets")
    for place in range(1, size + 1):
        expect(learner.page).to_have_url(f"/toets/{test_id}/{place}")
        question = learner.question()
        fill_in(learner.page, question, right_answer(question))
        press_twice(learner, "Bewaar en ga verder" if place < size else "Bewaar en kijk na")
    press_twice(learner, "Lever de toets in")
    learner.sees("Gehaald")


def press_twice(learner: Learner, name: str) -> None:
    learner.page.get_by_role("button", name=name, exact=True).dblclick()


def test_the_second_half_of_a_double_click_sends_nothing_on_the_next_page(tests_open, visit):
    learner = visit(tests_open)
    learner.sign_in(ANKE)
    question = learner.begins("kern")
    fill_in(learner.page, question, right_answer(question))
    learner.press("Bewaar en ga verder")
    expect(learner.page).to_have_url("/toets/kern/2")
    learner.page.evaluate("window.sent = 0; addEventListener('submit', () => (window.sent += 1))")

    learner.page.get_by_role("button", name="Bewaar en kijk na").hover()
    learner.page.mouse.down(click_count=2)
    learner.page.mouse.up(click_count=2)

    assert learner.page.evaluate("window.sent") == 0
    learner.press("Bewaar en kijk na")
    learner.sees("Kijk je antwoorden na")
