"""Rules in the database: what HR saves reaches everybody, once, and is written down."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from sqlalchemy import select

from elearn.db import Assignment, AssignmentEvent, AssignmentRule, AuditEvent, JobRole, Person
from elearn.services.assignments.rules import (
    apply_rules,
    end_rule,
    make_rule,
    overview,
    preview,
    rule_with,
)
from elearn.services.assignments.values import Counts, Rule
from elearn.services.refusal import NotThere
from tests.services.people import at_once, make_department, make_organisation, make_person, statements

NOW = datetime(2026, 11, 25, 9, 30, tzinfo=UTC)


@pytest.fixture
def town(session):
    """A municipality: HR, two people at the desk, one of them below it, one elsewhere, one who left."""
    organisation = make_organisation(session)
    desk = make_department(session, organisation, "Publiekszaken")
    team = make_department(session, organisation, "Publiekszaken / Balie")
    make_person(session, organisation, "Mirjam Bakker")
    make_person(session, organisation, "Anna Aarts", department_id=desk.id)
    bram = make_person(session, organisation, "Bram Bos", department_id=team.id)
    make_person(session, organisation, "Cor Cats", department_id=desk.id, left_on=date(2026, 11, 24))
    session.add(JobRole(person_id=bram.id, role="baliemedewerker"))
    session.commit()
    return organisation


def hr(session):
    return session.scalars(select(Person.id).where(Person.name == "Mirjam Bakker")).one()


def department(session, name):
    found = session.execute(select(Person.department_id).where(Person.name == name)).scalar_one()
    assert found
    return found


def save(session, town, draft, **more):
    return make_rule(session, organisation_id=town.id, draft=draft, actor_id=hr(session), now=NOW, **more)


def paths(session):
    """Who has which path now, by when."""
    found = session.execute(
        select(Person.name, Assignment.path_id, Assignment.due_on)
        .join(Assignment, Assignment.person_id == Person.id)
        .where(Assignment.ended_at.is_(None))
        .order_by(Person.name, Assignment.path_id)
    )
    return [tuple(row) for row in found]


def the_desk(session, **more):
    facts = {"department_id": department(session, "Anna Aarts"), "department": "Publiekszaken"}
    return Rule(uuid4(), "balie", **({"due_days": 30} | facts | more))


def test_a_rule_reaches_everybody_it_fits_and_nobody_who_left(session, town):
    found = save(session, town, the_desk(session))

    assert found == Counts(toewijzen=2)
    due = date(2026, 12, 25)
    assert paths(session) == [("Anna Aarts", "balie", due), ("Bram Bos", "balie", due)]


def test_a_preview_says_the_same_and_changes_nothing(session, town):
    draft = the_desk(session)

    seen = preview(session, organisation_id=town.id, draft=draft, now=NOW, shown=1)

    assert paths(session) == []
    assert seen.counts == save(session, town, draft) == Counts(toewijzen=2)
    assert [(one.kind, one.name, one.due_on, one.reason) for one in seen.first] == [
        (
            "toewijzen",
            "Anna Aarts",
            date(2026, 12, 25),
            "Je gemeente vraagt dit van iedereen bij Publiekszaken.",
        )
    ]


def test_rules_done_twice_change_nothing_and_write_nothing(session, town):
    save(session, town, the_desk(session))
    before = len(session.scalars(select(AssignmentEvent)).all())

    again = apply_rules(session, organisation_id=town.id, now=NOW)

    assert again == Counts()
    assert len(session.scalars(select(AssignmentEvent)).all()) == before


def test_a_new_colleague_comes_under_the_rule_when_it_is_done_again(session, town):
    save(session, town, the_desk(session))
    make_person(session, town, "Dirk Dam", department_id=department(session, "Bram Bos"))

    apply_rules(session, organisation_id=town.id, now=NOW + timedelta(days=1))

    assert paths(session)[-1] == ("Dirk Dam", "balie", date(2026, 12, 26))


def test_a_changed_rule_takes_the_place_of_the_old_one(session, town):
    old = the_desk(session)
    save(session, town, old)

    new = the_desk(session, role="baliemedewerker", due_days=None, due_on=date(2027, 3, 1))
    save(session, town, new, replaces=old.id)

    assert paths(session) == [("Bram Bos", "balie", date(2027, 3, 1))]
    assert [(one.rule.id, one.people) for one in overview(session, organisation_id=town.id)] == [(new.id, 1)]
    kinds = session.execute(
        select(Person.name, AssignmentEvent.kind)
        .join(Assignment, Assignment.id == AssignmentEvent.assignment_id)
        .join(Person, Person.id == Assignment.person_id)
        .order_by(Person.name, AssignmentEvent.at, AssignmentEvent.id)
    )
    assert [tuple(row) for row in kinds] == [
        ("Anna Aarts", "toegewezen"),
        ("Anna Aarts", "ingetrokken"),
        ("Bram Bos", "toegewezen"),
        ("Bram Bos", "toegewezen"),
    ]


def test_ending_a_rule_takes_away_what_nobody_finished(session, town):
    rule = the_desk(session)
    save(session, town, rule)

    end_rule(session, organisation_id=town.id, rule_id=rule.id, actor_id=hr(session), now=NOW)

    assert paths(session) == []
    with pytest.raises(NotThere):
        rule_with(session, organisation_id=town.id, rule_id=rule.id)


def test_two_roles_give_two_paths(session, town):
    save(session, town, the_desk(session))
    save(session, town, Rule(uuid4(), "wijk", role="baliemedewerker"))

    assert [row[:2] for row in paths(session)] == [
        ("Anna Aarts", "balie"),
        ("Bram Bos", "balie"),
        ("Bram Bos", "wijk"),
    ]


def test_another_organisation_keeps_its_rules_and_people(session, town):
    rule = the_desk(session)
    save(session, town, rule)
    other = make_organisation(session, "anderstad")
    make_person(session, other, "Xander Xu")

    with pytest.raises(NotThere):
        rule_with(session, organisation_id=other.id, rule_id=rule.id)
    with pytest.raises(NotThere):
        end_rule(session, organisation_id=other.id, rule_id=rule.id, actor_id=hr(session), now=NOW)
    assert overview(session, organisation_id=other.id) == []
    everybody = Rule(uuid4(), "balie")
    seen = preview(session, organisation_id=other.id, draft=everybody, now=NOW, shown=5)
    assert [one.name for one in seen.first] == ["Xander Xu"]


def test_who_made_and_ended_a_rule_is_written_down(session, town):
    rule = the_desk(session)
    save(session, town, rule)
    end_rule(session, organisation_id=town.id, rule_id=rule.id, actor_id=hr(session), now=NOW)

    found = session.execute(select(AuditEvent.action, AuditEvent.actor_id, AuditEvent.facts))
    facts = {"rule": str(rule.id)}
    assert [tuple(row) for row in found] == [
        ("rule made", hr(session), facts),
        ("rule ended", hr(session), facts),
    ]
    row = session.scalars(select(AssignmentRule)).one()
    assert (row.created_by_id, row.ended_by_id, row.ended_at) == (hr(session), hr(session), NOW)


def test_two_who_do_the_rules_at_once_give_everybody_one_path(session, sessions, town):
    save(session, town, the_desk(session))
    for number in range(20):
        make_person(session, town, f"Nieuw {number}", department_id=department(session, "Anna Aarts"))
    session.commit()

    found = at_once(sessions, lambda one, _: apply_rules(one, organisation_id=town.id, now=NOW), 2)

    assert sorted(one.toewijzen for one in found) == [0, 20]
    assert len(paths(session)) == 22


@pytest.mark.parametrize("people", [1, 40])
def test_the_number_of_statements_does_not_follow_the_number_of_people(session, town, people):
    for number in range(people):
        make_person(session, town, f"Nieuw {number}", department_id=department(session, "Anna Aarts"))
    session.commit()

    with statements(session) as sent:
        apply_rules(session, organisation_id=town.id, now=NOW)
        save(session, town, the_desk(session))

    assert len(sent) <= 24
