"""Days on which the office works: nobody gets mail about work on another day."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

SATURDAY = 5
SUNDAY = 6


def is_office_day(day: date) -> bool:
    """Monday to Friday, and no holiday of Dutch municipalities."""
    return day.weekday() < SATURDAY and day not in holidays(day.year)


@lru_cache(maxsize=16)
def holidays(year: int) -> frozenset[date]:
    """The days that municipalities are closed (Cao Gemeenten, article 6.2): also 5 May every year."""
    easter = easter_sunday(year)
    moving = {easter + timedelta(days=days) for days in (-2, 1, 39, 50)}  # Good Friday to Whit Monday
    fixed = {date(year, 1, 1), kings_day(year), date(year, 5, 5), date(year, 12, 25), date(year, 12, 26)}
    return frozenset(moving | fixed)


def kings_day(year: int) -> date:
    """27 April, or the day before when that is a Sunday."""
    day = date(year, 4, 27)
    return day - timedelta(days=1) if day.weekday() == SUNDAY else day


def easter_sunday(year: int) -> date:
    """The Sunday of Easter, after the anonymous Gregorian algorithm (Nature, 20 April 1876)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (b - (b + 8) // 25 + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    weekday = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * weekday) // 451
    month, day = divmod(h + weekday - 7 * m + 114, 31)
    return date(year, month, day + 1)
