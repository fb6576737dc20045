"""A trainer writes a question in a real browser, and a learner gets it within seconds."""

from __future__ import annotations

import time

import pytest
from playwright.sync_api import expect

from tests.e2e.ways import JORIS, LIEKE, TARIK, begin_all

pytestmark = pytest.mark.e2e

QUIZ = "wat-is-polarisatie"
EDITOR = f"/trainer/bewerken/polarisatie/quizzen/{QUIZ}.yaml"
NEW = "Wat hoor je hier het eerst?"

BROWSERS = {
    "desktop": {},
    "phone": {"viewport": {"width": 390, "height": 844}, "has_touch": True},
    "phone, dark, without scripts": {
        "viewport": {"width": 390, "height": 844},
        "color_scheme": "dark",
        "java_script_enabled": False,
    },
}


@pytest.mark.parametrize("name", BROWSERS)
def test_a_question_from_concept_to_learner_and_back(serve, nothing_done, visit, name):
    server = serve(nothing_done)
    tarik, joris = visit(server, **BROWSERS[name]), visit(server)
    old = joris.library.quizzes[QUIZ].practice[0].text
    joris.sign_in(JORIS)

    open_editor(tarik)
    type_over(tarik, f"vraag: {old}", f"vraag: {NEW}")
    tarik.press("Controleer en bewaar")
    expect(tarik.page.get_by_text("Alles klopt. Je tekst is bewaard als concept.")).to_be_visible()
    expect(tarik.page.frame_locator("iframe").get_by_role("heading", name=NEW)).to_be_visible()
    practises(joris, old)
    tarik.press("Bekijk het verschil")
    expect(tarik.page.get_by_text("Vraag 1: de vraagtekst is gewijzigd")).to_be_visible()
    tarik.page.get_by_label("Waarom verander je dit?").fill("Zo is de vraag duidelijker.")
    tarik.page.get_by_role("radio", name="Klein").check()
    tarik.press("Publiceer deze versie")
    expect(tarik.page.get_by_text("Gepubliceerd als versie 1.")).to_be_visible()

    practises(joris, NEW)
    tarik.press("Volg de map weer")
    tarik.sees("Versie 2: de map telt weer")
    practises(joris, old)


def open_editor(trainer, who=TARIK) -> None:
    trainer.sign_in(who)
    trainer.page.goto(EDITOR)
    trainer.gets_scripts()


def type_over(trainer, old: str, new: str) -> None:
    """Change a piece of the text, as somebody who types."""
    field = trainer.page.get_by_label("Tekst van")
    text = field.input_value()
    assert old in text, old
    field.fill(text.replace(old, new, 1))


def practises(learner, question: str) -> None:
    """Begin to practise and get this question, within the seconds that were promised."""
    deadline = time.monotonic() + 5
    while True:
        begin_all(learner, QUIZ)
        asked = learner.page.get_by_role("heading", level=1).text_content()
        if asked == question:
            return
        assert time.monotonic() < deadline, (asked, question)


def test_with_scripts_a_pause_saves_and_checks_and_a_mistake_puts_the_caret_at_its_place(
    serve, nothing_done, visit
):
    server = serve(nothing_done)
    tarik = visit(server)
    open_editor(tarik)
    type_over(tarik, "soort: stelling", "soort: steling")

    link = tarik.page.get_by_role("link", name="is geen soort vraag")
    expect(link).to_be_visible()
    tarik.is_told("Eén ding klopt nog niet.")
    link.click()

    field = tarik.page.get_by_label("Tekst van")
    expect(field).to_be_focused()
    after = field.evaluate("field => field.value.slice(field.selectionStart)")
    assert after.startswith("steling\n")
    [(body,)] = server.look_up("SELECT body FROM content_concept")
    assert b"soort: steling" in body

    type_over(tarik, "soort: steling", "soort: stelling")
    expect(link).to_have_count(0)
    tarik.page.reload()
    expect(tarik.page.get_by_label("Tekst van")).not_to_have_value("steling")


