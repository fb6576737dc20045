"""Who works on which module: given, taken away, and written down. On both databases."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from elearn.content.shelf import Shelf
from elearn.db import AuditEvent, ModuleGrant, Organisation, RoleGrant
from elearn.services.authoring.grants import Grant, give_module, modules_of, take_module, trainers_of
from elearn.services.refusal import NotThere
from tests.content.cases import copy_good
from tests.services.people import NOW, at_once, make_organisation, make_person


@pytest.fixture
def shelf(tmp_path) -> Shelf:
    return Shelf(copy_good(tmp_path), clock=lambda: NOW)


@pytest.fixture
def home(session):
    return make_organisation(session).id


@pytest.fixture
def people(session, home) -> dict[str, object]:
    """Tarik and Lieke are trainers, Ineke manages who may do what, Sanne only learns."""
    found: dict[str, object] = {}
    for name, role in (("Tarik Yılmaz", "trainer"), ("Ineke Hart", "beheer"), ("Lieke Hof", "trainer")):
        person = make_person(session, session.get_one(Organisation, home), name)
        session.add(RoleGrant(person_id=person.id, role=role))
        found[name.split()[0]] = person.id
    found["Sanne"] = make_person(session, session.get_one(Organisation, home)).id
    session.commit()
    return found


@pytest.fixture
def grant(people, home):
    """A module for somebody, decided by Ineke."""

    def make(name="Tarik", module_id="buurt", organisation_id=home) -> Grant:
        return Grant(people[name], module_id, organisation_id, people["Ineke"])

    return make


def written(session) -> list[tuple[object, str, dict[str, str]]]:
    found = session.execute(
        select(AuditEvent.actor_id, AuditEvent.action, AuditEvent.facts).order_by(AuditEvent.sequence)
    )
    return [tuple(row) for row in found]


def test_a_trainer_works_on_what_was_given_until_it_is_taken_away(session, shelf, people, grant):
    mine = []
    for act in (give_module, lambda session, _, one, now: take_module(session, one, now=now)):
        assert act(session, shelf, grant(), now=NOW)
        mine.append(modules_of(session, shelf, person_id=people["Tarik"]))

    assert mine == [("buurt",), ()]
    facts = {"person": str(people["Tarik"]), "module": "buurt"}
    assert written(session) == [
        (people["Ineke"], "module given", facts),
        (people["Ineke"], "module taken away", facts),
    ]


def test_what_changes_nothing_is_not_written_down(session, shelf, grant):
    give_module(session, shelf, grant(), now=NOW)

    assert not give_module(session, shelf, grant(), now=NOW)
    assert take_module(session, grant(), now=NOW)
    assert not take_module(session, grant(), now=NOW)
    assert [action for _, action, _ in written(session)] == ["module given", "module taken away"]


def test_two_people_who_give_at_once_give_it_once(session, sessions, shelf, grant):
    one = grant()

    changed = at_once(sessions, lambda own, _: give_module(own, shelf, one, now=NOW), 4)

    assert sorted(changed) == [False, False, False, True]
    assert len(session.scalars(select(ModuleGrant)).all()) == 1


def test_every_trainer_is_listed_on_family_name_with_the_own_modules(session, shelf, home, grant):
    give_module(session, shelf, grant("Lieke"), now=NOW)

    listed = [(one.name, one.module_ids) for one in trainers_of(session, organisation_id=home)]

    assert listed == [("Lieke Hof", ("buurt",)), ("Tarik Yılmaz", ())]


def test_a_module_that_is_gone_can_only_be_taken_away(session, shelf, people, grant):
    session.add(ModuleGrant(person_id=people["Tarik"], module_id="weg"))
    session.flush()

    with pytest.raises(NotThere):
        give_module(session, shelf, grant(module_id="weg"), now=NOW)
    assert take_module(session, grant(module_id="weg"), now=NOW)


@pytest.mark.parametrize("name", ["Sanne", "Ineke"])
def test_only_a_trainer_gets_a_module(session, shelf, grant, name):
    with pytest.raises(NotThere):
        give_module(session, shelf, grant(name), now=NOW)
    assert written(session) == []


def test_beheer_of_another_organisation_decides_nothing(session, shelf, grant):
    elsewhere = make_organisation(session, "elders").id
    give_module(session, shelf, grant(), now=NOW)

    assert trainers_of(session, organisation_id=elsewhere) == ()
    for act in (
        lambda: give_module(session, shelf, grant("Lieke", organisation_id=elsewhere), now=NOW),
        lambda: take_module(session, grant(organisation_id=elsewhere), now=NOW),
    ):
        with pytest.raises(NotThere):
            act()
    assert len(session.scalars(select(ModuleGrant)).all()) == 1
