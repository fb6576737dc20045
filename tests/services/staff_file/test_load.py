"""A file of staff: what it changes, what it leaves alone, and that twice is the same as once."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from elearn.db import AuditEvent, Department, Person, RoleGrant, SignIn
from elearn.services.people.sign_in import sign_in_demo
from elearn.services.refusal import Refusal
from elearn.services.staff_file import choose_share
from elearn.services.staff_file.words import differences
from tests.services.people import NOW, make_organisation, make_person
from tests.services.staff_file.files import (
    ANKE,
    SANNE,
    STAFF,
    YESTERDAY,
    YOUSSEF,
    everybody,
    load_lines,
    numbers,
    person,
    plan_of,
    told,
)


@pytest.mark.usefixtures("loaded")
def test_the_first_file_makes_everybody_and_the_tree_of_departments(session):
    assert everybody(session) == {
        "000001": (
            "Sanne de Vries",
            "sanne@stad.nl",
            "Publiekszaken / Balie",
            "adviseur",
            ["balie"],
            date(2020, 2, 1),
            None,
            "000003",
        ),
        "000002": (
            "Youssef El Amrani",
            "youssef@stad.nl",
            "Wijken",
            "regisseur",
            [],
            date(2019, 3, 1),
            None,
            "000003",
        ),
        "000003": ("Anke Boer", "anke@stad.nl", "Publiekszaken", "manager", [], date(2015, 4, 1), None, ""),
    }
    tree = {one.id: one.name for one in session.scalars(select(Department))}
    parents = {one.name: tree.get(one.parent_id) for one in session.scalars(select(Department))}
    assert parents == {"Publiekszaken": None, "Publiekszaken / Balie": "Publiekszaken", "Wijken": None}
    assert person(session, "000001").lookup.startswith("vries, sanne de sanne de vries 000001")


def test_the_same_file_again_changes_nothing(session, loaded):
    before = everybody(session)
    found = load_lines(session, loaded, *reversed(STAFF))

    assert (found.is_empty, numbers(found)) == (True, [0, 0, 0, 3, 0])
    assert everybody(session) == before
    assert len(list(session.scalars(select(AuditEvent)))) == 1


def test_a_look_writes_nothing(session, stad):
    found = plan_of(session, stad, *STAFF)

    assert numbers(found) == [3, 0, 0, 0, 0]
    assert everybody(session) == {}
    assert list(session.scalars(select(Department))) == []


def test_a_change_is_told_as_old_and_new(session, loaded):
    other = "000001;Sanne Smit;s.smit@stad.nl;Wijken;;balie, wijk;;31-12-2026;"
    found = plan_of(session, loaded, other, YOUSSEF, ANKE)

    assert [differences(one) for one in found.changed] == [
        [
            ("naam", "Sanne de Vries", "Sanne Smit"),
            ("email", "sanne@stad.nl", "s.smit@stad.nl"),
            ("afdeling", "Publiekszaken / Balie", "Wijken"),
            ("functie", "adviseur", "niets"),
            ("rollen", "balie", "balie, wijk"),
            ("in dienst", "01-02-2020", "niets"),
            ("uit dienst", "niets", "31-12-2026"),
            ("leidinggevende", "000003", "niets"),
        ]
    ]


def test_a_column_that_is_not_in_the_file_changes_nothing(session, loaded):
    found = load_lines(
        session,
        loaded,
        "000001;Sanne Smit;sanne@stad.nl",
        "000002;Youssef El Amrani;youssef@stad.nl",
        "000003;Anke Boer;anke@stad.nl",
        headings="personeelsnummer;naam;email",
    )

    assert [differences(one) for one in found.changed] == [[("naam", "Sanne de Vries", "Sanne Smit")]]
    assert person(session, "000001").function == "adviseur"


def test_who_is_not_in_the_file_leaves_and_comes_back_as_the_same_person(session, loaded):
    sanne = person(session, "000001")
    sanne.is_demo = True
    signed_in = sign_in_demo(session, person_id=sanne.id, now=NOW)
    before = sanne.id

    load_lines(session, loaded, YOUSSEF, ANKE)
    assert signed_in
    assert person(session, "000001").left_on == YESTERDAY
    assert list(session.scalars(select(SignIn))) == []

    found = load_lines(session, loaded, *STAFF)
    assert (numbers(found), person(session, "000001").id) == ([0, 1, 0, 2, 0], before)
    assert person(session, "000001").left_on is None


def test_somebody_on_a_refused_line_stays_as_they_are(session, loaded):
    before = everybody(session)
    found = load_lines(session, loaded, SANNE.replace("01-02-2020", "31-02-2020"), YOUSSEF, ANKE)

    assert (numbers(found), told(found)) == ([0, 0, 0, 2, 1], [(2, 7, "P040")])
    assert everybody(session) == before


def test_nobody_leaves_when_a_line_has_no_number_that_can_be_read(session, loaded):
    found = load_lines(session, loaded, ";Sanne de Vries;sanne@stad.nl", YOUSSEF, ANKE)

    assert numbers(found) == [0, 0, 0, 2, 1]
    assert [(entry.number, why.split(".")[0]) for entry, why in found.kept] == [
        ("000001", "Van een regel is het personeelsnummer niet te lezen")
    ]


def test_the_loader_and_beheer_never_leave_by_a_file(session, loaded):
    beheer = make_person(session, loaded, "Ineke Hart", personnel_number="b-1")
    session.add(RoleGrant(person_id=beheer.id, role="beheer"))
    session.flush()

    found = load_lines(session, loaded, YOUSSEF, ANKE, actor_id=person(session, "000001").id)

    assert {entry.name: why for entry, why in found.kept} == {
        "Sanne de Vries": "Je kunt jezelf niet uit dienst melden.",
        "Ineke Hart": "Heeft het recht beheer. Laat beheer dat eerst terugnemen.",
    }
    assert found.leaving == []


# A yes, and the log


def test_a_file_that_changes_much_needs_a_yes(session, loaded):
    with pytest.raises(Refusal, match="verandert 34 procent van de medewerkers"):
        load_lines(session, loaded, SANNE, YOUSSEF, yes=False)

    choose_share(session, organisation_id=loaded.id, share=40, actor_id=person(session, "000003").id, now=NOW)
    assert numbers(load_lines(session, loaded, SANNE, YOUSSEF, yes=False)) == [0, 0, 1, 2, 0]


def test_the_log_says_how_many_and_which_file_and_nothing_of_what_is_in_it(session, loaded):
    [event] = session.scalars(select(AuditEvent))

    assert (event.action, event.actor_id, event.organisation_id) == ("staff loaded", None, loaded.id)
    digest = event.facts.pop("sha256")
    assert len(digest) == 64
    assert event.facts == {
        "new": 3,
        "changed": 0,
        "left": 0,
        "unchanged": 0,
        "refused": 0,
        "departments_new": 3,
        "departments_renamed": 0,
    }


def test_another_organisation_is_left_alone(session, loaded):
    other = make_organisation(session, "anderstad")
    make_person(session, other, "Bob Anders", personnel_number="000001")
    session.flush()
    bob = session.scalars(select(Person).where(Person.organisation_id == other.id)).one()

    load_lines(session, loaded, YOUSSEF, ANKE)
    load_lines(session, other, *(line.replace("@stad", "@ander") for line in STAFF))

    assert (bob.name, bob.left_on) == ("Sanne de Vries", None)
    assert len(list(session.scalars(select(Person).where(Person.organisation_id == loaded.id)))) == 3


def test_who_left_before_they_were_known_is_not_stored(session, stad):
    gone = SANNE.replace(";;000003", ";01-01-2021;000003")
    found = load_lines(session, stad, gone, YOUSSEF, ANKE)

    assert (found.skipped, sorted(everybody(session))) == (1, ["000002", "000003"])
