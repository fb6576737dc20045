"""HR sees at a glance who is ready, and from there the people and one person."""

from __future__ import annotations

import re

import pytest
from sqlalchemy import select, update

from elearn.db import AuditEvent, Department, Person
from tests.web.hr.people import add_stranger
from tests.web.journey import finish_path


def text(html):
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def numbers(html):
    """The numbers at the top: words -> number."""
    found = re.findall(r"<div><dt>(.*?)</dt><dd>(.*?)</dd></div>", html)
    return {text(words): text(number) for words, number in found}


def rows(html, number=0):
    """The first cells and the numbers of a table."""
    body = re.findall(r"<tbody>(.*?)</tbody>", html, re.DOTALL)[number]
    return {
        text(head): [text(cell) for cell in re.findall(r"<td[^>]*>(.*?)</td>", rest, re.DOTALL)]
        for head, rest in re.findall(r"<tr>\s*<th scope=\"row\">(.*?)</th>(.*?)</tr>", body, re.DOTALL)
    }


def an_id(app, table, name):
    with app.extensions["sessions"]() as session:
        return session.scalars(select(table.id).where(table.name == name)).one()


@pytest.fixture
def mirjam(as_person):
    return as_person("Mirjam")


def test_the_overview_counts_everybody_by_status(mirjam):
    assert numbers(mirjam.read("/hr")) == {
        "is klaar": "38% 14 van 36",
        "is bezig": "6",
        "is niet gestart": "13",
        "is te laat": "1",
        "verloopt binnenkort": "1",
        "is verlopen": "2",
        "is vrijgesteld": "0",
        "toewijzingen in totaal": "36",
    }


def test_a_department_stands_on_a_row_with_its_numbers(app, mirjam):
    found = rows(mirjam.read("/hr?pad=communicatieadviseur"))

    assert found["Communicatie"][1:] == ["50% (3)", "0", "1", "2", "0", "0", "0", "6"]
    one = mirjam.read(f"/hr?afdeling={an_id(app, Department, 'Communicatie')}")
    assert list(rows(one)) == ["Communicatie zelf"]


def test_the_number_and_the_list_behind_it_agree(mirjam):
    html = mirjam.read("/hr?pad=baliemedewerker")
    for words, address in (("is bezig", "bezig"), ("is te laat", "te-laat"), ("is verlopen", "verlopen")):
        listed = mirjam.read(f"/hr/registraties?pad=baliemedewerker&status={address}")
        number = numbers(html)[words]
        assert f"{number} registratie" in text(listed), words


def test_who_finishes_counts_at_once(mirjam, as_person):
    before = numbers(mirjam.read("/hr"))["is klaar"]
    finish_path(as_person("Sanne"), "baliemedewerker")

    assert (before, numbers(mirjam.read("/hr"))["is klaar"]) == ("38% 14 van 36", "41% 15 van 36")


def test_an_unknown_choice_is_explained(mirjam):
    response = mirjam.get("/hr?pad=niets&periode=ooit")

    assert response.status_code == 422
    assert "Kies bij leerpad iets uit de lijst" in response.text
    assert "Kies bij toegewezen in iets uit de lijst" in response.text


def test_the_record_of_a_person_gives_status_reason_and_proof(app, mirjam, as_person):
    sanne = an_id(app, Person, "Sanne de Vries")
    finished = finish_path(as_person("Sanne"), "baliemedewerker")

    shown = text(mirjam.read(f"/hr/medewerkers/{sanne}"))

    assert "Baliemedewerkers Geldig" in shown
    assert finished.code in shown
    assert finished.code in text(mirjam.read(f"/hr/medewerkers/{sanne}/verklaring"))


def test_hr_gives_a_path_by_hand_once(app, mirjam):
    page = f"/hr/medewerkers/{an_id(app, Person, 'Sanne de Vries')}"

    response = mirjam.submit(page, f"{page}/leerpad", pad="wijknetwerker", datum="2030-01-31")

    assert response.headers["Location"] == f"{page}?gedaan=toegewezen"
    assert "Uiterste dag: 31 januari 2030." in text(mirjam.read(page))
    again = mirjam.submit(page, f"{page}/leerpad", pad="wijknetwerker")
    assert (again.status_code, "Deze collega heeft dit leerpad al." in again.text) == (409, True)
    wrong = mirjam.submit(page, f"{page}/leerpad", pad="niets", datum="morgen")
    assert wrong.status_code == 422


