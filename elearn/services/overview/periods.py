"""The periods that HR looks at, as the days they begin and end."""

from __future__ import annotations

from datetime import date, timedelta

PERIODS = {
    "": "Altijd",
    "dit-jaar": "Dit jaar",
    "dit-kwartaal": "Dit kwartaal",
    "vorig-jaar": "Vorig jaar",
}
MONTHS_IN_QUARTER = 3


def days_of(period: str, today: date) -> tuple[date | None, date | None]:
    """The first and the last day of a period, a key of PERIODS; both None without one."""
    january = today.replace(month=1, day=1)
    if period == "dit-jaar":
        return january, today
    if period == "dit-kwartaal":
        first = today.month - (today.month - 1) % MONTHS_IN_QUARTER
        return today.replace(month=first, day=1), today
    if period == "vorig-jaar":
        return january.replace(year=today.year - 1), january - timedelta(days=1)
    return None, None
