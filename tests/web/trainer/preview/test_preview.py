"""The preview is what a learner will see, and it keeps nothing."""

from __future__ import annotations

import re
from html import unescape

import pytest
from sqlalchemy import select

from elearn.content.dilemma import Moment
from elearn.db import Base
from elearn.questions import KINDS
from tests.web.journey import library_of, right_fields
from tests.web.test_answer_key import leaks
from tests.web.trainer.authoring.desk import at, change
from tests.web.trainer.conftest import QUIZ

every_kind = pytest.mark.parametrize("kind", KINDS)


def first_of(person, kind):
    """A question of that kind, with the address of its screen."""
    quizzes = library_of(person).quizzes.values()
    quiz, question = next((quiz, q) for quiz in quizzes for q in quiz.questions if q.kind == kind)
    return question, f"{at('scherm', f'quizzen/{quiz.id}.yaml')}?vraag={question.id}"


def everything(app) -> dict[str, list]:
    """All that is stored, except when somebody was here."""
    with app.extensions["sessions"]() as session:
        tables = [one for one in Base.metadata.sorted_tables if one.name != "sign_in"]
        return {one.name: [tuple(row) for row in session.execute(select(one))] for one in tables}


@every_kind
@pytest.mark.parametrize("mode", ["oefenen", "toets"])
def test_without_the_key_nothing_gives_the_answer_away(as_person, kind, mode):
    tarik = as_person("Tarik")
    question, address = first_of(tarik, kind)

    html = tarik.read(f"{address}&vorm={mode}")

    assert question.text in unescape(html)
    assert leaks(question, html) == []


@every_kind
@pytest.mark.parametrize("mode", ["oefenen", "toets"])
def test_with_the_key_every_reason_is_shown(as_person, kind, mode):
    tarik = as_person("Tarik")
    question, address = first_of(tarik, kind)

    html = tarik.read(f"{address}&vorm={mode}&sleutel=met")

    assert question.explanation in unescape(html)


@every_kind
def test_an_answer_in_practice_is_explained_and_forgotten(as_person, app, kind):
    tarik = as_person("Tarik")
    question, address = first_of(tarik, kind)
    before = everything(app)

    response = tarik.submit(address, unescape(address), **right_fields(question))

    assert response.status_code == 200
    assert "Ja, dat past." in response.text
    assert everything(app) == before


@every_kind
def test_an_answer_in_a_test_goes_on_without_a_word(as_person, app, kind):
    tarik = as_person("Tarik")
    question, address = first_of(tarik, kind)
    before = everything(app)
    html = tarik.read(f"{address}&vorm=toets")
    action = unescape(re.findall(r'action="(/trainer/scherm/[^"]+)"', html)[0])

    response = tarik.send(html, action, **right_fields(question))

    assert response.status_code in {200, 303}  # the last question shows the result
    assert everything(app) == before


def test_an_empty_answer_in_practice_is_asked_again(as_person):
    tarik = as_person("Tarik")
    _, address = first_of(tarik, "een-antwoord")

    assert tarik.submit(address, address).status_code == 422


def test_the_preview_shows_the_concept_and_what_is_live_apart(as_person):
    tarik = as_person("Tarik")
    change(tarik, "vraag: ", "vraag: Helemaal nieuw, ")

    assert "Helemaal nieuw, " in tarik.read(at("scherm"))
    assert "Helemaal nieuw, " not in tarik.read(f"{at('scherm')}?bron=live")
    assert "Helemaal nieuw, " not in as_person("Lieke").read(at("scherm"))


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("quizzen/iets.yaml", "Beschrijf kort wat er gebeurt."),
        ("lessen/iets.md", "Een kop voor de eerste minuut"),
        ("dilemmas/iets.yaml", "Er is geen goed of fout."),
        ("leerpaden/iets.yaml", "Zeg in één zin wat je na dit leerpad kunt."),
    ],
)
def test_a_new_file_is_shown_as_it_begins(as_person, path, words):
    tarik = as_person("Tarik")

    assert words in unescape(tarik.read(at("scherm", path)))
    assert "Download wat live is" not in tarik.read(at("bewerken", path))


def test_a_question_is_shown_while_another_has_a_mistake(as_person):
    tarik = as_person("Tarik")
    change(tarik, "soort: stelling", "soort: steling")

    assert '<h1 class="question"' in tarik.read(at("scherm"))


def test_a_lesson_is_shown_as_each_role_with_the_case_of_that_role(as_person):
    tarik = as_person("Tarik")
    lesson = library_of(tarik).lessons["wat-is-polarisatie"]

    shown = {
        role: tarik.read(f"{at('scherm', f'lessen/{lesson.id}.md')}?rol={role}") for role in lesson.cases
    }

    assert len(shown) >= 2
    for role, html in shown.items():
        assert lesson.cases[role].text in unescape(html)


def test_every_step_of_a_lesson_can_be_reached(as_person):
    tarik = as_person("Tarik")
    lesson = library_of(tarik).lessons["wat-is-polarisatie"]
    address = at("scherm", f"lessen/{lesson.id}.md")

    for number, step in enumerate(lesson.steps, 1):
        assert step.title in unescape(tarik.read(f"{address}?stap={number}"))
    assert tarik.submit(f"{address}?stap=2", f"{address}?stap=2", stap="2").status_code == 303


