"""A person reads everything that is held about them, and takes it along."""

from __future__ import annotations

import json
from html import unescape

import pytest
from sqlalchemy import select

from elearn.db import Base, Completion
from elearn.services.own_data.parts import SECRETS
from tests.web.hr.people import export
from tests.web.journey import finish_path, library_of
from tests.web.people import id_of


@pytest.fixture
def sanne(as_person):
    return finish_path(as_person("Sanne"), "baliemedewerker").person


def file_of(person) -> dict:
    return json.loads(person.get("/mijn-gegevens.json").text)


def test_the_file_holds_every_row_about_somebody(app, sanne):
    parts = file_of(sanne)["onderdelen"]

    me = id_of(app, "Sanne")
    with app.extensions["sessions"]() as session:
        about = {
            table.name: len(session.execute(select(table).where(table.c.person_id == me)).all())
            for table in Base.metadata.sorted_tables
            if "person_id" in table.c
        }
    assert {name: len(parts[name]["rijen"]) for name in about if about[name]} == {
        name: number for name, number in about.items() if number
    }
    assert {"attempt", "completion", "lesson_progress"} <= about.keys()
    assert [row["id"] for row in parts["person"]["rijen"]] == [str(me)]
    assert parts["completion_holder"]["rijen"][0]["person_name"] == "Sanne de Vries"


def test_answers_are_there_in_the_words_of_their_question(sanne):
    rows = file_of(sanne)["onderdelen"]["answer"]["rijen"]

    questions = {q.text for quiz in library_of(sanne).quizzes.values() for q in quiz.questions}
    assert len(rows) > 5
    assert {row["vraag"] for row in rows} <= questions
    assert all(row["antwoord"] for row in rows)


def test_no_secret_goes_along(sanne):
    text = sanne.get("/mijn-gegevens.json").text

    assert [name for name in SECRETS if f'"{name}"' in text] == []


def test_the_page_says_it_in_dutch_with_how_long_and_for_whom(sanne):
    html = unescape(sanne.read("/mijn-gegevens"))

    for words in (
        "Wie je bent",
        "Sanne de Vries",
        "Je antwoorden in toetsen",
        "Hoelang: 30 dagen nadat je leerpad klaar is",
        "Wie ziet het: Alleen jij.",
        "Niemand maakte een bestand waarin jij staat.",
    ):
        assert words in html


def test_somebody_sees_who_took_their_data_along(as_person, sanne):
    export(as_person("Mirjam"), "csv")

    export(as_person("Mirjam"), "jsonl", "?zoek=cagla")  # she is not in this one

    assert "Mirjam Bakker" in sanne.read("/mijn-gegevens")
    assert [(one["door"], one["soort"]) for one in file_of(sanne)["exports"]] == [("Mirjam Bakker", "csv")]


def test_another_gets_their_own_and_nothing_of_this_person(app, as_person, sanne):
    youssef, me = as_person("Youssef"), id_of(app, "Sanne")
    with app.extensions["sessions"]() as session:
        code = session.scalars(select(Completion.code).where(Completion.person_id == me)).one()

    theirs, own = youssef.get("/mijn-gegevens.json").text, sanne.get("/mijn-gegevens.json").text

    for mark in (code, "Sanne de Vries", str(me)):
        assert (mark in own, mark in theirs) == (True, False)


def test_long_parts_show_the_newest_and_say_so(sanne):
    html = sanne.read("/mijn-gegevens")

    rows = file_of(sanne)["onderdelen"]["answer"]["rijen"]
    assert (f"Dit zijn de nieuwste 25 van {len(rows)}." in html) is (len(rows) > 25)
