"""Playing a dilemma through its pages: what is shown, what is counted, and what nobody keeps."""

from __future__ import annotations

import re
from html import unescape

import pytest
from sqlalchemy import select

from elearn.db import Base, DilemmaCount
from tests.web.journey import library_of

ADDRESS = "/dilemmas/azc-stiekem-toch"
OPEN, CLOSED, DENIED = "‘Wat heeft u erover gehoord?’", "‘Daar weet ik niets van.’", "‘Dat zijn praatjes."


@pytest.fixture
def sanne(as_person):
    sanne = as_person("Sanne")
    sanne.submit(ADDRESS, f"{ADDRESS}/begin")
    return sanne


def heading(html: str) -> str:
    found = re.search(r'id="nu"[^>]*>(.*?)<', html)
    assert found, html
    return unescape(found[1])


def choose(person, text: str, html: str = ""):
    """Press the button that starts with these words; on a page that was opened before, if given."""
    html = html or person.read(ADDRESS)
    buttons = re.findall(r'name="keuze" value="([\w-]+)"><span>(.*?)</span>', html)
    key = next(key for key, words in buttons if unescape(words).startswith(text))
    return person.send(html, f"{ADDRESS}/kies", keuze=key)


def everything(app) -> dict[str, list]:
    with app.extensions["sessions"]() as session:
        return {
            table.name: sorted(map(repr, session.execute(select(table))))
            for table in Base.metadata.sorted_tables
        }


def counted(app) -> list[tuple[str, int]]:
    with app.extensions["sessions"]() as session:
        rows = session.execute(select(DilemmaCount.moment_id, DilemmaCount.times))
        return sorted((row.moment_id, row.times) for row in rows)


def test_a_dilemma_begins_with_its_warning_and_what_is_not_kept(as_person):
    html = as_person("Sanne").read(ADDRESS)

    assert "Mensen denken daar verschillend over" in html
    assert "Niemand bewaart wat je kiest." in html
    assert "9.40 uur" not in html


def test_a_choice_shows_what_it_does_and_why(sanne):
    choose(sanne, CLOSED)
    html = unescape(sanne.read(ADDRESS))

    assert heading(html) == "Moment 2 · Het loopt stroef"
    assert "Je koos: ‘Daar weet ik niets van.’" in html
    assert "‘Jullie houden het stil.’" in html
    assert "Maar voor hem klinkt het als een dichte deur." in html


def test_somebody_can_go_back_to_any_earlier_choice(sanne):
    choose(sanne, CLOSED)
    choose(sanne, "‘U heeft gelijk")
    choose(sanne, "‘Onder ons gezegd")
    assert "Wat een vakman hierin ziet" in sanne.read(ADDRESS)

    sanne.submit(ADDRESS, f"{ADDRESS}/terug", naar="1")
    assert heading(sanne.read(ADDRESS)) == "Moment 2 · Het loopt stroef"

    sanne.submit(ADDRESS, f"{ADDRESS}/terug", naar="0")
    assert heading(sanne.read(ADDRESS)) == "Moment 1 · 9.40 uur"


def test_a_second_click_and_a_tab_that_stayed_behind_change_nothing(sanne):
    old_tab = sanne.read(ADDRESS)
    choose(sanne, CLOSED, old_tab)
    after_one = sanne.read(ADDRESS)

    choose(sanne, CLOSED, old_tab)
    choose(sanne, OPEN, old_tab)

    assert heading(sanne.read(ADDRESS)) == heading(after_one)


@pytest.mark.parametrize(
    ("action", "fields"),
    [
        ("kies", {"na": "0", "keuze": "bestaat-niet"}),
        ("kies", {"na": "veel", "keuze": ""}),
        ("kies", {}),
        ("terug", {"naar": "-5"}),
        ("terug", {"naar": "x"}),
    ],
)
def test_a_form_that_nobody_sends_from_a_page_costs_nothing(sanne, action, fields):
    response = sanne.post(f"{ADDRESS}/{action}", **fields)

    assert response.status_code == 303
    assert heading(sanne.read(ADDRESS)) == "Moment 1 · 9.40 uur"


def test_only_the_first_choice_at_a_moment_is_counted_in_one_play(app, sanne):
    choose(sanne, CLOSED)
    sanne.submit(ADDRESS, f"{ADDRESS}/terug", naar="0")
    choose(sanne, OPEN)
    sanne.submit(ADDRESS, f"{ADDRESS}/begin")
    choose(sanne, DENIED)

    assert counted(app) == [("k1", 1)]


def test_after_a_play_the_database_knows_no_more_about_the_person(app, sanne):
    before = everything(app)
    choose(sanne, CLOSED)
    choose(sanne, "‘U heeft gelijk")
    after = everything(app)

    added = {name: set(rows) - set(before[name]) for name, rows in after.items() if rows != before[name]}
    assert list(added) == ["dilemma_count"]
    assert len(added["dilemma_count"]) == 2


def test_a_dilemma_of_another_path_is_not_there(as_person):
    assert as_person("Youssef").get(ADDRESS).status_code == 404
    assert as_person("Sanne").get("/dilemmas/bestaat-niet").status_code == 404


def test_a_path_offers_its_dilemmas_and_asks_none_for_the_certificate(as_person):
    sanne = as_person("Sanne")
    offered = library_of(sanne).modules["polarisatie"].dilemmas_for("baliemedewerker")
    html = unescape(sanne.read("/leerpaden/baliemedewerker"))

    assert all(one.title in html for one in offered)
    assert "Je hebt het niet nodig voor je certificaat." in html
