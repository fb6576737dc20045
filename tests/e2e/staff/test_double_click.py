"""A double click is one click, also when the next page is there before the second half of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Request, Route, expect

from tests.e2e.answers import fill_in, right_answer
from tests.e2e.learner import Learner
from tests.e2e.server import Server
from tests.e2e.staff.stored import attempts_of
from tests.e2e.ways import ANKE, SANNE, YOUSSEF

pytestmark = pytest.mark.e2e

COMPLETIONS = "select count(*) from completion join person on person.id = person_id where name = ?"
RECORDS = ([("kern", 1, 2.0, True), ("buur", 1, 1.0, True)], 1)


def test_a_second_click_sends_nothing_while_the_first_is_on_its_way(tests_open, visit):
    sanne = visit(tests_open)
    sanne.sign_in(SANNE)
    sent = []
    sanne.page.on("request", lambda request: sent.append(request.url) if is_button(request) else None)

    for test_id in ("kern", "buur"):
        take(sanne, test_id, lambda name: press_while_it_is_sent(sanne, name))

    assert [url.removeprefix(tests_open.url) for url in sent] == [
        *("/toets/kern", "/toets/kern/1", "/toets/kern/2", "/toets/kern/inleveren"),
        *("/toets/buur", "/toets/buur/1", "/toets/buur/inleveren"),
    ]
    assert records_of(tests_open, SANNE) == RECORDS


def test_without_scripts_both_clicks_arrive_and_count_once(tests_open, visit):
    youssef = visit(tests_open, java_script_enabled=False)
    youssef.sign_in(YOUSSEF)

    for test_id in ("kern", "buur"):
        take(youssef, test_id, lambda name: press_until_the_second_answer(youssef, name))

    assert records_of(tests_open, YOUSSEF) == RECORDS


def take(learner: Learner, test_id: str, press: Callable[[str], None]) -> None:
    """Take a test, with your own way of pressing."""
    size = learner.library.tests[test_id].size
    learner.page.goto(f"/toets/{test_id}")
    press("Begin met de toets")
    for place in range(1, size + 1):
        expect(learner.page).to_have_url(f"/toets/{test_id}/{place}")
        question = learner.question()
        fill_in(learner.page, question, right_answer(question))
        press("Bewaar en ga verder" if place < size else "Bewaar en kijk na")
    learner.look_over()
    press("Lever de toets in")
    learner.sees("Gehaald")
    if test_id == "buur":
        expect(learner.page.get_by_role("link", name="Bekijk je certificaat")).to_be_visible()


def press_while_it_is_sent(learner: Learner, name: str) -> None:
    """The network is slow, and somebody clicks again."""
    held = []
    learner.page.route("**", lambda route: held.append(route), times=1)  # noqa: PLW0108 -- no builtin
    button(learner, name).hover()
    with learner.page.expect_request("**"):
        click_here(learner)
    click_here(learner)
    held[0].continue_()


def click_here(learner: Learner) -> None:
    learner.page.mouse.down()
    learner.page.mouse.up()


def press_until_the_second_answer(learner: Learner, name: str) -> None:
    """The server does what the first click asks, but the page is still there for the second one."""

    def lose_the_answer(route: Route) -> None:
        route.fetch(max_redirects=0)
        route.abort("aborted")

    learner.page.route("**", lose_the_answer, times=1)
    with learner.page.expect_event("requestfailed"):
        button(learner, name).click(no_wait_after=True)
    button(learner, name).click()


def button(learner: Learner, name: str) -> Locator:
    return learner.page.get_by_role("button", name=name, exact=True)


def is_button(request: Request) -> bool:
    """A form that was sent, and not a script that saves."""
    return request.method == "POST" and request.resource_type == "document"


def records_of(server: Server, who: str) -> tuple[list[tuple[object, ...]], int]:
    """The attempts of somebody, and how many paths they completed."""
    [(completions,)] = server.look_up(COMPLETIONS, who)
    return attempts_of(server, who), completions


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
    second = learner.question()
    fill_in(learner.page, second, right_answer(second))
    learner.press("Bewaar en kijk na")
    learner.sees("Kijk je antwoorden na")
