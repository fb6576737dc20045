"""The list for HR: what is in it, what can be asked, and what can never be in it."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import UTC, date, datetime, timedelta
from itertools import product

import pytest
from sqlalchemy import select
from sqlalchemy.dialects import sqlite

from elearn.db import Assignment, Base
from elearn.services.certification import STATUSES
from elearn.services.progress import CompletionView, Facts, progress_of_path
from elearn.services.progress.facts import load_facts
from elearn.services.records.completions import record_completion
from elearn.services.records.registrations import (
    Registration,
    RegistrationFilter,
    departments,
    page_of,
    registrations,
    stream,
)
from tests.services.content import LIBRARY, make_library
from tests.services.people import (
    NOW,
    TODAY,
    assign,
    finish_path,
    make_department,
    make_organisation,
    make_person,
    statements,
)


@pytest.fixture
def stad(session):
    """Three colleagues: one finished, one busy with two paths, one who lapsed; and a neighbour."""
    stad = make_organisation(session)
    balie, wijken = (make_department(session, stad, name) for name in ("Wijken", "Balie"))
    sanne = make_person(session, stad, department_id=balie.id)
    cagla = make_person(session, stad, "Çağla Öztürk", department_id=wijken.id)
    omer = make_person(session, stad, "Ömer 100%_Demir")
    assign(session, sanne.id, "balie", due_on=date(2026, 12, 24))
    assign(session, cagla.id, "balie", started_at=NOW)
    assign(session, cagla.id, "wijk")
    assign(session, omer.id, "wijk", started_at=NOW - timedelta(days=800))
    finish_path(session, sanne.id, "balie")
    complete(session, omer.id, "wijk", NOW - timedelta(days=790))
    elsewhere = make_person(session, make_organisation(session, "elders"), "Sanne Elders")
    assign(session, elsewhere.id, "balie")
    session.commit()
    return stad


def complete(session, person_id, path_id, at) -> CompletionView:
    facts: Facts = load_facts(session, person_id)
    return record_completion(session, LIBRARY, facts, person_id=person_id, path_id=path_id, now=at)


def ask(session, organisation, today=TODAY, library=LIBRARY, **wanted):
    facts = {"organisation_id": organisation.id, "wanted": RegistrationFilter(**wanted), "today": today}
    return list(stream(session, library, **facts))


def names(session, organisation, **wanted):
    return [(row.name, row.path_id) for row in ask(session, organisation, **wanted)]


ALL = [
    ("Ömer 100%_Demir", "wijk"),
    ("Çağla Öztürk", "balie"),
    ("Çağla Öztürk", "wijk"),
    ("Sanne de Vries", "balie"),
]


def test_every_assignment_is_one_row_by_family_name(session, stad):
    assert names(session, stad) == ALL


def test_a_row_says_all_that_hr_needs(session, stad):
    *_, sanne = ask(session, stad)

    assert sanne == Registration(
        registration_id=sanne.registration_id,
        personnel_number="000001",
        name="Sanne de Vries",
        email="sanne1@voorbeeldstad.nl",
        organisation_code="voorbeeldstad",
        department="Wijken",
        path_id="balie",
        path_title="Balie",
        status="geldig",
        assigned_on=TODAY,
        due_on=date(2026, 12, 24),
        started_on=TODAY,
        completed_on=TODAY,
        valid_until=date(2028, 11, 24),
        edition="editie-1",
        certificate_code=sanne.certificate_code,
    )
    assert sanne.registration_id in session.scalars(select(Assignment.id)).all()


def test_hr_gets_no_more_than_this():
    assert [field.name for field in fields(Registration)] == [
        "registration_id",
        "personnel_number",
        "name",
        "email",
        "organisation_code",
        "department",
        "path_id",
        "path_title",
        "status",
        "assigned_on",
        "due_on",
        "started_on",
        "completed_on",
        "valid_until",
        "edition",
        "certificate_code",
    ]


def test_the_query_touches_no_table_with_answers_points_or_attempts(stad):
    query = registrations(
        organisation_id=stad.id,
        wanted=RegistrationFilter("balie", stad.id, "bezig", TODAY, TODAY, "x"),
        policies={},
        today=TODAY,
    )
    sql = str(query.compile(dialect=sqlite.dialect())).split()

    touched = {table for table in Base.metadata.tables if table in sql}
    assert touched == {"assignment", "person", "organisation", "department", "completion"}


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ({"status": "geldig"}, [ALL[3]]),
        ({"status": "bezig"}, [ALL[1]]),
        ({"status": "niet-gestart"}, [ALL[2]]),
        ({"status": "verlopen"}, [ALL[0]]),
        ({"path_id": "wijk"}, [ALL[0], ALL[2]]),
        ({"from_": TODAY, "until": TODAY}, [ALL[3]]),
        ({"from_": TODAY + timedelta(days=1)}, []),
        ({"until": TODAY - timedelta(days=1)}, [ALL[0]]),
        ({"query": "cagla"}, ALL[1:3]),
        ({"query": "ÖZTÜRK Çağla"}, ALL[1:3]),
        ({"query": "000001"}, [ALL[3]]),
        ({"query": "sanne1@"}, [ALL[3]]),
        ({"query": "%_"}, [ALL[0]]),
        ({"query": "%a%"}, []),
        ({"query": "  "}, ALL),
        ({"query": "sanne", "status": "bezig"}, []),
        ({"query": "'; DROP TABLE person; --"}, []),
    ],
    ids=str,
)
def test_a_filter_leaves_what_was_asked(session, stad, wanted, expected):
    assert names(session, stad, **wanted) == expected


def test_a_department_holds_whoever_works_below_it_and_nobody_who_left(session, stad):
    top = {name: id_ for id_, name in departments(session, organisation_id=stad.id).items()}["Wijken"]
    before = names(session, stad, department_id=top)
    for name, department, left_on in (
        ("Zed Onder", "Wijken / Noord", None),
        ("Zed Weg", "Wijken / Noord", date(2020, 1, 1)),
        ("Zed Elders", "Wijkenbouw", None),
    ):
        found = {one: id_ for id_, one in departments(session, organisation_id=stad.id).items()}
        department_id = found.get(department) or make_department(session, stad, department).id
        person = make_person(session, stad, name, department_id=department_id, left_on=left_on)
        assign(session, person.id, "balie")

    assert names(session, stad, department_id=top) == [("Zed Onder", "balie"), *before]


def test_a_department_leaves_its_own_people(session, stad):
    found = {name: id_ for id_, name in departments(session, organisation_id=stad.id).items()}

    assert list(found) == ["Balie", "Wijken"]
    assert names(session, stad, department_id=found["Balie"]) == ALL[1:3]


def test_a_renewed_completion_shows_its_last_period(session, stad):
    omer = session.scalars(
        select(Assignment.person_id).where(Assignment.started_at < NOW - timedelta(days=1))
    ).one()
    again = complete(session, omer, "wijk", NOW)

    [row, *_] = ask(session, stad)

    assert (row.status, row.completed_on, row.certificate_code) == ("geldig", TODAY, again.code)
    assert names(session, stad) == ALL


def test_a_path_that_left_the_content_keeps_a_title(session, stad):
    without = make_library(replace(LIBRARY.modules["klein"], paths={}))

    assert [row.path_title for row in ask(session, stad, library=without)] == [
        "Wijk",
        "balie",
        "wijk",
        "Balie",
    ]


def test_a_page_knows_the_whole(session, stad):
    facts = {"organisation_id": stad.id, "wanted": RegistrationFilter(), "today": TODAY}

    page = page_of(session, LIBRARY, **facts, page=2, size=3)

    assert ([row.name for row in page.rows], page.total) == (["Sanne de Vries"], 4)


def test_a_file_holds_what_the_screen_shows(session, stad):
    facts = {"organisation_id": stad.id, "wanted": RegistrationFilter(query="a"), "today": TODAY}

    assert page_of(session, LIBRARY, **facts, page=1, size=99).rows == tuple(
        stream(session, LIBRARY, **facts)
    )


@pytest.mark.parametrize("more", [0, 20])
def test_a_page_takes_four_queries_whatever_its_length(session, stad, more):
    for number in range(more):
        assign(session, make_person(session, stad, f"Collega {number}").id, "balie")
    facts = {"organisation_id": stad.id, "wanted": RegistrationFilter(), "today": TODAY}

    with statements(session) as sent:
        page_of(session, LIBRARY, **facts, page=1, size=50)

    assert len(sent) == 4


def test_the_status_in_the_list_is_the_status_of_the_learner(session):
    """Every combination of started, and of the days around the last valid one and the renewal."""
    stad = make_organisation(session)
    expected = []
    for started, age in product([None, NOW - timedelta(days=900)], [None, 0, 670, 671, 730, 731, 732]):
        person = make_person(session, stad, f"Naam {len(expected):02}")
        due_on = TODAY - timedelta(days=len(expected) % 2)
        assign(session, person.id, "balie", started_at=started, due_on=due_on)
        if age is not None:
            complete(session, person.id, "balie", NOW - timedelta(days=age))
        progress = progress_of_path(LIBRARY, load_facts(session, person.id), "balie", now=NOW)
        expected.append(progress.standing.code)

    assert [row.status for row in ask(session, stad)] == expected
    assert set(expected) == set(STATUSES) - {"vrijgesteld", "bezig"}


def test_days_are_days_in_amsterdam(session):
    stad = make_organisation(session)
    late = datetime(2026, 11, 23, 23, 30, tzinfo=UTC)
    person = make_person(session, stad)
    session.add(Assignment(person_id=person.id, path_id="balie", assigned_at=late, started_at=late))
    session.flush()

    [row] = ask(session, stad)

    assert (row.assigned_on, row.started_on) == (date(2026, 11, 24), date(2026, 11, 24))
