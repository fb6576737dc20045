"""Addresses, numbers, managers and departments that move by a file of staff."""

from __future__ import annotations

from sqlalchemy import select

from elearn.db import Department
from elearn.services.staff_file.words import differences
from tests.services.people import make_organisation, make_person
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
    told,
)


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
