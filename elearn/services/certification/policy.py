"""Which policy counts for a path, when it makes sense, and what it says in words."""

from __future__ import annotations

from calendar import monthrange

from babel.dates import get_month_names

from elearn.content.library import Path
from elearn.services.certification.dates import NO_LEAP_YEAR
from elearn.services.certification.values import Policy

WINDOW_DAYS = 60
SHORTEST_MONTH = 28
MONTHS_OF_FIXED_DAY = 12
MOST_MONTHS = 120


def default_policy(path: Path) -> Policy:
    """What counts while an organisation decided nothing: the months of the path, from the day itself."""
    months = path.valid_months
    return Policy("vanaf-behalen", months, min(WINDOW_DAYS, longest_window(months)))


def longest_window(months: int) -> int:
    """The most days of a renewal window: half a period, or everybody would renew all the time."""
    return months * SHORTEST_MONTH // 2


def problems_with(policy: Policy) -> dict[str, tuple[str, str]]:
    """What is wrong with a policy, by field: the problem and what to do, in Dutch; empty: nothing."""
    found = {}
    most = longest_window(policy.months)
    if not 1 <= policy.months <= MOST_MONTHS:
        found["months"] = f"Kies 1 tot en met {MOST_MONTHS} maanden.", "Twee jaar is 24 maanden."
    elif not 0 <= policy.window_days <= most:
        found["window_days"] = f"Vernieuwen kan hoogstens {most} dagen voor het einde.", "Kies minder dagen."
    if policy.kind == "vaste-datum":
        found |= _problems_with_day(policy)
    return found


def _problems_with_day(policy: Policy) -> dict[str, tuple[str, str]]:
    found = {}
    if 1 <= policy.months < MONTHS_OF_FIXED_DAY:
        found["months"] = "Een vaste dag is er één keer per jaar.", "Kies 12 maanden of meer."
    last = monthrange(NO_LEAP_YEAR, policy.month)[1] if policy.month else 0
    if policy.day is None or not 1 <= policy.day <= last:
        found["day"] = "Deze dag is er niet in elk jaar.", "Kies een dag en een maand, zoals 31 december."
    return found


def month_names() -> dict[int, str]:
    """The months in Dutch: 1 is januari."""
    return dict(get_month_names(locale="nl"))


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
    return f"{day} {month_names()[month]}"


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
