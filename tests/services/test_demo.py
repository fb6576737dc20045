"""The municipality to look around in."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select

from elearn.content.load import load_library
from elearn.db import AuditEvent, Organisation, Person
from elearn.services import audit
from elearn.services.certification import STATUSES
from elearn.services.demo import PASSWORD, demo_people, make_demo_organisation
from elearn.services.learning.learning_paths import overview
from elearn.services.people import sign_in as people
from elearn.services.records.chain import CHAINS, check_chain
from elearn.services.records.registrations import RegistrationFilter, stream
from tests.services.content import LIBRARY
from tests.services.people import NOW, TODAY, at_once

MODULES = Path(__file__).parents[2] / "modules"


@pytest.fixture(scope="module")
def library():
    """The content that we ship: the demo people take its paths."""
    return load_library(MODULES).library


@pytest.fixture
def demo(session, library):
    make_demo_organisation(session, library, now=NOW)
    session.commit()
    return session.scalars(select(Organisation)).one()


def everybody(session, library, demo):
    return list(stream(session, library, organisation_id=demo.id, wanted=RegistrationFilter(), today=TODAY))


@pytest.mark.usefixtures("demo")
def test_there_is_a_button_for_each_path_and_each_right(session, library):
    found = {}
    for person in demo_people(session):
        token = people.sign_in_demo(session, person_id=person.id, now=NOW).token
        visitor = people.resume(session, token=token, now=NOW)
        paths = overview(session, library, person_id=person.id, now=NOW).paths
        found[visitor.name] = ([path.path.id for path in paths], set(visitor.roles), person.label)

    assert found == {
        "Sanne de Vries": (["baliemedewerker"], set(), "Baliemedewerker"),
        "Youssef El Amrani": (["wijknetwerker"], set(), "Wijknetwerker"),
        "Anke Boer": (["aandachtsfunctionaris"], set(), "Aandachtsfunctionaris"),
        "Joris Kuiper": (["communicatieadviseur"], set(), "Communicatieadviseur"),
        "Çağla Öztürk": (["baliemedewerker", "communicatieadviseur"], set(), "Balie en communicatie"),
        "Tarik Yılmaz": ([], {"trainer"}, "Trainer"),
        "Lieke Hofman": ([], {"trainer"}, "Trainer en collega van Tarik"),
        "Mirjam Bakker": ([], {"hr"}, "HR-medewerker"),
        "Ineke ’t Hart": ([], {"beheer"}, "Beheerder"),
    }


@pytest.mark.usefixtures("demo")
def test_the_password_on_the_page_is_right(session):
    email = session.scalar(select(Person.email).where(Person.name == "Sanne de Vries"))

    signed_in = people.sign_in(session, email=email, password=PASSWORD, address="::1", now=NOW)

    assert isinstance(signed_in, people.SignedIn)


@pytest.mark.usefixtures("demo")
def test_colleagues_cannot_sign_in(session):
    other = session.scalars(select(Person).where(~Person.is_demo)).all()

    assert len(other) == 30
    assert {one.password_hash for one in other} == {None}


def test_hr_sees_a_list_with_every_status(session, library, demo):
    rows = everybody(session, library, demo)

    statuses = Counter(row.status for row in rows)
    assert set(statuses) == set(STATUSES) - {"vrijgesteld"}
    assert (len(rows), statuses["verlopen"]) == (36, 2)
    assert [check_chain(session, one, organisation_id=demo.id) for one in CHAINS] == [None] * len(CHAINS)


def test_no_row_of_the_list_contradicts_itself(session, library, demo):
    for row in everybody(session, library, demo):
        days = [row.assigned_on, row.started_on, row.completed_on]
        known = [day for day in days if day]
        assert known == sorted(known)
        assert (row.completed_on is None) == (row.status in ("niet-gestart", "bezig", "te-laat"))


def test_every_contact_of_the_content_is_filled_in(library, demo):
    wanted = {contact.id for module in library.modules.values() for contact in module.contacts}

    assert wanted <= set(demo.contacts)


def test_a_second_start_changes_nothing(session, library, demo):
    before = everybody(session, library, demo)
    make_demo_organisation(session, library, now=NOW + timedelta(days=1))

    assert everybody(session, library, demo) == before


def test_two_processes_that_start_together_make_one(sessions, session, library):
    at_once(sessions, lambda one, _: make_demo_organisation(one, library, now=NOW), 3)

    assert session.scalar(select(func.count()).select_from(Person)) == 39


def test_content_without_the_roles_makes_people_without_paths(session):
    make_demo_organisation(session, LIBRARY, now=NOW)

    assert len(demo_people(session)) == 9


def test_without_a_demo_there_are_no_buttons(session):
    assert demo_people(session) == ()


@pytest.mark.usefixtures("demo")
def test_what_somebody_did_is_written_down(session):
    actor_id = session.scalar(select(Person.id).limit(1))
    audit.record(session, actor_id=actor_id, action="export", facts={"rijen": 36}, now=NOW)

    event = session.scalars(select(AuditEvent)).one()

    assert (event.at, event.actor_id, event.action, event.facts) == (NOW, actor_id, "export", {"rijen": 36})
