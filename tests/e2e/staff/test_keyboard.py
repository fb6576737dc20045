"""Sign in, read and practise with Tab, arrows, Space and Enter only."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from elearn.questions import KINDS
from elearn.services.demo import PASSWORD
from tests.e2e.answers import right_answer
from tests.e2e.prepared import STREET
from tests.e2e.staff.keyboard import Typist
from tests.e2e.ways import ANKE, SANNE, YOUSSEF, begin_all, find

pytestmark = pytest.mark.e2e

SIZES = {"desktop": {"width": 1280, "height": 800}, "zoomed in": {"width": 320, "height": 480}}


def test_sign_in_and_read_a_lesson(serve, street, visit, library):
    sanne = Typist(visit(serve(street, STREET)).page, library)
    sanne.page.goto("/inloggen")

    sanne.skips_to_the_content()
    sanne.press("Log in")
    expect(sanne.page.locator("#fouten")).to_be_focused()
    sanne.follow("Vul je e-mailadres in")
    expect(sanne.page.get_by_label("E-mailadres")).to_be_focused()
    sanne.page.keyboard.type("sanne@voorbeeldstad.example")
    sanne.tabs_to(sanne.page.get_by_label("Wachtwoord"))
    sanne.page.keyboard.type(PASSWORD)
    sanne.type("Enter")
    expect(sanne.page).to_have_url("/leerpaden")

    sanne.skips_to_the_content()
    sanne.follow("Ga verder")
    sanne.sees("Zeg hallo")
    sanne.skips_to_the_content()
    source = sanne.page.locator(".cite").first
    sanne.tabs_to(source)
    sanne.type("Enter")
    expect(sanne.page.locator("details.sources[open] summary")).to_be_focused()
    sanne.page.reload()
    sanne.read(library.lessons["groeten"])
    sanne.sees("Oefen met 3 vragen")


@pytest.mark.parametrize(("who", "size"), [(SANNE, "desktop"), (YOUSSEF, "zoomed in")], ids=SIZES)
def test_answer_a_question_of_each_kind(tests_open, visit, library, who, size):
    learner = Typist(visit(tests_open, viewport=SIZES[size]).page, library)
    learner.sign_in(who)
    begin_all(learner, "groeten")
    asked = library.quizzes["groeten"].practice
    assert {question.kind for question in asked} == set(KINDS)

    for question in asked:
        learner.sees(question.text)
        learner.gets_scripts()
        check = f"Controleer je {'volgorde' if question.kind == 'volgorde' else 'antwoord'}"
        learner.skips_to_the_content()
        learner.press(check)
        expect(learner.page.locator("#fouten")).to_be_focused()
        learner.tab()  # the first thing that is still to do
        learner.type("Enter")
        expect(learner.page.locator("#inhoud :focus:is(input, select)")).to_have_count(1)

        learner.fills_in(question, right_answer(question))
        learner.press(check)
        expect(learner.page.locator("#uitleg")).to_be_focused()
        learner.sees("Ja, dat past.")
        learner.press("Volgende vraag" if question is not asked[-1] else "Rond het oefenen af")
    learner.sees("Klaar met oefenen")


def test_a_step_moves_up_and_the_focus_goes_along(tests_open, visit, library):
    learner = visit(tests_open)
    learner.sign_in(ANKE)
    find(learner, "volgorde")
    learner.gets_scripts()
    typist = Typist(learner.page, library)
    steps = learner.page.locator(".order > li label")
    *before, last = (text.removeprefix("Plek van: ") for text in steps.all_text_contents())
    up = learner.page.get_by_role("button", name=f"{last}: naar boven")

    typist.tabs_to(up)
    typist.type("Enter", "Space")

    expect(up).to_be_focused()
    learner.is_told("Deze stap staat nu op plek 1.")
    assert steps.all_text_contents() == [f"Plek van: {step}" for step in (last, *before)]
    places = learner.page.locator(".order select").evaluate_all("all => all.map(one => one.value)")
    assert places == ["1", "2", "3"]
