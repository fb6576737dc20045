"""Which policy counts for a path, when it makes sense, and what it says in words."""

from __future__ import annotations

from datetime import date

from babel.dates import format_date

from elearn.content.library import Path
from elearn.services.certification.values import Policy

WINDOW_DAYS = 60
SHORTEST_MONTH = 28
LEAP_YEAR = 2028


def default_policy(path: Path) -> Policy:
    """What counts while an organisation decided nothing: the months of the path, from the day itself."""
    months = path.valid_months
    return Policy("vanaf-behalen", months, min(WINDOW_DAYS, longest_window(months)))


def longest_window(months: int) -> int:
    """The most days of a renewal window: half a period, or everybody would renew all the time."""
    return months * SHORTEST_MONTH // 2


def describe(policy: Policy) -> str:
    """A policy in one or two Dutch sentences."""
    return f"{_ends(policy)} {_renews(policy)}"


def months_in_words(months: int) -> str:
    """A number of months as people say it: `2 jaar`, `18 maanden`."""
    if months % 12 == 0:
        return f"{months // 12} jaar"
    return "1 maand" if months == 1 else f"{months} maanden"


def fixed_day(month: int, day: int) -> str:
    """A day of every year in words: `31 december`."""
    return format_date(date(LEAP_YEAR, month, day), "d MMMM", locale="nl")


def _ends(policy: Policy) -> str:
    length = months_in_words(policy.months)
    if policy.month is None or policy.day is None:
        return f"Geldig tot {length} na het behalen."
    return f"Geldig tot en met {fixed_day(policy.month, policy.day)}, hoogstens {length} later."


def _renews(policy: Policy) -> str:
    if not policy.window_days:
        return "Vernieuwen kan op de laatste dag."
    days = "1 dag" if policy.window_days == 1 else f"{policy.window_days} dagen"
    return f"Vernieuwen kan vanaf {days} voor het einde."
