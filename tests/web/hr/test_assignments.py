"""HR decides about one person: every decision shows in the history, a wrong one costs nothing."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from elearn.db import Assignment, AssignmentEvent, Person
from tests.web.hr.people import add_stranger

LATER = (datetime.now(UTC) + timedelta(days=100)).date()


def page_of(app, name):
    """The address of the assignment of somebody, and its id."""
    with app.extensions["sessions"]() as session:
        of_person = select(Assignment.id).join(Person, Person.id == Assignment.person_id)
        assignment_id = session.scalars(of_person.where(Person.name == name)).one()
    return f"/hr/toewijzingen/{assignment_id}", assignment_id


def text(html):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


def rows(html):
    """The lines of the history, without the day they were made and their end."""
    body = html.rpartition("<tbody>")[2]
    cells = re.findall(r"<td>(.*?)</td>", body)
    plain = [re.sub(r"<[^>]+>", "", one) for one in cells]
    return [tuple(plain[start : start + 4]) for start in range(0, len(plain), 4)]


@pytest.fixture
def mirjam(as_person):
    return as_person("Mirjam")


DAY = f"{LATER:%d-%m-%Y}"


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        ([("datum", {"datum": DAY})], [("Andere uiterste dag", DAY, "–", "Mirjam Bakker")]),
        (
            [("vrijstelling", {"grond": "ander-werk", "tot_en_met": DAY}), ("vrijstelling/einde", {})],
            [
                ("Vrijstelling gestopt", "–", "–", "Mirjam Bakker"),
                (
                    "Vrijgesteld",
                    DAY,
                    "Doet werk waarvoor dit leerpad niet nodig is",
                    "Mirjam Bakker",
                ),
            ],
        ),
        (
            [("pauze", {"tot": ""}), ("pauze/einde", {})],
            [("Hervat", "DUE", "–", "Mirjam Bakker"), ("Gepauzeerd", "–", "–", "Mirjam Bakker")],
        ),
        ([("intrekken", {})], [("Ingetrokken", "–", "–", "Mirjam Bakker")]),
    ],
    ids=["date", "exemption", "pause", "withdrawal"],
)
def test_a_decision_stands_in_the_history(app, mirjam, steps, expected):
    page, assignment_id = page_of(app, "Emre Kaya")
    with app.extensions["sessions"]() as session:
        due = session.get(Assignment, assignment_id).due_on

    for action, fields in steps:
        response = mirjam.submit(page, f"{page}/{action}", **fields)
        assert response.status_code == 303

    shown = mirjam.read(response.headers["Location"])
    assert rows(shown) == [
        tuple(f"{due:%d-%m-%Y}" if cell == "DUE" else cell for cell in one) for one in expected
    ]


def test_a_wrong_decision_is_explained_and_changes_nothing(app, mirjam):
    page, assignment_id = page_of(app, "Emre Kaya")
    wrong = [
        ("datum", {"datum": ""}, 422, "Kies een dag"),
        ("datum", {"datum": "straks"}, 422, "Schrijf de datum als dag-maand-jaar"),
        ("datum", {"datum": "2020-01-01"}, 409, "De laatste dag ligt voor vandaag."),
        ("vrijstelling", {"tot_en_met": DAY}, 422, "Kies waarom je deze vrijstelling geeft"),
        ("vrijstelling", {"grond": "ziek", "tot_en_met": DAY}, 422, "Kies waarom je deze vrijstelling geeft"),
        ("pauze", {"tot": "2020-01-01"}, 409, "De laatste dag ligt voor vandaag."),
    ]

    for action, fields, status, message in wrong:
        response = mirjam.submit(page, f"{page}/{action}", **fields)
        assert (response.status_code, message in text(response.text)) == (status, True), (action, fields)

    with app.extensions["sessions"]() as session:
        events = select(AssignmentEvent).where(AssignmentEvent.assignment_id == assignment_id)
        assert session.scalars(events).all() == []


def test_somebody_of_another_organisation_is_not_there(app, mirjam):
    add_stranger(app, "Xander Xu")
    page, _ = page_of(app, "Xander Xu")

    assert mirjam.get(page).status_code == 404
    for action in ("datum", "vrijstelling", "vrijstelling/einde", "pauze", "pauze/einde", "intrekken"):
        fields = {"datum": DAY, "grond": "besluit", "tot_en_met": DAY, "tot": DAY}
        assert mirjam.post(f"{page}/{action}", **fields).status_code == 404, action


def test_the_screen_says_that_a_new_path_rests_with_the_others(app, mirjam):
    (page, _), person = page_of(app, "Sanne de Vries"), person_page(app, "Sanne de Vries")
    told = "Een nieuw leerpad rust mee, op dezelfde dagen."
    assert told not in text(mirjam.read(person))

    mirjam.submit(page, f"{page}/pauze", tot="")
    assert told in text(mirjam.read(person))
    mirjam.submit(person, f"{person}/leerpad", pad="wijknetwerker", datum="")

    assert text(mirjam.read(person)).count("gepauzeerd.") == 2


def person_page(app, name):
    with app.extensions["sessions"]() as session:
        return f"/hr/medewerkers/{session.scalars(select(Person.id).where(Person.name == name)).one()}"
