"""Where somebody works, on their assignments: whatever writes a person, the database copies it."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import insert, select, update

from elearn.db import Assignment, Department, Organisation, Person
from elearn.db.base import new_id
from elearn.db.people.person import lookup_of

NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)


@pytest.fixture
def place(session):
    """A town with two departments."""
    organisation = Organisation(code="voorbeeldstad", name="Gemeente Voorbeeldstad")
    session.add(organisation)
    session.flush()
    departments = [Department(organisation_id=organisation.id, name=name) for name in ("Balie", "Wijken")]
    session.add_all(departments)
    session.flush()
    return organisation.id, *(one.id for one in departments)


@pytest.fixture
def people(session, place):
    """Sanne and Bilal at the counter, each with a path."""
    found = [_person(session, place, name) for name in ("Sanne", "Bilal")]
    session.add(Assignment(person_id=found[0], path_id="balie", assigned_at=NOW))
    session.flush()
    row = {"id": new_id(), "person_id": found[1], "path_id": "balie", "assigned_at": NOW, "reason": ""}
    session.execute(insert(Assignment), [row])
    return found


def _person(session, place, name):
    person = Person(
        organisation_id=place[0],
        department_id=place[1],
        name=name,
        email=f"{name.lower()}@voorbeeldstad.example",
        personnel_number=name,
        created_at=NOW,
    )
    session.add(person)
    session.flush()
    return person.id


def copied(session):
    columns = Assignment.organisation_id, Assignment.department_id, Assignment.left_on, Assignment.lookup
    found = session.execute(select(Assignment.person_id, *columns))
    return {row[0]: tuple(row[1:]) for row in found}


def test_a_new_assignment_knows_where_its_person_works(session, place, people):
    organisation, balie, _ = place

    assert copied(session) == {
        people[0]: (organisation, balie, None, lookup_of("Sanne", "Sanne", "sanne@voorbeeldstad.example")),
        people[1]: (organisation, balie, None, lookup_of("Bilal", "Bilal", "bilal@voorbeeldstad.example")),
    }


@pytest.mark.parametrize(("column", "place_of_it"), [("department_id", 1), ("left_on", 2), ("lookup", 3)])
def test_a_person_who_changes_takes_the_assignments_along(session, place, people, column, place_of_it):
    value = {"department_id": place[2], "left_on": date(2026, 11, 30), "lookup": "iemand"}[column]
    before = copied(session)

    session.execute(update(Person).where(Person.id == people[0]).values({column: value}))

    moved = list(before[people[0]])
    moved[place_of_it] = value
    assert copied(session) == before | {people[0]: tuple(moved)}


@pytest.mark.usefixtures("people")
def test_a_person_without_a_department_leaves_none_behind(session):
    session.execute(update(Person).values(department_id=None))

    assert {row[1] for row in copied(session).values()} == {None}
