"""A phone of 320 pixels that runs no scripts: rows are answered with the selects of the phone itself."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.e2e.answers import control_of, fill_in, on_page, right_answer
from tests.e2e.ways import SANNE, find

pytestmark = pytest.mark.e2e

SMALL = {"viewport": {"width": 320, "height": 568}, "has_touch": True, "java_script_enabled": False}


@pytest.mark.parametrize("kind", ["koppelen", "volgorde"])
def test_rows_are_answered_with_selects(tests_open, visit, kind):
    learner = visit(tests_open, **SMALL)
    learner.sign_in(SANNE)
    find(learner, kind)
    question = learner.question()

    for label in right_answer(question):
        box = control_of(learner.page, question, label).bounding_box()
        assert (box["x"] >= 0, box["x"] + box["width"] <= 320, box["height"] >= 44) == (True, True, True), box
    assert learner.page.locator("fieldset").get_by_role("button").count() == 0
    learner.try_question(question, right=True)
    learner.press("Volgende vraag")


def test_a_matching_question_of_a_test_keeps_its_selects(tests_open, visit):
    learner = visit(tests_open, **SMALL)
    learner.sign_in(SANNE)
    question = learner.begins("buur")
    assert question.kind == "koppelen"
    answer = right_answer(question)
    fill_in(learner.page, question, answer)
    learner.press("Bewaar en kijk na")

    given = [f"{row} → {choice}" for row, choice in answer.items()]
    expect(learner.page.locator(".given li")).to_have_text(given)
    learner.follow("Verander vraag 1")
    assert on_page(learner.page, question, answer) == answer
