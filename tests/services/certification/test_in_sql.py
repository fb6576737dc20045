"""The status in SQL is the status in Python, on both databases."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis.strategies import data, lists, none, one_of, sampled_from, tuples
from sqlalchemy import delete, insert, select

from elearn.db import Assignment
from elearn.db.base import new_id
from elearn.services.certification import Policy, status
from elearn.services.certification.in_sql import is_paused, is_valid, status_column
from elearn.services.certification.policy import WINDOW_DAYS
from elearn.services.certification.status import change_days
from tests.services.certification.test_status import ANY_COMPLETION, DAYS, assignments, policies
from tests.services.people import finish_path, make_learner

USUAL = Policy("vanaf-behalen", 24, WINDOW_DAYS)
CASES = lists(tuples(assignments(), one_of(none(), ANY_COMPLETION), one_of(none(), policies())), max_size=12)


@pytest.fixture
def learner(session):
    """Somebody with a completion to point at: a path that takes part in no example."""
    person_id = make_learner(session, "balie")
    finish_path(session, person_id, "balie")
    return person_id


def at(day):
    return datetime.combine(day, time(12), UTC) if day else None


def known_on(today, assigned, completed):
    """The facts of a day: nobody began or finished after it, and a correction leaves no standing."""
    started_on = assigned.started_on if assigned.started_on and assigned.started_on <= today else None
    counts = completed and not completed.is_corrected and completed.completed_on <= today
    return replace(assigned, started_on=started_on), completed if counts else None


def around_changes(cases):
    """The days on which a status changes, and the days before: there a rule goes wrong by one."""
    changes = [
        day
        for assigned, completed, policy in cases
        for day in change_days(assigned, [completed] if completed else [], policy or USUAL)
    ]
    return [*changes, *(day - timedelta(days=1) for day in changes)]


def store(session, learner, completion_id, known):
    """The assignments as the services would have written them, a path for each."""
    rows = [
        {
            "id": new_id(),
            "person_id": learner,
            "path_id": f"pad-{number}",
            "assigned_at": at(assigned.assigned_on) or datetime(2023, 1, 1, tzinfo=UTC),
            "due_on": assigned.due_on,
            "reason": "",
            "started_at": at(assigned.started_on),
            "paused_from": assigned.paused_from,
            "paused_until": assigned.paused_until,
            "exempt_from": assigned.exempt_from,
            "exempt_until": assigned.exempt_until,
            "ended_at": datetime(2026, 1, 1, tzinfo=UTC) if assigned.is_ended else None,
            "completion_id": completion_id if completed else None,
            "completed_on": completed.completed_on if completed else None,
            "valid_until": completed.valid_until if completed else None,
        }
        for number, (assigned, completed) in enumerate(known)
    ]
    session.execute(delete(Assignment).where(Assignment.path_id.startswith("pad-")))
    if rows:
        session.execute(insert(Assignment), rows)


# The database stays as it was: each example first takes away what the one before it stored.
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(cases=CASES, some_day=DAYS, data=data())
def test_both_say_the_same(session, learner, cases, some_day, data):
    today = data.draw(sampled_from([some_day, *around_changes(cases)]))
    completion_id = session.scalars(
        select(Assignment.completion_id).where(Assignment.path_id == "balie")
    ).one()
    known = [known_on(today, assigned, completed) for assigned, completed, _ in cases]
    store(session, learner, completion_id, known)
    decided = {f"pad-{number}": policy for number, (*_, policy) in enumerate(cases) if policy}

    found = session.execute(
        select(Assignment.path_id, status_column(decided, today), is_paused(today), is_valid(today)).where(
            Assignment.path_id.startswith("pad-")
        )
    )

    in_sql = {path_id: (code, bool(paused), bool(valid)) for path_id, code, paused, valid in found}
    expected = {}
    for number, (assigned, completed) in enumerate(known):
        policy = decided.get(f"pad-{number}", USUAL)
        done = [completed] if completed else []
        standing = status(assigned, done, policy, today=today)
        not_exempt = status(replace(assigned, exempt_from=None, exempt_until=None), done, policy, today=today)
        valid = not_exempt.code in ("geldig", "verloopt-binnenkort")
        expected[f"pad-{number}"] = (standing.code, standing.is_paused, valid)
    assert in_sql == expected
