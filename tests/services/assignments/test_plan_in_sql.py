"""The query says about everybody what the calculation in Python says, on both databases."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import insert, select

from elearn.db import Assignment, AssignmentEvent, AssignmentRule, Department, JobRole, Person
from elearn.db.base import new_id
from elearn.db.people.person import lookup_of
from elearn.services.assignments.fitting import asked_by, spellings_in
from elearn.services.assignments.plan import PathPlan
from elearn.services.assignments.values import KINDS, Counts, Rule
from tests.services.assignments.naive import Held, Member, plan
from tests.services.people import NOW, finish_path, make_department, make_learner, make_organisation

TODAY = date(2026, 11, 25)
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)
PATHS = ["balie", "wijk"]
DEPARTMENTS = ["A", "A / B", "A / B / C", "a / B", "AB / B", "A%", "A% / B", "A_", "A_ / B", "Ax / B"]
FUNCTIONS = ["", "Gastheer", "GASTHEER", "gástheer", "Gast"]
ROLES = ["baliemedewerker", "wijknetwerker"]
RULE_IDS = [UUID(int=number) for number in range(1, 6)]

around = st.sampled_from([YESTERDAY, TODAY, TOMORROW])
maybe_day = st.none() | around
rules = st.builds(
    Rule,
    st.sampled_from(RULE_IDS),
    st.sampled_from(PATHS),
    department=st.sampled_from(["", *DEPARTMENTS]),
    with_below=st.booleans(),
    function=st.sampled_from(FUNCTIONS),
    role=st.sampled_from(["", *ROLES]),
    started_from=maybe_day,
    due_on=maybe_day,
) | st.builds(Rule, st.sampled_from(RULE_IDS), st.sampled_from(PATHS), due_days=st.integers(1, 9))
pauses = st.none() | st.tuples(st.sampled_from([YESTERDAY, TODAY]), st.none() | around).filter(
    lambda pause: pause[1] is None or pause[0] <= pause[1]
)


@st.composite
def towns(draw):
    """People, and the paths that each of them has."""
    members, held = [], []
    for number in range(draw(st.integers(1, 6))):
        member = Member(
            UUID(int=100 + number),
            f"Naam {draw(st.integers(0, 9))}{number}",
            draw(st.sampled_from(["", *DEPARTMENTS])),
            draw(st.sampled_from(FUNCTIONS)),
            draw(st.frozensets(st.sampled_from(ROLES))),
            draw(maybe_day),
            draw(maybe_day),
        )
        members.append(member)
        held += [draw(paths_of(member.id, path)) for path in PATHS if draw(st.booleans())]
    return members, held


def paths_of(person_id, path_id):
    return st.builds(
        Held,
        st.just(person_id),
        st.just(path_id),
        st.none() | st.sampled_from(RULE_IDS),
        st.booleans(),
        maybe_day,
        maybe_day,
        st.booleans(),
        pauses,
    )


@pytest.fixture
def town(session):
    """The departments, rules to point at, and a completion of somebody elsewhere."""
    elsewhere = make_learner(session, "balie", name="Mirjam Bakker", code="anderstad")
    finish_path(session, elsewhere, "balie")
    organisation = make_organisation(session)
    for name in DEPARTMENTS:
        make_department(session, organisation, name)
    given = {"organisation_id": organisation.id, "path_id": "balie", "with_below": True}
    by = {"created_at": NOW, "created_by_id": elsewhere}
    session.execute(insert(AssignmentRule), [{"id": one, **given, **by} for one in RULE_IDS])
    session.commit()
    return organisation.id


def store(session, town, members, held):
    """The rows as the services would have written them."""
    found = select(Department.name, Department.id).where(Department.organisation_id == town)
    departments = {row.name: row.id for row in session.execute(found)}
    completion_id = session.scalars(select(Assignment.completion_id).limit(1)).one()
    session.execute(
        insert(Person),
        [
            {
                "id": one.id,
                "organisation_id": town,
                "department_id": departments.get(one.department),
                "name": one.name,
                "email": f"{one.id}@voorbeeldstad.nl",
                "personnel_number": str(one.id),
                "lookup": lookup_of(one.name, "", ""),
                "function": one.function,
                "started_on": one.started_on,
                "left_on": one.left_on,
                "created_at": NOW,
            }
            for one in members
        ],
    )
    roles = [{"person_id": one.id, "role": role} for one in members for role in one.roles]
    assignments = [_assignment(one, completion_id) for one in held]
    events = [
        {"id": new_id(), "assignment_id": row["id"], "kind": "uitgesteld", "at": NOW, "facts": {}}
        for row, one in zip(assignments, held, strict=True)
        if one.is_postponed
    ]
    for table, rows in ((JobRole, roles), (Assignment, assignments), (AssignmentEvent, events)):
        if rows:
            session.execute(insert(table), rows)


def _assignment(held, completion_id):
    first, last = held.pause or (None, None)
    return {
        "id": new_id(),
        "person_id": held.person_id,
        "path_id": held.path_id,
        "rule_id": held.rule_id,
        "assigned_at": NOW,
        "ended_at": NOW if held.is_ended else None,
        "due_on": held.due_on,
        "reason": "",
        "completion_id": completion_id if held.valid_until else None,
        "completed_on": YESTERDAY if held.valid_until else None,
        "valid_until": held.valid_until,
        "paused_from": first,
        "paused_until": last,
    }


def from_sql(change):
    away = change.away
    rests = (away.from_, away.until) if away else None
    return change.kind, change.name, change.path_id, change.rule, change.due_on, rests


def from_python(change, names):
    return change.kind, names[change.person_id], change.path_id, change.rule, change.due_on, change.pause


def by_name(changes):
    return sorted(changes, key=lambda one: (one[2], KINDS.index(one[0]), one[1]))


SANNE = Member(UUID(int=100), "Naam 0", "A_ / B", "gástheer")
AWAY = [
    Held(SANNE.id, "wijk", None, pause=(YESTERDAY, None)),
    Held(SANNE.id, "balie", RULE_IDS[0], is_ended=True, pause=(YESTERDAY, TOMORROW)),
]
GUEST = Rule(RULE_IDS[1], "balie", function="GASTHEER", due_days=9)
EVERYWHERE = [Member(UUID(int=100 + place), f"Naam {name}", name) for place, name in enumerate(DEPARTMENTS)]
NAMES = [Rule(RULE_IDS[1], "balie", department="A_"), Rule(RULE_IDS[2], "wijk", department="A%")]


# Each example is taken back, so the database stays as it was.
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=40)
@given(st.lists(rules, max_size=4, unique_by=lambda rule: rule.id), towns())
@example([GUEST], ([SANNE], AWAY))
@example(NAMES, (EVERYWHERE, []))
def test_the_query_and_the_calculation_say_the_same(session, town, some_rules, people):
    members, held = people
    with session.begin_nested() as example_only:
        store(session, town, members, held)
        spellings = spellings_in(session, organisation_id=town, rules=some_rules)
        found, first, counts = [], [], Counts()
        for path_id in PATHS:
            of_path = [rule for rule in some_rules if rule.path_id == path_id]
            said = PathPlan(path_id, asked_by(town, of_path, spellings, TODAY))
            numbers = said.counts(session)
            first += [from_sql(one) for one in said.first(session, numbers, 2)]
            found += [from_sql(one) for part in said.in_parts(session, 2) for one in part]
            counts += numbers
        example_only.rollback()

    expected, names = plan(some_rules, members, held, today=TODAY), {one.id: one.name for one in members}
    changes = by_name(from_python(one, names) for one in expected.changes)
    kinds = [one.kind for one in expected.changes]
    assert by_name(found) == changes
    assert counts == Counts(*map(kinds.count, KINDS), expected.unchanged)
    of_kind = [
        [one for one in changes if one[2] == path and one[0] == kind] for path in PATHS for kind in KINDS
    ]
    assert by_name(first) == [one for some in of_kind for one in some[:2]]