def test_a_lesson_with_a_mistake_says_what_to_do_first(as_person):
    tarik = as_person("Tarik")
    change(tarik, "minuten: ", "minuten: veel ", "lessen/wat-is-polarisatie.md")

    assert "Los eerst de fouten op." in tarik.read(at("scherm", "lessen/wat-is-polarisatie.md"))


def test_a_path_is_shown_at_its_beginning(as_person):
    tarik = as_person("Tarik")
    path = library_of(tarik).paths["baliemedewerker"]

    html = unescape(tarik.read(at("scherm", "leerpaden/baliemedewerker.yaml")))

    assert path.promise in html
    assert f"0 van {len(path.lesson_ids)} klaar" in html


def press(person, address: str, **button: str) -> str:
    """Press a button of the dilemma in the frame; where it leads."""
    html = person.read(address)
    action = unescape(re.findall(r'<form[^>]*action="([^"]+)"', html)[0])
    assert action.startswith("/trainer/scherm/")
    return person.send(html, action, **button).headers["Location"]


def test_a_dilemma_is_played_from_its_beginning_to_an_end_and_back(as_person, app):
    tarik = as_person("Tarik")
    dilemma = library_of(tarik).dilemmas["azc-stiekem-toch"]
    address = at("scherm", f"dilemmas/{dilemma.id}.yaml")
    before = everything(app)

    shown, moment = [tarik.read(address)], dilemma.nodes[dilemma.start]
    address, made = press(tarik, address), []
    while isinstance(moment, Moment):
        shown.append(unescape(tarik.read(address)))
        assert moment.question in shown[-1]
        made.append(moment.choices[0])
        address = press(tarik, address, keuze=made[-1].key)
        moment = dilemma.nodes[made[-1].target]

    shown.append(unescape(tarik.read(address)))
    assert moment.explanation in shown[-1]
    assert all(choice.text in shown[-1] for choice in made)
    back = unescape(tarik.read(press(tarik, address, naar="0")))
    assert dilemma.nodes[dilemma.start].question in back
    assert not any("/dilemmas/azc-stiekem-toch/" in html for html in [*shown, back])
    assert everything(app) == before


def test_a_dilemma_is_shown_with_the_text_of_each_role(as_person):
    tarik, path = as_person("Tarik"), "dilemmas/azc-stiekem-toch.yaml"
    text = library_of(tarik).dilemmas["azc-stiekem-toch"].moments[0].text.splitlines()[0]
    change(tarik, "rollen: [baliemedewerker]", "rollen: [baliemedewerker, wijknetwerker]", path)
    change(tarik, "    vraag:", "    varianten: {wijknetwerker: Je staat op het plein.}\n    vraag:", path)

    shown = {
        role: ["Je staat op het plein." in html, text in html]
        for role in ("baliemedewerker", "wijknetwerker", "")
        for html in [unescape(tarik.read(f"{at('scherm', path)}?weg=.&rol={role}"))]
    }

    assert shown == {
        "baliemedewerker": [False, True],
        "wijknetwerker": [True, False],
        "": [False, True],
    }


def test_a_dilemma_with_a_mistake_says_what_to_do_first(as_person):
    tarik = as_person("Tarik")
    change(tarik, "minuten: ", "minuten: veel ", "dilemmas/azc-stiekem-toch.yaml")

    assert "Los eerst de fouten op." in tarik.read(at("scherm", "dilemmas/azc-stiekem-toch.yaml"))


def test_the_table_of_ticks_has_a_row_for_every_combination(as_person):
    tarik = as_person("Tarik")
    question, address = first_of(tarik, "meer-antwoorden")

    html = tarik.read(address.replace("/scherm/", "/voorbeeld/"))

    table = html.split('<table class="data ticks"')[1]
    assert table.count('<th scope="row">') == 2 ** len(question.options)
    assert '<th scope="row">1,00</th>' in table


@pytest.mark.parametrize(
    "query", ["?vraag=x&stap=abc&vorm=x&breedte=x&rol=x", "?stap=99999999", "?stap=0", "?weg=.x.y"]
)
@pytest.mark.parametrize(
    "path",
    [
        "dilemmas/azc-stiekem-toch.yaml",
        QUIZ,
        "lessen/wat-is-polarisatie.md",
        "leerpaden/baliemedewerker.yaml",
    ],
)
def test_a_strange_address_shows_the_beginning(as_person, path, query):
    tarik = as_person("Tarik")

    assert [tarik.get(at(page, path) + query).status_code for page in ("scherm", "voorbeeld")] == [200, 200]


def test_only_the_screen_may_be_framed_and_only_by_us(as_person):
    tarik = as_person("Tarik")
    screen, editor, other = (tarik.get(one).headers for one in (at("scherm"), at("bewerken"), "/trainer"))

    assert "frame-ancestors 'self'" in screen["Content-Security-Policy"]
    assert screen["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-src 'self'" in editor["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in editor["Content-Security-Policy"]
    assert "frame" not in other["Content-Security-Policy"].replace("frame-ancestors 'none'", "")
    assert other["X-Frame-Options"] == "DENY"
