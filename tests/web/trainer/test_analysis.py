"""How the questions do, as a trainer sees it: groups only, words before numbers."""

from __future__ import annotations

import re
from html import unescape

import pytest
from sqlalchemy import select

from elearn.db import Person
from elearn.settings import PROJECT
from tests.counted import count_answers
from tests.web.journey import library_of
from tests.web.test_queries import queries
from tests.web.trainer.authoring.desk import change

QUIZ = "/trainer/vraaganalyse/quiz/wat-is-polarisatie"
QUESTION = "/trainer/vraaganalyse/wij-zij-in-de-wachtruimte"
QUIZ_FILE = "modules/polarisatie/quizzen/wat-is-polarisatie.yaml"
PAGES = ["/trainer/vraaganalyse", QUIZ, QUESTION]


def words(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


@pytest.mark.parametrize(("people", "shown"), [(19, False), (20, True)])
def test_figures_appear_when_enough_people_answered(app, as_person, people, shown):
    count_answers(app, "wat-is-polarisatie", people=people)
    tarik = as_person("Tarik")

    assert ("%</strong>" in tarik.read(QUIZ)) == shown
    assert ("%</strong>" in tarik.read(QUESTION)) == shown
    assert ("Er zijn nog te weinig antwoorden" in tarik.read(PAGES[0])) == (not shown)


def test_a_question_comes_with_its_advice_before_its_numbers_and_the_line_in_its_file(app, as_person):
    count_answers(app, "wat-is-polarisatie", people=40)

    page = words(as_person("Tarik").read(QUESTION))

    lines = (PROJECT / QUIZ_FILE).read_text("utf-8").splitlines()
    line = next(number for number, text in enumerate(lines, 1) if QUESTION.rpartition("/")[2] in text)
    assert f"Je vindt de vraag in {QUIZ_FILE}:{line} ." in page
    order = ["Deze vraag doet wat hij moet doen", "Wat mensen kozen", "De cijfers", "Zo lees je dit"]
    assert [page.index(one) for one in order] == sorted(page.index(one) for one in order)


def test_the_line_is_a_link_to_the_question_in_the_own_text(as_person):
    tarik = as_person("Tarik")
    address = unescape(re.findall(r'Je vindt de vraag in <a href="([^"]+)">', tarik.read(QUESTION))[0])
    path = QUIZ_FILE.removeprefix("modules/polarisatie/")

    before = tarik.read(address)
    change(tarik, "titel: ", "# een regel erbij\ntitel: ", path)
    after = tarik.read(address)

    line = int(re.findall(r"regel=(\d+)", address)[0])
    assert address.startswith(f"/trainer/bewerken/polarisatie/{path}?vraag={QUESTION.rpartition('/')[2]}")
    assert f"Je zocht regel {line} . {line} | - id: wij-zij-in-de-wachtruimte" in words(before)
    assert f"Je zocht regel {line + 1} . {line + 1} | - id: wij-zij-in-de-wachtruimte" in words(after)


@pytest.mark.parametrize("line", ["", "0", "x", "-3", "999999", "9" * 40, "²"])
def test_a_line_that_is_not_there_is_no_line(as_person, line):
    page = as_person("Tarik").read(f"/trainer/bewerken/polarisatie/doelen.yaml?regel={line}")

    assert "Je zocht" not in page


def test_a_test_tells_how_reliable_it_is(app, as_person):
    count_answers(app, "wat-is-polarisatie", people=40)

    row = re.search(r"Kerntoets.*?</tr>", as_person("Tarik").read(PAGES[0]), re.DOTALL)

    assert re.fullmatch(r"Kerntoets 10 40 [−0-9,]+", words(row[0]))


@pytest.mark.parametrize("page", PAGES)
def test_nobody_is_named(app, as_person, page):
    count_answers(app, "wat-is-polarisatie", people=40)
    with app.extensions["sessions"]() as session:
        others = [name for name in session.scalars(select(Person.name)) if not name.startswith("Tarik")]

    html = as_person("Tarik").read(page)

    assert [name for name in others if name in html] == []


@pytest.mark.parametrize("page", ["quiz/bestaat-niet", "bestaat-niet"])
def test_what_is_not_there_is_not_found(as_person, page):
    assert as_person("Tarik").get(f"/trainer/vraaganalyse/{page}").status_code == 404


@pytest.mark.parametrize("page", PAGES)
def test_a_page_asks_the_same_with_figures_as_without(app, as_person, page):
    tarik = as_person("Tarik")
    without = queries(app, tarik, page)
    for quiz_id in list(library_of(tarik).quizzes):
        count_answers(app, quiz_id, people=20)

    assert queries(app, tarik, page) == without <= 7
