"""From ‘Deze vraag klopt niet’ to the answer of the trainer, through the pages."""

from __future__ import annotations

import re
from html import unescape

import pytest

from tests.web.journey import finish_path, library_of
from tests.web.reports import answer_report, form_for, report_question
from tests.web.test_queries import queries

OWN, TRAINER = "/opmerkingen", "/trainer/opmerkingen"


def words(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def test_a_report_goes_to_the_trainer_and_the_answer_comes_back(as_person):
    sanne, tarik = as_person("Sanne"), as_person("Tarik")

    sent = report_question(sanne, reden="onduidelijk", opmerking="Ik lees dit op twee manieren.")
    received = words(tarik.read(TRAINER))
    answered = answer_report(tarik, status="opgelost", antwoord="Goed gezien, de zin is korter.")

    assert (sent.status_code, answered.status_code) == (303, 303)
    assert "1 opmerking wacht op antwoord" in received
    assert "De vraag is niet duidelijk ‘Ik lees dit op twee manieren.’" in received
    module = library_of(tarik).modules["polarisatie"]
    question = module.quizzes["wat-is-polarisatie"].practice[0]
    assert f"De vraag staat in {module.places[question.id]} ." in received
    assert "Sanne" not in received
    assert "Goed gezien, de zin is korter." in words(sanne.read(OWN))


def test_the_first_page_tells_of_an_answer_until_it_was_read(as_person):
    sanne, tarik = as_person("Sanne"), as_person("Tarik")
    news = "Lees het antwoord op je opmerking"
    report_question(sanne)
    before = words(sanne.read("/leerpaden"))
    answer_report(tarik, status="opgelost", antwoord="Goed gezien, de zin is korter.")

    assert news not in before
    assert news in words(sanne.read("/leerpaden"))
    assert news in words(sanne.read("/leerpaden"))
    assert news not in words(as_person("Joris").read("/leerpaden"))
    assert ["Nieuw antwoord" in words(sanne.read(OWN)) for _ in range(2)] == [True, False]
    assert news not in words(sanne.read("/leerpaden"))


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({}, "Kies wat er mis is"),
        ({"reden": "verzonnen"}, "Kies wat er mis is"),
        ({"reden": "anders", "opmerking": "  "}, "Schrijf kort op wat er mis is"),
        ({"reden": "uitleg", "opmerking": "a" * 301}, "Schrijf hooguit 300 tekens"),
    ],
)
def test_what_is_missing_is_asked_again_and_nothing_is_lost(as_person, fields, message):
    sanne = as_person("Sanne")

    response = sanne.submit(form_for(sanne), form_for(sanne), **fields)

    assert response.status_code == 422
    assert message in words(response.text)
    assert fields.get("opmerking", "").strip() in unescape(response.text)
    assert "Je stuurde nog geen opmerking" in sanne.read(OWN)


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"antwoord": "Dank je."}, "Kies wat je hebt gedaan"),
        ({"status": "opgelost", "antwoord": "  "}, "Schrijf een kort antwoord"),
    ],
)
def test_an_answer_without_words_or_outcome_is_asked_again(as_person, fields, message):
    report_question(as_person("Sanne"), reden="onduidelijk")

    response = answer_report(as_person("Tarik"), **fields)

    assert response.status_code == 422
    assert message in words(response.text)
    assert "1 opmerking wacht op antwoord" in words(as_person("Tarik").read(TRAINER))


def test_a_learner_takes_a_report_back(as_person):
    sanne = as_person("Sanne")
    report_question(sanne, reden="onduidelijk")
    html = sanne.read(OWN)
    [action] = re.findall(r'action="(/opmerkingen/[^"]+/weg)"', html)

    assert sanne.send(html, action).status_code == 303
    assert "Je stuurde nog geen opmerking" in sanne.read(OWN)
    assert "Je hebt alles beantwoord" in as_person("Tarik").read(TRAINER)


def test_the_result_of_a_test_leads_to_the_form_of_each_question(as_person):
    finished = finish_path(as_person("Sanne"), "baliemedewerker")
    page = finished.person.read(f"/toets/baliemedewerker/uitslag/{finished.attempt_id}")

    forms = re.findall(r'href="(/opmerkingen/vraag/[^"]+)"', page)

    assert len(forms) == library_of(finished.person).tests["baliemedewerker"].size
    assert {finished.person.get(one).status_code for one in forms} == {200}
    assert {as_person("Joris").get(one).status_code for one in forms} <= {200, 404}


def test_hr_does_not_reach_the_reports(as_person):
    report_question(as_person("Sanne"), reden="onduidelijk", opmerking="Ik lees dit op twee manieren.")
    mirjam = as_person("Mirjam")

    assert mirjam.get(TRAINER).status_code == 403
    assert "twee manieren" not in mirjam.read(OWN)


def test_a_page_asks_the_same_for_ten_reports_as_for_one(app, as_person):
    sanne, tarik = as_person("Sanne"), as_person("Tarik")
    report_question(sanne, reden="onduidelijk")
    own, received = queries(app, sanne, OWN), queries(app, tarik, TRAINER)
    for quiz_id in list(library_of(sanne).quizzes)[:9]:
        page = form_for(sanne, quiz_id=quiz_id)
        sanne.submit(page, page, reden="onduidelijk")

    assert tarik.read(TRAINER).count("<article") > 5
    assert (queries(app, sanne, OWN), queries(app, tarik, TRAINER)) == (own, received)
    assert (own, received) <= (2, 4)
