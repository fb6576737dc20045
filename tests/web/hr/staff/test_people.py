"""The list of staff for HR, and the link with which somebody gets in."""

from __future__ import annotations

import re

import pytest
from sqlalchemy import select, update

from elearn.db import AuditEvent, Department, Invitation, Person
from tests.web.hr.people import add_colleagues, add_stranger
from tests.web.people import Person as Browser
from tests.web.people import id_of

PASSWORD = "vier woorden achter elkaar"


@pytest.fixture
def lisa(app):
    """Somebody without a password."""
    add_colleagues(app, "Lisa Verwey")
    with app.extensions["sessions"]() as session:
        return session.scalars(select(Person).where(Person.name == "Lisa Verwey")).one()


def names(html: str) -> list[str]:
    return re.findall(r'<th scope="row"><a href="[^"]+">([^<]+)</a></th>', html)


def link_for(browser: Browser, person: Person) -> str:
    """The link that the page shows, as a path."""
    page = f"/hr/medewerkers?zoek={person.personnel_number}"
    html = browser.submit(page, f"/hr/medewerkers/{person.id}/uitnodiging").text
    [link] = re.findall(r"<strong>http[^<]*(/uitnodiging/[^<]+)</strong>", html)
    return str(link)


def test_people_are_found_by_name_number_and_department_and_nobody_of_elsewhere(app, as_person):
    add_stranger(app, "Sanne Anders")
    mirjam = as_person("Mirjam")

    assert names(mirjam.read("/hr/medewerkers?zoek=sanne")) == ["Sanne de Vries"]
    assert names(mirjam.read("/hr/medewerkers?zoek=003905")) == ["Sanne de Vries"]
    assert "Joris Kuiper" in names(mirjam.read("/hr/medewerkers?afdeling=Communicatie"))
    assert "Sanne de Vries" not in names(mirjam.read("/hr/medewerkers?afdeling=Communicatie"))
    assert mirjam.get("/hr/medewerkers?afdeling=Bestaat+niet").status_code == 422
    assert mirjam.get("/hr/medewerkers?pagina=99").status_code == 404


def test_a_department_counts_all_below_it(app, as_person):
    with app.extensions["sessions"].begin() as session:
        desk = session.scalars(select(Department).where(Department.name == "Publiekszaken")).one()
        below = Department(
            organisation_id=desk.organisation_id, name="Publiekszaken / Balie", parent_id=desk.id
        )
        session.add(below)
        session.flush()
        session.execute(update(Person).where(Person.name == "Sanne de Vries").values(department_id=below.id))
    html = as_person("Mirjam").read("/hr/medewerkers?afdeling=Publiekszaken")

    assert "Sanne de Vries" in names(html)
    counted = re.findall(r'class="vh">(Publiekszaken[^:]*): .*?class="meta">(\d+)<', html)
    assert counted[1] == ("Publiekszaken / Balie", "1")
    assert int(counted[0][1]) == len(names(html))


def test_a_link_lets_somebody_choose_a_password_once(app, as_person, client, lisa):
    link = link_for(as_person("Mirjam"), lisa)
    visitor = Browser(client, app)

    assert "Welkom, Lisa Verwey" in visitor.read(link)
    done = visitor.submit(link, link, wachtwoord=PASSWORD, nog_eens=PASSWORD)

    assert (done.status_code, done.headers["Location"]) == (303, "/")
    assert "Lisa Verwey" in visitor.read("/leerpaden")
    assert Browser(app.test_client(), app).get(link).status_code == 404
    other = Browser(app.test_client(), app)
    assert other.submit("/inloggen", "/inloggen", email=lisa.email, wachtwoord=PASSWORD).status_code == 303


def test_only_the_newest_link_works_and_the_database_holds_none(app, as_person, client, lisa):
    mirjam = as_person("Mirjam")
    old, new = link_for(mirjam, lisa), link_for(mirjam, lisa)

    assert [client.get(link).status_code for link in (old, new)] == [404, 200]
    with app.extensions["sessions"]() as session:
        [kept] = session.scalars(select(Invitation.token_hash))
        facts = [one.facts for one in session.scalars(select(AuditEvent)) if one.action == "person invited"]
    assert kept not in new
    assert facts == [{"person": str(lisa.id)}] * 2


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        (("", ""), "Kies een wachtwoord"),
        (("kort", "kort"), "Kies minstens 12 tekens, bijvoorbeeld vier woorden"),
        (("a" * 14, "a" * 14), "Kies iets dat een ander niet raadt"),
        ((PASSWORD, "iets anders dan dat"), "Deze twee zijn niet hetzelfde. Typ ze nog eens"),
    ],
)
def test_a_password_that_will_not_do_is_told_and_the_link_goes_on_working(
    app, as_person, lisa, typed, message
):
    link = link_for(as_person("Mirjam"), lisa)
    visitor = Browser(app.test_client(), app)

    refused = visitor.submit(link, link, wachtwoord=typed[0], nog_eens=typed[1])

    assert refused.status_code == 422
    assert message in refused.text
    assert f'value="{typed[0] or "niets"}"' not in refused.text
    assert visitor.get(link).status_code == 200


def test_hr_gets_into_no_account_that_somebody_uses(app, as_person):
    tarik = id_of(app, "Tarik")
    mirjam = as_person("Mirjam")

    refused = mirjam.post(f"/hr/medewerkers/{tarik}/uitnodiging")

    assert refused.status_code == 409
    assert "heeft al een wachtwoord" in refused.text


def test_hr_invites_nobody_of_another_organisation(app, as_person):
    add_stranger(app, "Bob Anders")
    with app.extensions["sessions"]() as session:
        bob = session.scalars(select(Person.id).where(Person.name == "Bob Anders")).one()

    assert as_person("Mirjam").post(f"/hr/medewerkers/{bob}/uitnodiging").status_code == 404
    with app.extensions["sessions"]() as session:
        assert list(session.scalars(select(Invitation))) == []
