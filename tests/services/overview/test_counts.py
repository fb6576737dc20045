"""Counts of a municipality: exact, by the one status, and rolled up to any level."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from elearn.db import Assignment
from elearn.services.certification.values import Policy
from elearn.services.overview.counts import by_part, counts, late, total
from elearn.services.overview.periods import days_of
from elearn.services.overview.values import Count, Scope
from tests.services.overview.completions import add_completion
from tests.services.people import make_department, make_organisation, make_person, statements

NOW = datetime(2026, 11, 25, 9, 30, tzinfo=UTC)
TODAY = NOW.date()
POLICIES = {"balie": Policy("vanaf-behalen", 24, 60), "wijk": Policy("vanaf-behalen", 24, 30)}
DESK, TEAM, OTHER = "Publiekszaken", "Publiekszaken / Balie", "Wijken"

# name, department, path, facts of the assignment, and the status that follows
PEOPLE = [
    ("Anna", DESK, "balie", {}, "niet-gestart"),
    ("Bram", TEAM, "balie", {"started_at": NOW, "due_on": TODAY}, "bezig"),
    ("Cora", TEAM, "balie", {"started_at": NOW, "due_on": TODAY - timedelta(days=1)}, "te-laat"),
    ("Dirk", TEAM, "balie", {"due_on": TODAY - timedelta(days=9)}, "te-laat"),
    ("Eva", OTHER, "wijk", {"valid_until": TODAY + timedelta(days=31)}, "geldig"),
    ("Faas", OTHER, "wijk", {"valid_until": TODAY + timedelta(days=30)}, "verloopt-binnenkort"),
    ("Gijs", OTHER, "wijk", {"valid_until": TODAY - timedelta(days=1)}, "verlopen"),
    ("Hans", None, "wijk", {"exempt_from": TODAY, "exempt_until": TODAY}, "vrijgesteld"),
    ("Ida", None, "wijk", {"due_on": date(2026, 1, 1), "paused_from": TODAY}, "niet-gestart"),
    ("Left", DESK, "balie", {}, None),
    ("Ended", DESK, "balie", {"ended_at": NOW}, None),
]


@pytest.fixture
def town(session):
    """A municipality with somebody in every status, and the lead of Cora and Dirk."""
    organisation = make_organisation(session)
    departments = {name: make_department(session, organisation, name) for name in (DESK, TEAM, OTHER)}
    lead = make_person(session, organisation, "Lead")
    for name, department, path_id, facts, _ in PEOPLE:
        more = {"left_on": TODAY - timedelta(days=1)} if name == "Left" else {}
        if name in ("Cora", "Dirk"):
            more["manager_id"] = lead.id
        department_id = departments[department].id if department else None
        person = make_person(session, organisation, name, department_id=department_id, **more)
        _assign(session, person, path_id, facts)
    return organisation.id, lead.id


def _assign(session, person, path_id, facts):
    valid_until = facts.get("valid_until")
    if valid_until:
        facts = facts | _finished(session, person, path_id, valid_until)
    year = 2025 if person.name == "Anna" else 2026
    session.add(
        Assignment(
            person_id=person.id, path_id=path_id, assigned_at=datetime(year, 11, 1, tzinfo=UTC), **facts
        )
    )
    session.flush()


def _finished(session, person, path_id, valid_until):
    """A completion that an assignment can repeat."""
    completed_on = valid_until - timedelta(days=700)
    return {
        "completion_id": add_completion(session, person, path_id, completed_on, valid_until),
        "completed_on": completed_on,
    }


def seen(session, town, **limits):
    return counts(session, Scope(town[0], **limits), policies=POLICIES, today=TODAY)


def plain(found):
    return {one.name: {key: number for key, number in one.by_status.items() if number} for one in found}


def test_every_person_counts_once_in_their_status(session, town):
    assert plain(seen(session, town)) == {
        "": {"vrijgesteld": 1, "niet-gestart": 1},
        DESK: {"niet-gestart": 1},
        TEAM: {"bezig": 1, "te-laat": 2},
        OTHER: {"geldig": 1, "verloopt-binnenkort": 1, "verlopen": 1},
    }


@pytest.mark.parametrize(
    ("limits", "expected"),
    [
        ({"path_id": "wijk"}, 5),
        ({"department": DESK}, 4),
        ({"department": TEAM}, 3),
        ({"department": "Publiek"}, 0),
        ({"from_": date(2026, 1, 1)}, 8),
        ({"until": date(2025, 12, 31)}, 1),
        ({"from_": date(2026, 11, 1), "until": date(2026, 11, 1)}, 8),
    ],
)
def test_a_scope_limits_what_is_counted(session, town, limits, expected):
    assert sum(total(seen(session, town, **limits)).by_status.values()) == expected


def test_a_team_lead_gets_the_own_team(session, town):
    assert plain(seen(session, town, manager_id=town[1])) == {TEAM: {"te-laat": 2}}


@pytest.mark.usefixtures("town")
def test_another_organisation_counts_nobody_of_this_one(session):
    other = make_organisation(session, "anderstad")

    assert counts(session, Scope(other.id), policies=POLICIES, today=TODAY) == []
    limited = Scope(other.id, department=DESK)
    assert counts(session, limited, policies=POLICIES, today=TODAY) == []


def test_counts_roll_up_to_the_level_below(session, town):
    found = seen(session, town)

    assert plain(by_part(found)) == {
        "": {"vrijgesteld": 1, "niet-gestart": 1},
        DESK: {"niet-gestart": 1, "bezig": 1, "te-laat": 2},
        OTHER: {"geldig": 1, "verloopt-binnenkort": 1, "verlopen": 1},
    }
    inside = seen(session, town, department=DESK)
    assert list(plain(by_part(inside, DESK))) == [DESK, TEAM]


@pytest.mark.parametrize(
    ("by_status", "ready", "asked", "percentage"),
    [
        ({}, 0, 0, 0),
        ({"vrijgesteld": 3}, 0, 0, 0),
        ({"geldig": 1, "verloopt-binnenkort": 1, "bezig": 1}, 2, 3, 66),
        ({"geldig": 199, "te-laat": 1}, 199, 200, 99),
        ({"geldig": 5, "vrijgesteld": 5}, 5, 5, 100),
    ],
)
def test_a_percentage_is_never_rounded_up(by_status, ready, asked, percentage):
    count = Count("", by_status)

    assert (count.ready, count.asked, count.percentage) == (ready, asked, percentage)


def test_who_is_late_comes_longest_first_and_only_so_many(session, town):
    found = late(session, Scope(town[0]), policies=POLICIES, today=TODAY, limit=5)

    assert [(one.name, one.department, one.due_on) for one in found] == [
        ("Dirk", TEAM, TODAY - timedelta(days=9)),
        ("Cora", TEAM, TODAY - timedelta(days=1)),
    ]
    assert len(late(session, Scope(town[0]), policies=POLICIES, today=TODAY, limit=1)) == 1


def test_an_overview_takes_the_same_few_queries_for_everybody(session, town):
    with statements(session) as sent:
        seen(session, town)

    assert len(sent) == 2


@pytest.mark.parametrize(
    ("period", "today", "expected"),
    [
        ("", TODAY, (None, None)),
        ("dit-jaar", TODAY, (date(2026, 1, 1), TODAY)),
        ("dit-kwartaal", TODAY, (date(2026, 10, 1), TODAY)),
        ("dit-kwartaal", date(2026, 3, 31), (date(2026, 1, 1), date(2026, 3, 31))),
        ("vorig-jaar", TODAY, (date(2025, 1, 1), date(2025, 12, 31))),
        ("vorig-jaar", date(2028, 2, 29), (date(2027, 1, 1), date(2027, 12, 31))),
    ],
)
def test_a_period_has_a_first_and_a_last_day(period, today, expected):
    assert days_of(period, today) == expected
