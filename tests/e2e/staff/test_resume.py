"""Ga verder: the exact place, on whatever device somebody signs in next."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.e2e.answers import fill_in, right_answer
from tests.e2e.prepared import STREET
from tests.e2e.ways import SANNE, YOUSSEF

pytestmark = pytest.mark.e2e

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True}


def test_a_lesson_goes_on_at_its_step(serve, street, visit):
    server = serve(street, STREET)
    at_work, at_home = visit(server), visit(server, **PHONE)
    at_work.sign_in(SANNE)
    at_work.follow("Ga verder")
    at_work.press("Naar stap 2")
    at_work.sees("Praat met elkaar")
    at_work.sign_out()

    at_home.sign_in(SANNE)
    at_home.follow("Ga verder")

    expect(at_home.page).to_have_url("/lessen/groeten?stap=2")
    at_home.sees("Praat met elkaar")


def test_a_test_goes_on_at_its_first_open_question(tests_open, visit):
    at_work, at_home = visit(tests_open), visit(tests_open, **PHONE)
    at_work.sign_in(YOUSSEF)
    question = at_work.begins("kern")
    fill_in(at_work.page, question, right_answer(question))
    at_work.press("Bewaar en ga verder")
    expect(at_work.page).to_have_url("/toets/kern/2")
    at_work.sign_out()

    at_home.sign_in(YOUSSEF)
    at_home.follow("Ga verder")
    expect(at_home.page).to_have_url("/toets/kern/2")
    last = at_home.question()
    fill_in(at_home.page, last, right_answer(last))
    at_home.press("Bewaar en kijk na")
    at_home.sees("Kijk je antwoorden na")

    at_work.sign_in(YOUSSEF)
    at_work.follow("Ga verder")
    expect(at_work.page).to_have_url("/toets/kern/nakijken")
