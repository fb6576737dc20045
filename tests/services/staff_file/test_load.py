"""A file of staff: what it changes, what it leaves alone, and that twice is the same as once."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from elearn.db import AuditEvent, Department, JobRole, Person, RoleGrant, SignIn
from elearn.services.people.sign_in import sign_in_demo
from elearn.services.refusal import Refusal
from elearn.services.staff_file import choose_share
from elearn.services.staff_file.words import counts, differences
from tests.services.people import NOW, TODAY, make_organisation, make_person
from tests.services.staff_file.files import ANKE, SANNE, STAFF, YOUSSEF, load_lines, plan_of, told

YESTERDAY = TODAY - timedelta(days=1)


@pytest.fixture
def stad(session):
    return make_organisation(session)


@pytest.fixture
def loaded(session, stad):
    load_lines(session, stad, *STAFF)
    session.commit()
    return stad


def numbers(found) -> list[int]:
    return [number for _, number in counts(found)]


def person(session, number: str) -> Person:
    return session.scalars(select(Person).where(Person.personnel_number == number)).one()


def everybody(session) -> dict[str, tuple]:
    """number -> all that a file can say about somebody."""
    departments = {one.id: one.name for one in session.scalars(select(Department))}
    people = list(session.scalars(select(Person)))
    by_id = {one.id: one.personnel_number for one in people}
    return {
        one.personnel_number: (
            one.name,
            one.email,
            departments.get(one.department_id, ""),
            one.function,
            sorted(session.scalars(select(JobRole.role).where(JobRole.person_id == one.id))),
            one.started_on,
            one.left_on,
            by_id.get(one.manager_id, ""),
        )
        for one in people
    }


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
        "Ineke Hart": "Heeft het recht beheer. Neem dat eerst weg.",
    }
    assert found.leaving == []


# Addresses and numbers that move


def test_addresses_may_be_exchanged_in_one_file(session, loaded):
    one = SANNE.replace("sanne@", "youssef@")
    other = YOUSSEF.replace("youssef@", "sanne@")
    found = load_lines(session, loaded, one, other, ANKE)

    assert (numbers(found), told(found)) == ([0, 2, 0, 1, 0], [])
    assert (person(session, "000001").email, person(session, "000002").email) == (
        "youssef@stad.nl",
        "sanne@stad.nl",
    )


def test_somebody_new_may_get_the_address_of_who_leaves(session, loaded):
    gone = person(session, "000001").id
    new = SANNE.replace("000001", "000009").replace("Sanne de Vries", "Sandra Visser")
    found = load_lines(session, loaded, new, YOUSSEF, ANKE)

    assert numbers(found) == [1, 0, 1, 2, 0]
    assert person(session, "000009").email == "sanne@stad.nl"
    assert person(session, "000001").email == f"{gone}@geen-adres.invalid"
    assert person(session, "000001").left_on == YESTERDAY

    load_lines(session, loaded, YOUSSEF, ANKE, new)
    assert person(session, "000009").email == "sanne@stad.nl"


def test_the_same_person_with_a_new_number_keeps_their_records(session, loaded):
    before = person(session, "000001").id
    found = load_lines(session, loaded, SANNE.replace("000001", "100001"), YOUSSEF, ANKE)

    assert [differences(one) for one in found.changed] == [[("personeelsnummer", "000001", "100001")]]
    assert (numbers(found), person(session, "100001").id) == ([0, 1, 0, 2, 0], before)


def test_numbers_that_were_exchanged_are_refused(session, loaded):
    one, other = SANNE.replace("000001", "000002"), YOUSSEF.replace("000002", "000001")
    found = load_lines(session, loaded, one, other, ANKE)

    assert (numbers(found), told(found)) == ([0, 0, 0, 1, 2], [(2, 1, "P070"), (3, 1, "P070")])


def test_an_address_of_another_organisation_is_refused_without_a_word_about_it(session, loaded):
    make_person(session, make_organisation(session, "anderstad"), "Bob Anders", email="bob@ander.nl")
    found = load_lines(session, loaded, SANNE.replace("sanne@stad.nl", "bob@ander.nl"), YOUSSEF, ANKE)

    assert told(found) == [(2, 3, "P027")]
    assert "anderstad" not in str(found.problems)


def test_an_address_of_somebody_who_stays_as_is_is_refused(session, loaded):
    spoiled = SANNE.replace("01-02-2020", "wat?")
    found = load_lines(session, loaded, spoiled, YOUSSEF.replace("youssef@", "sanne@"), ANKE)

    assert told(found) == [(2, 7, "P040"), (3, 3, "P028")]


def test_a_refused_number_is_no_free_number(session, loaded):
    """Sanne's line with her old number is refused, so the new number is not hers."""
    found = load_lines(
        session, loaded, SANNE.replace("sanne@stad.nl", "?"), SANNE.replace("000001", "100001"), YOUSSEF, ANKE
    )

    assert (numbers(found), told(found)) == ([0, 0, 0, 2, 2], [(2, 3, "P025"), (3, 3, "P028")])


