"""Until when a completion counts. Days are calendar days in Amsterdam, periods calendar months."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from elearn.services.calendar import add_months
from elearn.services.certification.values import Policy

NO_LEAP_YEAR = 2026


def valid_until(policy: Policy, completed_on: date, previous_end: date | None = None) -> date:
    """The last valid day of a completion; `previous_end` is that of the one it renews (None: none).

    Inside the renewal window, up to and including the last day, the new period follows the old one:
    nobody loses days by being early. Before the window and after the end it counts from the day
    itself. It never ends before the old one did, so early renewal makes no gap and takes nothing
    away. The Dutch vehicle inspection works like this, with two months (rijksoverheid.nl, "Keuring
    apk tot 2 maanden vooraf vervaldatum").
    """
    if previous_end is None or previous_end < completed_on:
        return _end(policy, completed_on)
    renews = completed_on >= renews_from(policy, previous_end)
    return max(previous_end, _end(policy, previous_end if renews else completed_on))


def renews_from(policy: Policy, end: date) -> date:
    """The first day on which somebody may renew what is valid until `end`."""
    return end - timedelta(days=policy.window_days)


def _end(policy: Policy, start: date) -> date:
    if policy.month is None or policy.day is None:
        return add_months(start, policy.months)
    return _fixed_end(policy, start, policy.month, policy.day)


def _fixed_end(policy: Policy, start: date, month: int, day: int) -> date:
    """The last fixed day at most `months` later; the next one if that is less than half of them.

    Without that half, somebody who finishes in autumn would have to renew in winter. Totara calls it
    the minimum active period and advises half a year for a year (totara.community, forum 24340).
    """
    latest = add_months(start, policy.months)
    end = _fixed_day(latest.year, month, day)
    if end > latest:
        end = _fixed_day(latest.year - 1, month, day)
    is_short = end < add_months(start, policy.months // 2)
    return _fixed_day(end.year + 1, month, day) if is_short else end


def _fixed_day(year: int, month: int, day: int) -> date:
    # The same day in every year: 29 February is 28 February, also in a leap year.
    return date(year, month, min(day, monthrange(NO_LEAP_YEAR, month)[1]))
