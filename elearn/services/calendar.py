"""Days and months as people count them: in Amsterdam, on the calendar."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, datetime
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
MONTHS_IN_YEAR = 12


def today(now: datetime) -> date:
    """The day in the Netherlands at a moment."""
    return now.astimezone(AMSTERDAM).date()


def add_months(day: date, months: int) -> date:
    """The same day so many months later; the last day of that month where it has no such day.

    29 February plus a year is 28 February: a period never gets longer than was promised.
    """
    year, month = divmod(day.year * MONTHS_IN_YEAR + day.month - 1 + months, MONTHS_IN_YEAR)
    last = monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))
