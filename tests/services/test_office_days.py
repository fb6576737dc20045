"""Office days of Dutch municipalities, against the calendars of the years."""

from __future__ import annotations

from datetime import date

import pytest

from elearn.services.office_days import easter_sunday, holidays, is_office_day


@pytest.mark.parametrize(
    ("year", "month", "day"),
    [(2024, 3, 31), (2025, 4, 20), (2026, 4, 5), (2027, 3, 28), (2028, 4, 16), (2038, 4, 25), (2285, 3, 22)],
)
def test_easter_falls_where_the_almanac_says(year, month, day):
    assert easter_sunday(year) == date(year, month, day)


def test_the_holidays_of_a_year():
    assert sorted(holidays(2026)) == [
        date(2026, 1, 1),
        date(2026, 4, 3),
        date(2026, 4, 6),
        date(2026, 4, 27),
        date(2026, 5, 5),
        date(2026, 5, 14),
        date(2026, 5, 25),
        date(2026, 12, 25),
        date(2026, 12, 26),
    ]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 11, 25), True),
        (date(2026, 11, 28), False),
        (date(2026, 11, 29), False),
        (date(2026, 12, 25), False),
        (date(2025, 4, 26), False),  # Saturday; the 27th is a Sunday, so the day was kept on the 26th
        (date(2026, 4, 27), False),
    ],
)
def test_an_office_day_is_no_weekend_and_no_holiday(day, expected):
    assert is_office_day(day) is expected