def test_a_person_of_another_organisation_is_not_there(app, mirjam):
    add_stranger(app, "Xander Xu")
    page = f"/hr/medewerkers/{an_id(app, Person, 'Xander Xu')}"

    assert mirjam.get(page).status_code == 404
    assert mirjam.get(f"{page}/verklaring").status_code == 404
    assert mirjam.post(f"{page}/leerpad", pad="wijknetwerker").status_code == 404


@pytest.fixture
def lead(app, as_person):
    """Anke leads the two colleagues at Toezicht who take the path of the desk; one of them is late."""
    with app.extensions["sessions"].begin() as session:
        anke = session.scalars(select(Person.id).where(Person.name == "Anke Boer")).one()
        led = Person.name.in_(["Bilal Aydın", "Carla Willemsen"])
        session.execute(update(Person).where(led).values(manager_id=anke))
    return as_person("Anke")


def test_a_team_lead_sees_numbers_and_names_only_if_the_organisation_wants_that(lead, mirjam):
    html = lead.read("/team")
    assert {key: numbers(html)[key] for key in ("is te laat", "leerpaden in totaal")} == {
        "is te laat": "1",
        "leerpaden in totaal": "2",
    }
    assert "Carla" not in html
    assert "Je gemeente koos ervoor om alleen aantallen te tonen." in text(html)

    mirjam.submit("/hr/keuzes", "/hr/keuzes", namen="ja")
    assert list(rows(lead.read("/team"))) == ["Carla Willemsen"]
    mirjam.submit("/hr/keuzes", "/hr/keuzes", namen="nee")
    assert "Carla" not in lead.read("/team")


def test_who_chose_to_show_names_is_written_down(app, mirjam):
    mirjam.submit("/hr/keuzes", "/hr/keuzes", namen="ja")

    with app.extensions["sessions"]() as session:
        found = select(AuditEvent.facts).where(AuditEvent.action == "names for team leads")
        assert session.scalars(found).all() == [{"shown": True}]


def test_only_who_leads_somebody_has_a_team(lead, as_person):
    assert "Mijn team" in lead.read("/leerpaden")
    youssef = as_person("Youssef")
    assert "Mijn team" not in youssef.read("/leerpaden")
    assert youssef.get("/team").status_code == 404


def test_a_statement_leaves_out_what_was_corrected(app, mirjam, as_person):
    sanne = an_id(app, Person, "Sanne de Vries")
    code = finish_path(as_person("Sanne"), "baliemedewerker").code
    html = mirjam.read(f"/hr/medewerkers/{sanne}")
    correct = re.search(r'href="(/hr/registraties/[^"]*/corrigeren)"', html).group(1)

    mirjam.submit(correct, correct, reden="vergissing")

    shown = text(mirjam.read(f"/hr/medewerkers/{sanne}"))
    assert "Nee, ingetrokken op" in shown
    assert code not in mirjam.read(f"/hr/medewerkers/{sanne}/verklaring")


def test_hr_takes_a_registration_out_with_a_new_last_day_and_lets_it_count_again(app, mirjam, as_person):
    sanne = an_id(app, Person, "Sanne de Vries")
    code = finish_path(as_person("Sanne"), "baliemedewerker").code
    record = f"/hr/medewerkers/{sanne}"
    correct = re.search(r'href="(/hr/registraties/[^"]*/corrigeren)"', mirjam.read(record)).group(1)
    again = correct.replace("corrigeren", "herstellen")
    proposed = re.search(r'name="datum"[^>]*value="([^"]+)"', mirjam.read(correct)).group(1)
    assert mirjam.submit(correct, correct, reden="vergissing", datum="2020-01-01").status_code == 409
    assert mirjam.submit(correct, correct, reden="vergissing", datum="morgen").status_code == 422

    mirjam.submit(correct, correct, reden="vergissing", datum=proposed)

    assert "Te laat" not in mirjam.read(record)
    assert mirjam.submit(correct, again).status_code == 422

    mirjam.submit(correct, again, herstel="klopt-toch")

    assert code in mirjam.read(f"{record}/verklaring")
    page = text(mirjam.read(correct))
    assert "Deze registratie telt weer mee." in page
    assert "de registratie blijkt toch te kloppen" in page
