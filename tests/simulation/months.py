"""Days and months as the second calculation counts them: a day and a month at a time."""

from __future__ import annotations

from datetime import date, timedelta

from tests.simulation.diary import PolicyFacts

DAY = timedelta(days=1)
MONTHS = (
    "januari februari maart april mei juni juli augustus september oktober november december".split()  # noqa: SIM905
)


def last_valid_day(policy: PolicyFacts, day: date, old_end: date | None) -> date:
    """Early in the window: the new period follows the old one. It is never shorter than it was."""
    if old_end is None or old_end < day:
        return period_end(policy, day)
    if (old_end - day).days <= policy.window:
        return period_end(policy, old_end)
    return max(old_end, period_end(policy, day))


def period_end(policy: PolicyFacts, start: date) -> date:
    latest = months_later(start, policy.months)
    if policy.month is None:
        return latest
    half, found = months_later(start, policy.months // 2), start
    day = start + DAY
    while day <= latest or found < half:
        if (day.month, day.day) == (policy.month, policy.day):
            found = day
        day += DAY
    return found


def months_later(day: date, months: int) -> date:
    """Month by month, and back from the 31st until the month has such a day."""
    year, month, number = day.year, day.month, day.day
    for _ in range(months):
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    while True:
        try:
            return date(year, month, number)
        except ValueError:
            number -= 1


def words(day: date | None) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}" if day else "onbekend"
