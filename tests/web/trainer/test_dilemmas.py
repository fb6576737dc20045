"""A dilemma as its makers see it: every way, and figures only of enough people."""

from __future__ import annotations

import re
from html import unescape

import pytest

from elearn.services.dilemmas.counts import count_choice
from elearn.services.minimum_group import MINIMUM_GROUP
from tests.web.journey import library_of
from tests.web.trainer.authoring.desk import at, change

PATH = "dilemmas/azc-stiekem-toch.yaml"
ADDRESS = at("wegen", PATH)


def cells(html: str) -> list[str]:
    return [unescape(re.sub(r"<[^>]+>", "", cell)) for cell in re.findall(r"<td>(.*?)</td>", html)]


def test_the_table_tells_every_choice_and_where_it_leads(as_person):
    tarik = as_person("Tarik")
    dilemma = library_of(tarik).dilemmas["azc-stiekem-toch"]
    shown = cells(tarik.read(ADDRESS))

    choices = [choice for moment in dilemma.moments for choice in moment.choices]
    assert shown[0::3] == [choice.text for choice in choices]
    assert [text.partition(" (")[0] for text in shown[1::3]] == [
        dilemma.nodes[choice.target].title for choice in choices
    ]
    assert set(shown[2::3]) == {"–"}


def test_figures_appear_when_enough_people_chose(app, as_person):
    tarik = as_person("Tarik")
    moment = library_of(tarik).dilemmas["azc-stiekem-toch"].moments[0]
    with app.extensions["sessions"].begin() as session:
        for times in range(MINIMUM_GROUP):
            choice = moment.choices[times % 2]
            count_choice(session, dilemma_id="azc-stiekem-toch", moment_id=moment.id, choice_key=choice.key)

    assert cells(tarik.read(ADDRESS))[2::3][:4] == ["10", "10", "0", "–"]


def test_the_own_concept_is_drawn_while_it_has_no_mistakes(as_person):
    tarik = as_person("Tarik")
    title = library_of(tarik).dilemmas["azc-stiekem-toch"].title
    drawn = []
    for old, new in ((title, "Anders"), ("eind: verder", "eind: ooit")):
        change(tarik, old, new, PATH)
        html = tarik.read(ADDRESS)
        drawn.append((f"<h1>{title}</h1>" in html, "In je concept zitten nog fouten." in html))

    assert drawn == [(False, False), (True, True)]
    assert f"<h1>{title}</h1>" in as_person("Lieke").read(ADDRESS)


@pytest.mark.parametrize("path", ["dilemmas/nog-niet.yaml", "quizzen/vier-fasen.yaml"])
def test_what_cannot_be_drawn_leads_to_the_editor(as_person, path):
    response = as_person("Tarik").get(at("wegen", path))

    assert response.headers["Location"] == f"{at('bewerken', path)}?na=controle"


def test_a_file_that_cannot_be_is_not_there(as_person):
    assert as_person("Tarik").get(at("wegen", "dilemmas/Weg.yaml")).status_code == 404
