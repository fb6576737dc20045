"""A made-up municipality is a right one: its chain holds, and its numbers add up."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict
from pathlib import Path

import pytest
from sqlalchemy import func, select

from elearn.content.load import load_library
from elearn.db import Assignment, AssignmentEvent, Completion, Department, Organisation, Person, RoleGrant
from elearn.services.people import sign_in as people
from elearn.services.records.chain import CHAINS, check_chain, end_of
from elearn.services.records.holders import check_holders
from elearn.services.refusal import Refusal
from elearn.services.synthetic import fill
from tests.services.people import NOW, TODAY

MODULES = Path(__file__).parents[3] / "modules"
PASSWORD = "een wachtwoord voor deze proef"


@pytest.fixture(scope="module")
def library():
    """The content that we ship: its paths are the roles of the people."""
    return load_library(MODULES).library


def make(session, library, code="vulstad", people=300, seed=1):
    return fill(session, library, code=code, people=people, password=PASSWORD, seed=seed, now=NOW)


def test_the_chain_of_completions_holds_and_the_figures_are_those_of_the_database(session, library):
    filled = make(session, library)
    organisation = session.scalars(select(Organisation)).one()

    tables = {"people": Person, "departments": Department, "assignments": Assignment}
    counted = {name: session.scalar(select(func.count()).select_from(one)) for name, one in tables.items()}
    assert asdict(filled) == counted | {"completions": end_of(session, Completion, organisation.id).length}
    assert filled.people == 300
    assert filled.completions > 100
    for chain in CHAINS:
        assert check_chain(session, chain, organisation_id=organisation.id) is None
    assert check_holders(session, organisation_id=organisation.id) is None


def test_an_assignment_holds_the_last_completion_of_its_path(session, library):
    make(session, library)

    last = {
        (one.person_id, one.path_id): (one.id, one.completed_on, one.valid_until)
        for one in session.scalars(select(Completion).order_by(Completion.number))
    }
    standing = {
        (one.person_id, one.path_id): (one.completion_id, one.completed_on, one.valid_until)
        for one in session.scalars(select(Assignment))
    }
    assert standing == dict.fromkeys(standing, (None, None, None)) | last


def test_people_have_a_past_with_every_state_in_it(session, library):
    make(session, library, people=1500)
    assignments = list(session.scalars(select(Assignment)))

    states = {
        "not begun": lambda one: one.started_at is None,
        "begun": lambda one: one.started_at and not one.completion_id,
        "late": lambda one: not one.completion_id and one.due_on < TODAY,
        "valid": lambda one: one.valid_until and one.valid_until >= TODAY,
        "expired": lambda one: one.valid_until and one.valid_until < TODAY,
        "exempt": lambda one: one.exempt_from,
        "paused": lambda one: one.paused_from,
        "ended": lambda one: one.ended_at,
    }
    assert [name for name, holds in states.items() if not any(map(holds, assignments))] == []
    assert any(number > 1 for number in session.scalars(select(Completion.number)))
    assert session.scalar(select(func.count()).where(Person.left_on < TODAY)) > 50
    assert session.scalar(select(func.max(Completion.completed_at))) < NOW
    assert set(session.scalars(select(AssignmentEvent.kind))) == {
        "toegewezen",
        "vrijgesteld",
        "gepauzeerd",
        "ingetrokken",
    }


def test_departments_are_a_tree_with_whole_names(session, library):
    make(session, library)
    names = {one.id: one.name for one in session.scalars(select(Department))}

    found = session.execute(select(Department.name, Department.parent_id)).all()
    assert {name: names.get(parent, "") for name, parent in found} == {
        name: name.rpartition(" / ")[0] for name in names.values()
    }


def test_the_first_three_sign_in_and_have_a_right_each(session, library):
    make(session, library)

    found = session.execute(
        select(Person.email, RoleGrant.role).join(RoleGrant).order_by(Person.personnel_number)
    )
    assert [tuple(row) for row in found] == [
        ("m0000001@vulstad.example", "hr"),
        ("m0000002@vulstad.example", "beheer"),
        ("m0000003@vulstad.example", "trainer"),
    ]
    outcome = people.sign_in(
        session, email="m0000001@vulstad.example", password=PASSWORD, address="::1", now=NOW
    )
    assert isinstance(outcome, people.SignedIn)


def test_the_same_seed_makes_the_same_people(session, library):
    make(session, library, "een", seed=7)
    make(session, library, "twee", seed=7)
    make(session, library, "drie", seed=8)

    per_organisation = [
        Counter(
            tuple(row)
            for row in session.execute(
                select(Person.name, Person.function, Person.started_on)
                .join(Organisation)
                .where(Organisation.code == code)
            )
        )
        for code in ("een", "twee", "drie")
    ]
    assert per_organisation[0] == per_organisation[1] != per_organisation[2]


def test_a_code_that_is_taken_is_refused(session, library):
    make(session, library, people=3)

    with pytest.raises(Refusal, match="Er is al een organisatie met deze code"):
        make(session, library, people=3)
