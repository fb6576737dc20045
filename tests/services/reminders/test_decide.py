"""Who gets a message on which day: a table of dated cases, and what holds for every case."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elearn.services.certification.status import status
from elearn.services.certification.values import Assigned, Completed, Policy
from elearn.services.office_days import is_office_day
from elearn.services.reminders.decide import AT_MOST_EVERY, decide
from elearn.services.reminders.values import Open

POLICY = Policy("vanaf-behalen", 24, 60)
DUE = date(2026, 12, 9)  # a Wednesday
END = date(2026, 12, 9)
UNDONE = Assigned(due_on=DUE, assigned_on=date(2026, 10, 1))
DONE = Completed(date(2024, 12, 9), END)


def path(today, assigned=UNDONE, *done, title="Balie"):
    standing = status(assigned, done, POLICY, today=today)
    return Open(UUID(int=1), title.lower(), title, standing)


@pytest.mark.parametrize(
    ("today", "last_sent", "expected"),
    [
        pytest.param(date(2026, 11, 24), None, False, id="15 days before"),
        pytest.param(date(2026, 11, 25), None, True, id="14 days before"),
        pytest.param(date(2026, 11, 26), date(2026, 11, 25), False, id="told yesterday"),
        pytest.param(date(2026, 11, 30), None, True, id="missed and made up for"),
        pytest.param(date(2026, 12, 6), date(2026, 11, 25), False, id="3 days before, a Sunday"),
        pytest.param(date(2026, 12, 7), date(2026, 11, 25), True, id="the Monday after"),
        pytest.param(date(2026, 12, 7), date(2026, 12, 1), False, id="within a week of the last one"),
        pytest.param(date(2026, 12, 8), date(2026, 12, 1), True, id="a week later"),
        pytest.param(date(2026, 12, 15), date(2026, 12, 7), False, id="late, 6 days"),
        pytest.param(date(2026, 12, 16), date(2026, 12, 7), True, id="late, 7 days"),
        pytest.param(date(2027, 3, 1), date(2026, 12, 16), False, id="and then no more"),
        pytest.param(date(2026, 12, 25), None, False, id="at Christmas"),
    ],
)
def test_before_and_after_the_last_day(today, last_sent, expected):
    assert (decide([path(today)], last_sent=last_sent, today=today) is not None) is expected


@pytest.mark.parametrize(
    ("today", "last_sent", "expected"),
    [
        pytest.param(date(2026, 10, 9), None, False, id="valid"),
        pytest.param(date(2026, 10, 12), None, True, id="renewing is possible since Saturday"),
        pytest.param(date(2026, 11, 24), date(2026, 10, 12), False, id="15 days before the end"),
        pytest.param(date(2026, 11, 25), date(2026, 10, 12), True, id="14 days before the end"),
        pytest.param(date(2026, 12, 15), date(2026, 11, 25), False, id="expired 6 days ago"),
        pytest.param(date(2026, 12, 16), date(2026, 11, 25), True, id="expired a week ago"),
    ],
)
def test_around_the_end_of_a_certificate(today, last_sent, expected):
    found = decide([path(today, UNDONE, DONE)], last_sent=last_sent, today=today)

    assert (found is not None) is expected


@pytest.mark.parametrize(
    "nothing_to_do",
    [
        pytest.param([UNDONE, Completed(date(2026, 11, 24), date(2028, 11, 24))], id="finished yesterday"),
        pytest.param([Assigned(due_on=DUE, exempt_from=DUE, exempt_until=date(2027, 1, 1))], id="exempt"),
        pytest.param([Assigned(due_on=DUE, paused_from=date(2026, 12, 1))], id="paused"),
        pytest.param([Assigned()], id="no last day"),
    ],
)
def test_nobody_hears_about_what_needs_nothing(nothing_to_do):
    today = date(2026, 12, 16)

    assert decide([path(today, *nothing_to_do)], last_sent=None, today=today) is None


def test_two_paths_make_one_message_with_the_most_urgent_first():
    today = date(2026, 12, 7)
    later = Assigned(due_on=date(2026, 12, 20), assigned_on=date(2026, 11, 1))

    found = decide([path(today, later, title="Wijk"), path(today)], last_sent=None, today=today)

    assert found is not None
    assert [one.title for one in found.paths] == ["Balie", "Wijk"]
    assert found.reason == (
        "Balie: Nog niet begonnen, de uiterste dag is 9 december 2026. "
        "Wijk: Nog niet begonnen, de uiterste dag is 20 december 2026."
    )


days = st.dates(date(2026, 1, 1), date(2028, 12, 31))
some_assigned = st.builds(
    Assigned, due_on=st.none() | days, assigned_on=st.just(date(2026, 1, 1)), started_on=st.none() | days
)
some_done = st.lists(days.map(lambda day: Completed(day, day + timedelta(days=730))), max_size=2)


@given(some_assigned, some_done)
def test_over_three_years_messages_come_on_office_days_and_at_most_once_a_week(assigned, done):
    sent = []
    for number in range(0, 1095, 3):
        today = date(2026, 1, 1) + timedelta(days=number)
        if decide([path(today, assigned, *done)], last_sent=sent[-1] if sent else None, today=today):
            sent.append(today)

    assert all(is_office_day(day) for day in sent)
    assert all(later - earlier >= AT_MOST_EVERY for earlier, later in pairwise(sent))
    assert len(sent) <= 3 + 3 * len(done)
