"""HR says who takes which path: sees first what happens, then saves, and can go back on it."""

from __future__ import annotations

import re

from sqlalchemy import select

from elearn.db import Assignment, AssignmentRule, Department, JobRole, Person

RULES, NEW = "/hr/regels", "/hr/regels/nieuw"
DESK = {"pad": "baliemedewerker", "dagen": "14", "met_onder": "y"}


def address(**fields):
    return NEW + "?" + "&".join(f"{key}={value}" for key, value in fields.items())


def numbers(html):
    """The four numbers above a preview."""
    return [int(one) for one in re.findall(r"<dd>(\d+)</dd></div>", html)]


def stored(app, statement):
    with app.extensions["sessions"]() as session:
        return session.scalars(statement).all()


def add(app, *rows):
    with app.extensions["sessions"].begin() as session:
        session.add_all(rows)


def an_id(app, table, name):
    return stored(app, select(table.id).where(table.name == name))[0]


def text(html):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


def desk_of_communication(app):
    """A rule that fits the five people of Communicatie."""
    return DESK | {"afdeling": str(an_id(app, Department, "Communicatie"))}


def test_a_preview_says_who_gets_what_and_why_and_saves_nothing(app, as_person):
    mirjam = as_person("Mirjam")

    html = mirjam.read(address(**desk_of_communication(app)))

    assert numbers(html) == [6, 0, 0, 0]
    assert "Iedereen bij Communicatie. Klaar binnen 14 dagen." in text(html)
    assert "Daan Brouwer" in html
    assert "Je gemeente vraagt dit van iedereen bij Communicatie." in text(html)
    assert stored(app, select(AssignmentRule)) == []


def test_what_was_previewed_is_saved_and_shown(app, as_person):
    mirjam, asked = as_person("Mirjam"), address(**desk_of_communication(app))
    page = mirjam.read(asked)
    action = re.search(r'<form [^>]*action="([^"]*)" method="post"', page).group(1).replace("&amp;", "&")

    response = mirjam.send(page, action)

    assert response.headers["Location"] == f"{RULES}?gedaan=bewaard"
    shown = text(mirjam.read(response.headers["Location"]))
    assert "De regel is bewaard en uitgevoerd." in shown
    assert "6 medewerkers hebben dit leerpad door deze regel." in shown
    assert text(as_person("Joris").read("/leerpaden")).count("Baliemedewerkers") >= 1


def test_a_person_with_the_role_gets_a_second_path(app, as_person):
    sanne = an_id(app, Person, "Sanne de Vries")
    add(app, JobRole(person_id=sanne, role="wijknetwerker"))
    asked = address(pad="wijknetwerker", rol="wijknetwerker")

    as_person("Mirjam").post(asked)

    paths = select(Assignment.path_id).where(Assignment.person_id == sanne).order_by(Assignment.path_id)
    assert stored(app, paths) == ["baliemedewerker", "wijknetwerker"]


def test_a_rule_that_cannot_be_is_explained_at_its_field(as_person):
    mirjam = as_person("Mirjam")
    wrong = {
        address(pad="niets"): "Kies bij leerpad iets uit de lijst",
        address(pad="baliemedewerker", dagen="veel"): "Schrijf een heel getal, zoals 30",
        address(pad="baliemedewerker", dagen="0"): "Kies een aantal dagen van 1 tot en met 730",
        address(pad="baliemedewerker", datum="gisteren"): "Schrijf de datum als dag-maand-jaar",
        address(pad="baliemedewerker", dagen="5", datum="2027-01-01"): "niet allebei",
        address(pad="baliemedewerker", afdeling="9"): "Kies bij afdeling iets uit de lijst",
    }

    for asked, message in wrong.items():
        for response in (mirjam.get(asked), mirjam.post(asked)):
            assert (response.status_code, message in response.text) == (422, True), asked


def test_a_changed_rule_replaces_the_old_one(app, as_person):
    mirjam = as_person("Mirjam")
    mirjam.post(address(**desk_of_communication(app)))
    rule_id = stored(app, select(AssignmentRule.id))[0]
    form = mirjam.read(f"{RULES}/{rule_id}")
    assert 'value="14"' in form

    mirjam.post(f"{RULES}/{rule_id}?pad=baliemedewerker&functie=&dagen=60")

    ended = select(AssignmentRule.ended_at.is_(None)).order_by(AssignmentRule.created_at)
    assert stored(app, ended) == [False, True]
    assert mirjam.get(f"{RULES}/{rule_id}").status_code == 404


def test_before_a_rule_stops_hr_sees_who_loses_the_path(app, as_person):
    mirjam = as_person("Mirjam")
    mirjam.post(address(**desk_of_communication(app)))
    rule_id = stored(app, select(AssignmentRule.id))[0]
    stop = f"{RULES}/{rule_id}/stoppen"

    assert numbers(mirjam.read(stop)) == [0, 0, 6, 0]
    response = mirjam.submit(stop, stop)

    assert response.headers["Location"] == f"{RULES}?gedaan=gestopt"
    assert "Er zijn nog geen regels" in mirjam.read(RULES)
    ruled = select(Assignment.ended_at.is_(None)).where(Assignment.rule_id == rule_id)
    assert set(stored(app, ruled)) == {False}