def test_the_preview_follows_the_question_in_which_somebody_types(serve, nothing_done, visit):
    server = serve(nothing_done)
    tarik = visit(server)
    open_editor(tarik)
    last = tarik.library.quizzes[QUIZ].questions[-1]
    field = tarik.page.get_by_label("Tekst van")

    field.press("Control+End")
    field.press_sequentially("# einde")

    expect(tarik.page.frame_locator("iframe").get_by_role("heading", name=last.text)).to_be_visible()


def test_the_preview_of_a_lesson_stays_at_its_step(serve, nothing_done, visit):
    server = serve(nothing_done)
    tarik = visit(server)
    tarik.sign_in(TARIK)
    tarik.page.goto(f"/trainer/bewerken/polarisatie/lessen/{QUIZ}.md")
    tarik.gets_scripts()
    frame = tarik.page.frame_locator("iframe")
    step = tarik.library.lessons[QUIZ].steps[1].title
    frame.get_by_role("button", name="Naar stap 2").click()
    expect(frame.get_by_role("heading", name=step)).to_be_visible()

    type_over(tarik, f"## {step}", f"## {step}, anders")

    expect(frame.get_by_role("heading", name=f"{step}, anders")).to_be_visible()


def test_a_link_to_a_line_puts_the_caret_there(serve, nothing_done, visit):
    tarik = visit(serve(nothing_done))
    tarik.sign_in(TARIK)
    last = tarik.library.quizzes[QUIZ].questions[-1]
    tarik.page.goto(f"/trainer/vraaganalyse/{last.id}")

    tarik.page.get_by_role("link", name=f"{QUIZ}.yaml:").click()

    field = tarik.page.get_by_label("Tekst van")
    expect(field).to_be_focused()
    after = field.evaluate("field => field.value.slice(field.selectionStart).trimStart()")
    assert after.startswith(f"- id: {last.id}\n")


def test_control_and_enter_check(serve, nothing_done, visit):
    server = serve(nothing_done)
    tarik = visit(server)
    open_editor(tarik)
    type_over(tarik, "titel: ", "titel: Anders, ")

    tarik.page.get_by_label("Tekst van").press("Control+Enter")

    expect(tarik.page).to_have_url(f"{server.url}{EDITOR}?vraag=wij-zij-in-de-wachtruimte&na=controle")


def test_a_text_that_could_not_be_saved_stays_and_says_so(serve, nothing_done, visit):
    server = serve(nothing_done)
    tarik = visit(server)
    open_editor(tarik)
    server.kill()

    type_over(tarik, "titel: ", "titel: Zonder verbinding, ")

    tarik.is_told("Nog niet bewaard.")
    server.start()
    type_over(tarik, "titel: Zonder", "titel: Met")
    tarik.is_told("Bewaard op")
    [(body,)] = server.look_up("SELECT body FROM content_concept")
    assert b"titel: Met verbinding, " in body


def test_a_colleague_approves_what_cannot_be_published_alone(serve, nothing_done, visit):
    server = serve(nothing_done, ELEARN_FOUR_EYES="ja")
    tarik, lieke, joris = (visit(server) for _ in range(3))
    old = joris.library.quizzes[QUIZ].practice[0].text
    joris.sign_in(JORIS)
    open_editor(tarik)
    type_over(tarik, f"vraag: {old}", f"vraag: {NEW}")
    tarik.press("Controleer en bewaar")
    tarik.press("Bekijk het verschil")
    tarik.page.get_by_label("Waarom verander je dit?").fill("Zo is de vraag duidelijker.")
    tarik.page.get_by_role("radio", name="Wezenlijk").check()
    tarik.press("Vraag om goedkeuring")
    tarik.sees("Dit is jouw voorstel")
    practises(joris, old)

    lieke.sign_in(LIEKE)
    lieke.page.goto("/trainer/voorstellen")
    lieke.follow("Wat is polarisatie?")
    expect(lieke.page.get_by_text("Vraag 1: de vraagtekst is gewijzigd")).to_be_visible()
    lieke.press("Keur goed en publiceer")

    expect(lieke.page.get_by_text("Tarik Yılmaz, goedgekeurd door Lieke Hofman")).to_be_visible()
    practises(joris, NEW)
