"""A new file begins with an example, and exists when it is saved."""

from __future__ import annotations

import re

import pytest

from elearn.content.files import ContentFile
from elearn.content.starts import start_text
from tests.web.trainer.authoring.desk import (
    MISTAKE,
    TITLE,
    at,
    change,
    text_on,
    write,
)
from tests.web.trainer.conftest import QUIZ


@pytest.mark.parametrize("path", ["dilemmas/iets.yaml", "leerpaden/iets.yaml", "lessen/iets.md"])
def test_a_new_file_is_right_as_it_begins(as_person, app, path):
    tarik = as_person("Tarik")
    html = tarik.read(at("bewerken", path))

    checked = tarik.read(write(tarik, html, text_on(html), path).headers["Location"])

    draft = app.extensions["shelf"].drafts["polarisatie"]
    assert text_on(html) == start_text(ContentFile("polarisatie", path), draft)
    assert "titel: Iets\n" in text_on(html)
    assert "Alles klopt. Je tekst is bewaard als concept." in checked


def test_a_new_quiz_asks_for_its_lesson_when_every_lesson_has_a_quiz(as_person):
    tarik = as_person("Tarik")
    html = tarik.read(at("bewerken", "quizzen/iets.yaml"))

    checked = tarik.read(write(tarik, html, text_on(html), "quizzen/iets.yaml").headers["Location"])

    wrong = checked.partition('class="error-summary"')[2].partition("<details")[0]
    assert re.findall(r'aria-label="Uitleg bij (\w+)"', wrong) == ["K003"]


def test_a_file_that_every_module_has_begins_with_its_schema(as_person, modules, app):
    (modules / "polarisatie" / "contact.yaml").unlink()
    app.extensions["shelf"].look_again()

    text = text_on(as_person("Tarik").read(at("bewerken", "contact.yaml")))

    assert text == "# yaml-language-server: $schema=../schemas/contact.json\n"


def test_a_new_file_begins_with_an_example_and_exists_when_it_is_saved(as_person):
    tarik = as_person("Tarik")
    response = tarik.get("/trainer/nieuw?module=polarisatie&soort=quizzen&naam=nieuw-onderwerp")
    address = response.headers["Location"]

    html = tarik.read(address)
    before = tarik.read("/trainer")
    write(tarik, html, text_on(html), "quizzen/nieuw-onderwerp.yaml")
    after = tarik.read("/trainer")

    assert "titel: Nieuw onderwerp\nles: nieuw-onderwerp " in text_on(html)
    assert "Nog niet bewaard" in html
    assert (address in before, address in after) == (False, True)


@pytest.mark.parametrize("name", ["", "Met Hoofdletters", "../module", "a/b"])
def test_a_name_that_cannot_be_is_asked_again(as_person, name):
    response = as_person("Tarik").get(f"/trainer/nieuw?module=polarisatie&soort=lessen&naam={name}")

    assert response.status_code == 422
    assert "Gebruik kleine letters, cijfers en streepjes, zoals goed-signaal" in response.text


def test_the_list_tells_of_a_concept_and_of_mistakes_in_the_folder(as_person, app, quiz):
    tarik = as_person("Tarik")
    change(tarik, *TITLE)
    quiz.write_text(quiz.read_text("utf-8").replace(*MISTAKE, 1), "utf-8")
    app.extensions["shelf"].look_again()

    html = tarik.read("/trainer")

    assert "Jouw concept" in html
    assert "De laatste wijziging staat nog niet live." in html
    assert f'<a href="{at("bewerken")}">{QUIZ}</a>, regel' in html