def test_lost_zeros_are_put_back_where_it_is_sure(session, stad):
    many = [f"{n:06};Naam {n};n{n}@stad.nl" for n in range(1, 13)]
    headings = "personeelsnummer;naam;email"
    load_lines(session, stad, *many, headings=headings)

    stripped = [line.lstrip("0") for line in many]
    found = load_lines(session, stad, *stripped, "99;Naam;n99@stad.nl", headings=headings)

    assert numbers(found) == [0, 0, 0, 12, 1]
    assert told(found) == [*((line, 1, "P014") for line in range(2, 14)), (14, 1, "P015")]


def test_a_number_with_and_without_zeros_is_told_on_both_lines(session, stad):
    many = [f"{n:06};Naam {n};n{n}@stad.nl" for n in range(1, 13)]
    headings = "personeelsnummer;naam;email"
    load_lines(session, stad, *many, headings=headings)

    found = load_lines(session, stad, *many, "1;Naam;ander@stad.nl", headings=headings)

    assert told(found) == [(2, 1, "P013"), (14, 1, "P013")]
    assert numbers(found) == [0, 0, 0, 11, 2]


# Managers and roles


def test_managers_who_go_round_are_refused_and_others_are_not(session, loaded):
    round_ = ANKE + "000001"
    found = load_lines(session, loaded, SANNE, YOUSSEF, round_)

    assert told(found) == [(2, 9, "P062"), (4, 9, "P062")]
    assert person(session, "000003").manager_id is None


def test_a_manager_who_is_not_there_is_left_out(session, loaded):
    found = load_lines(session, loaded, SANNE[:-6] + "999", YOUSSEF[:-6] + "000002", ANKE)

    assert told(found) == [(2, 9, "P061"), (3, 9, "P060")]
    assert (person(session, "000001").manager_id, person(session, "000002").manager_id) == (None, None)


def test_a_role_that_is_surely_misspelt_is_refused_and_a_new_one_is_told_once(session, loaded):
    found = load_lines(
        session,
        loaded,
        SANNE.replace(";balie;", ";bali;"),
        YOUSSEF.replace(";;", ";Coach,Balie;", 1),
        ANKE.replace(";;", ";coach;", 1),
    )

    assert told(found) == [(2, 6, "P050"), (3, 6, "P051")]
    assert everybody(session)["000002"][4] == ["balie", "coach"]


# Departments


def test_a_department_that_everybody_took_along_is_renamed(session, loaded):
    ids = {one.name: one.id for one in session.scalars(select(Department))}
    found = load_lines(session, loaded, *(one.replace("Publiekszaken", "Dienstverlening") for one in STAFF))

    assert found.renamed == {
        "Publiekszaken": "Dienstverlening",
        "Publiekszaken / Balie": "Dienstverlening / Balie",
    }
    assert numbers(found) == [0, 0, 0, 3, 0]
    assert {one.name: one.id for one in session.scalars(select(Department))} == {
        "Dienstverlening": ids["Publiekszaken"],
        "Dienstverlening / Balie": ids["Publiekszaken / Balie"],
        "Wijken": ids["Wijken"],
    }


def test_a_department_where_somebody_stayed_is_not_renamed(session, loaded):
    found = load_lines(session, loaded, SANNE, YOUSSEF, ANKE.replace("Publiekszaken", "Bestuur"))

    assert (found.renamed, found.departments) == ({}, ["Bestuur"])
    assert everybody(session)["000003"][2] == "Bestuur"


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
