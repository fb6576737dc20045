"""One test in two tabs: both save, and after handing in the other one says so calmly."""

from __future__ import annotations

from dataclasses import replace

import pytest
from playwright.sync_api import expect

from tests.e2e.answers import fill_in, right_answer, wrong_answer
from tests.e2e.staff.stored import answers_of, attempts_of
from tests.e2e.ways import SANNE

pytestmark = pytest.mark.e2e


def test_two_tabs_fill_one_test_that_is_handed_in_once(tests_open, visit, library):
    left = visit(tests_open)
    left.sign_in(SANNE)
    first = left.begins("kern")
    right = replace(left, page=left.page.context.new_page())
    right.page.goto("/toets/kern/2")
    second = right.question()

    fill_in(right.page, second, right_answer(second))
    right.press("Bewaar en kijk na")
    fill_in(left.page, first, right_answer(first))
    left.is_told("Bewaard om")
    right.page.reload()
    given = right.page.locator(".given li").all_text_contents()
    right.hand_in()
    right.sees("Gehaald")
    handed_in = answers_of(tests_open, SANNE, library), attempts_of(tests_open, SANNE)
    assert handed_in == (given, [("kern", 1, 2.0, True)])

    fill_in(left.page, first, wrong_answer(first))
    left.is_told("Deze toets is al ingeleverd. Je antwoorden tellen zoals je ze inleverde.")
    left.press("Bewaar en ga verder")
    left.sees("Deze toets is al ingeleverd.")
    expect(left.page.get_by_text("Je antwoorden tellen zoals je ze inleverde.")).to_be_visible()
    left.follow("Bekijk je uitslag")
    left.sees("Gehaald")
    assert (answers_of(tests_open, SANNE, library), attempts_of(tests_open, SANNE)) == handed_in
