"""Which policy counts for a path, when it makes sense, and what it says in words."""

from __future__ import annotations

from datetime import date

from babel.dates import format_date

from elearn.content.library import Path
from elearn.services.certification.values import Policy

WINDOW_DAYS = 60
SHORTEST_MONTH = 28
MONTHS_OF_FIXED_DAY = 12
MOST_MONTHS = 120
LEAP_YEAR = 2028


def default_policy(path: Path) -> Policy:
    """What counts while an organisation decided nothing: the months of the path, from the day itself."""
    months = path.valid_months
    return Policy("vanaf-behalen", months, min(WINDOW_DAYS, longest_window(months)))


def longest_window(months: int) -> int:
    """The most days of a renewal window: half a period, or everybody would renew all the time."""
    return months * SHORTEST_MONTH // 2


def problem_with(policy: Policy) -> tuple[str, str] | None:
    """What is wrong with a policy and what to do, in Dutch; None when it makes sense."""
    if not 1 <= policy.months <= MOST_MONTHS:
        return f"Kies 1 tot en met {MOST_MONTHS} maanden.", "Twee jaar is 24 maanden."
    if policy.kind == "vaste-datum" and policy.months < MONTHS_OF_FIXED_DAY:
        return "Een vaste datum is er één keer per jaar.", "Kies 12 maanden of meer."
    most = longest_window(policy.months)
    if not 0 <= policy.window_days <= most:
        return f"Vernieuwen kan hoogstens {most} dagen voor het einde.", "Kies een kleiner getal."
    return None


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
