"""Who gets which path by which rule, one row a case: the calculation that the query is held to."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elearn.services.assignments.matching import in_words, reason_of
from elearn.services.assignments.values import Rule
from tests.services.assignments.naive import Held, Member, fits, plan

TODAY = date(2026, 11, 25)
DESK = Rule(UUID(int=1), "balie", department="Publiekszaken", due_days=30)
EVERYBODY = Rule(UUID(int=2), "balie", due_on=date(2027, 6, 1))
SANNE = Member(
    UUID(int=10),
    "Sanne de Vries",
    "Publiekszaken / Balie",
    "Medewerker publiek",
    frozenset({"baliemedewerker"}),
    date(2026, 3, 1),
)


def held(rule: Rule | None = DESK, **more: object) -> Held:
    facts = {"is_ended": False, "due_on": date(2026, 12, 1), "valid_until": None, "is_postponed": False}
    return Held(SANNE.id, "balie", rule and rule.id, **(facts | more))


@pytest.mark.parametrize(
    ("conditions", "expected"),
    [
        ({}, True),
        ({"department": "Publiekszaken"}, True),
        ({"department": "Publiekszaken / Balie", "with_below": False}, True),
        ({"department": "Publiekszaken", "with_below": False}, False),
        ({"department": "Publiek"}, False),  # the beginning of a name is another department
        ({"function": "medewerker PUBLIEK"}, True),
        ({"function": "Medewerker"}, False),
        ({"role": "baliemedewerker"}, True),
        ({"role": "wijknetwerker"}, False),
        ({"started_from": date(2026, 3, 1)}, True),
        ({"started_from": date(2026, 3, 2)}, False),
        ({"department": "Publiekszaken", "role": "wijknetwerker"}, False),
    ],
)
def test_a_rule_fits_whoever_meets_all_its_conditions(conditions, expected):
    assert fits(Rule(UUID(int=3), "balie", **conditions), SANNE, TODAY) is expected


def test_nobody_gets_a_path_before_the_first_day_of_work():
    tomorrow = replace(SANNE, started_on=date(2026, 11, 26))

    assert not fits(EVERYBODY, tomorrow, TODAY)
    assert fits(EVERYBODY, tomorrow, date(2026, 11, 26))


def test_no_rule_fits_who_has_left():
    leaves = replace(SANNE, left_on=TODAY)

    assert fits(EVERYBODY, leaves, TODAY)
    assert not fits(EVERYBODY, leaves, date(2026, 11, 26))
    gone = plan([DESK], [replace(SANNE, left_on=date(2026, 11, 24))], [held()], today=TODAY)
    assert [one.kind for one in gone.changes] == ["intrekken"]


def test_an_unknown_first_day_is_no_proof_of_being_new():
    unknown = replace(SANNE, started_on=None)

    assert fits(EVERYBODY, unknown, TODAY)
    assert not fits(replace(EVERYBODY, started_from=date(2000, 1, 1)), unknown, TODAY)


def test_a_rule_is_told_in_words():
    rule = replace(DESK, with_below=False, function="Gastheer", role="balie", started_from=date(2026, 9, 1))

    assert in_words(rule) == (
        "Iedereen bij Publiekszaken (zonder de teams daaronder) met functie Gastheer met rol balie "
        "in dienst vanaf 01-09-2026"
    )
    assert reason_of(EVERYBODY) == "Je gemeente vraagt dit van iedereen."


VALID, EXPIRED = date(2027, 1, 1), date(2026, 11, 24)


@pytest.mark.parametrize(
    ("rules", "has", "expected"),
    [
        pytest.param([DESK], None, ("toewijzen", date(2026, 12, 25)), id="new"),
        pytest.param([EVERYBODY], None, ("toewijzen", date(2027, 6, 1)), id="new, on a fixed day"),
        pytest.param([EVERYBODY, DESK], None, ("toewijzen", date(2027, 6, 1)), id="the first rule wins"),
        pytest.param([], None, None, id="no rule, nothing"),
        pytest.param([DESK], held(), None, id="has it by this rule"),
        pytest.param([EVERYBODY], held(), ("verplaatsen", date(2027, 6, 1)), id="another rule, its date"),
        pytest.param(
            [EVERYBODY],
            held(is_postponed=True),
            ("verplaatsen", date(2026, 12, 1)),
            id="another rule, the date HR gave",
        ),
        pytest.param(
            [EVERYBODY],
            held(valid_until=EXPIRED),
            ("verplaatsen", date(2026, 12, 1)),
            id="another rule, finished once",
        ),
        pytest.param([], held(), ("intrekken", date(2026, 12, 1)), id="no rule fits any more"),
        pytest.param([], held(valid_until=VALID), None, id="finished and valid stays"),
        pytest.param([], held(valid_until=EXPIRED), ("intrekken", date(2026, 12, 1)), id="expired goes"),
        pytest.param([], held(is_ended=True), None, id="ended already"),
        pytest.param([DESK], held(is_ended=True), ("herstellen", date(2026, 12, 25)), id="comes back"),
        pytest.param([DESK], held(None), None, id="given by hand"),
        pytest.param([], held(None), None, id="given by hand, no rule"),
        pytest.param([DESK], held(None, is_ended=True), None, id="withdrawn by hand"),
        pytest.param([DESK], held(pause=(TODAY, None)), None, id="has it, and it rests"),
        pytest.param(
            [DESK],
            held(is_ended=True, pause=(TODAY, date(2026, 11, 27))),
            ("herstellen", date(2026, 12, 28)),
            id="comes back to somebody who is away for three days",
        ),
    ],
)
def test_what_rules_change_for_somebody(rules, has, expected):
    found = plan(rules, [SANNE], [has] if has else [], today=TODAY)

    assert [(one.kind, one.due_on) for one in found.changes] == ([expected] if expected else [])
    assert found.unchanged == (expected is None and bool(rules))


MEMBERS = [
    Member(UUID(int=100 + number), f"Naam {number}", department)
    for number, department in enumerate(["A", "A / B", "A / B / C", "D"])
]
rules = st.builds(
    Rule,
    st.uuids(),
    st.sampled_from(["balie", "wijk"]),
    department=st.sampled_from(["", "A", "A / B", "D"]),
    with_below=st.booleans(),
    due_days=st.none() | st.integers(1, 90),
)
assignments = st.builds(
    Held,
    st.sampled_from([one.id for one in MEMBERS]),
    st.sampled_from(["balie", "wijk"]),
    st.none() | st.just(UUID(int=7)),
    st.booleans(),
    st.none(),
    st.none() | st.just(VALID) | st.just(EXPIRED),
    st.booleans(),
)
some_assignments = st.lists(assignments, unique_by=lambda one: (one.person_id, one.path_id))


def after(found, before):
    """The assignments once a plan is carried out."""
    changed = {}
    for one in found.changes:
        rule_id = one.rule.id if one.rule else one.held.rule_id
        base = one.held or Held(one.person_id, one.path_id, None)
        changed[one.person_id, one.path_id] = replace(
            base, rule_id=rule_id, is_ended=one.kind == "intrekken", due_on=one.due_on
        )
    return [*({(one.person_id, one.path_id): one for one in before} | changed).values()]


@given(st.lists(rules, max_size=4), some_assignments)
def test_doing_what_the_rules_say_leaves_nothing_to_do(some_rules, before):
    first = plan(some_rules, MEMBERS, before, today=TODAY)

    assert plan(some_rules, MEMBERS, after(first, before), today=TODAY).changes == []


@given(st.lists(rules, max_size=4), some_assignments)
def test_rules_never_touch_what_was_decided_by_hand_or_is_valid(some_rules, before):
    found = plan(some_rules, MEMBERS, before, today=TODAY)

    touched = [one.held for one in found.changes if one.held]
    assert [one for one in touched if one.rule_id is None] == []
    ended = [one.held for one in found.changes if one.kind == "intrekken"]
    assert [one for one in ended if one.valid_until == VALID] == []
