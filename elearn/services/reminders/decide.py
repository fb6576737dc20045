"""Whether somebody gets a message today, and why; no database, no clock."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from elearn.services.certification.values import DAYS_TO_CATCH_UP, Standing
from elearn.services.office_days import is_office_day
from elearn.services.reminders.values import Open, Reminder

BEFORE_DUE = (timedelta(days=-14), timedelta(days=-3), timedelta(days=7))
"""Days from the last day on which a path that is not finished asks for a message."""

BEFORE_CAUGHT_UP = (timedelta(days=-DAYS_TO_CATCH_UP), timedelta(days=-3))
"""The same from the day by which changed parts of a path are done again: at once, and near the end."""

BEFORE_END = (timedelta(days=-14), timedelta(days=7))
"""The same from the end of a completion; the first message comes when renewing becomes possible."""

AT_MOST_EVERY = timedelta(days=7)


def decide(paths: Iterable[Open], *, last_sent: date | None, today: date) -> Reminder | None:
    """The message for somebody today; None: nothing to say, said already, too soon, or no office day.

    A day that was missed is made up for: what counts is whether a message went out since the last
    day that asked for one. `last_sent` None: never.
    """
    if not is_office_day(today) or (last_sent and today - last_sent < AT_MOST_EVERY):
        return None
    asking = [(trigger, one) for one in paths if (trigger := _trigger(one.standing, today))]
    newest = max((trigger for trigger, _ in asking), default=None)
    if newest is None or (last_sent is not None and last_sent >= newest):
        return None
    urgent = sorted((one for _, one in asking), key=_urgency)
    return Reminder(tuple(urgent), " ".join(f"{one.title}: {one.standing.reason}" for one in urgent), newest)


def _trigger(standing: Standing, today: date) -> date | None:
    """The last day up to today that asked for a message about a path."""
    return max((day for day in _triggers(standing) if day <= today), default=None)


def _triggers(standing: Standing) -> Iterator[date]:
    if standing.is_paused:
        return
    if standing.code in ("niet-gestart", "bezig", "te-laat") and standing.act_before:
        yield from (standing.act_before + days for days in BEFORE_DUE)
    if standing.catch_up:
        yield from (standing.catch_up.before + days for days in BEFORE_CAUGHT_UP)
    if standing.code in ("verloopt-binnenkort", "verlopen") and standing.valid_until:
        yield standing.renews_from or standing.valid_until
        yield from (standing.valid_until + days for days in BEFORE_END)


def _urgency(one: Open) -> tuple[date, str]:
    standing = one.standing
    asked = standing.catch_up.before if standing.catch_up else None
    return standing.act_before or asked or standing.valid_until or date.max, one.title
