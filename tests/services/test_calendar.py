"""Days and months as people count them."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis.strategies import dates, integers

from elearn.services.calendar import add_months, today

DAYS = dates(date(1990, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2026, 11, 24, 22, 59, tzinfo=UTC), date(2026, 11, 24)),
        (datetime(2026, 11, 24, 23, 0, tzinfo=UTC), date(2026, 11, 25)),
        (datetime(2026, 7, 1, 21, 59, tzinfo=UTC), date(2026, 7, 1)),
        (datetime(2026, 7, 1, 22, 0, tzinfo=UTC), date(2026, 7, 2)),
        (datetime(2026, 12, 31, 23, 30, tzinfo=UTC), date(2027, 1, 1)),
    ],
    ids=["winter evening", "winter midnight", "summer evening", "summer midnight", "new year"],
)
def test_a_day_begins_at_midnight_in_amsterdam(moment, day):
    assert today(moment) == day


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 11, 24), 24, date(2028, 11, 24)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2028, 2, 29), 48, date(2032, 2, 29)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2026, 12, 31), 2, date(2027, 2, 28)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
        (date(2026, 1, 31), 0, date(2026, 1, 31)),
    ],
)
def test_months_are_calendar_months(day, months, later):
    assert add_months(day, months) == later


@given(DAYS, integers(0, 240))
def test_so_many_months_later_lies_in_that_month(day, months):
    later = add_months(day, months)

    assert (later.year - day.year) * 12 + later.month - day.month == months
    assert later.day <= day.day


@given(DAYS, DAYS, integers(0, 240))
def test_who_finishes_later_is_never_valid_shorter(one, other, months):
    first, last = sorted((one, other))

    assert add_months(first, months) <= add_months(last, months)
