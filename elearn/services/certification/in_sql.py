"""The status once more, as an expression over the columns of an assignment: for lists and counts.

It reads the standing that the assignment itself holds, so a municipality of 100,000 people costs
one scan. What the policy adds is one day per path: the window is counted here, not per row.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from sqlalchemy import ColumnElement, and_, case, literal, or_
from sqlalchemy.orm.util import AliasedClass

from elearn.db import Assignment
from elearn.services.certification.policy import WINDOW_DAYS
from elearn.services.certification.values import Policy


def status_column(policies: Mapping[str, Policy], today: date) -> ColumnElement[str]:
    """The code of the status of each row of `assignment`; `policies` by id of the path.

    A path without a policy has left the content, and gets the usual window.
    """
    late = and_(Assignment.due_on < today, Assignment.ended_at.is_(None), ~is_paused(today))
    return case(
        (and_(Assignment.exempt_from <= today, Assignment.exempt_until >= today), "vrijgesteld"),
        (Assignment.valid_until < today, "verlopen"),
        (Assignment.valid_until <= _last_day_in_window(policies, today), "verloopt-binnenkort"),
        (Assignment.valid_until.is_not(None), "geldig"),
        (late, "te-laat"),
        (Assignment.started_at.is_not(None), "bezig"),
        else_="niet-gestart",
    )


def is_paused(
    today: date, held: type[Assignment] | AliasedClass[Assignment] = Assignment
) -> ColumnElement[bool]:
    """Whether an assignment rests on a day; never NULL."""
    begun = and_(held.paused_from.is_not(None), held.paused_from <= today)
    return and_(begun, or_(held.paused_until.is_(None), held.paused_until >= today))


def is_valid(today: date) -> ColumnElement[bool]:
    """Whether what was finished counts on a day, also of who is exempt; never NULL."""
    return and_(Assignment.valid_until.is_not(None), Assignment.valid_until >= today)


def _last_day_in_window(policies: Mapping[str, Policy], today: date) -> ColumnElement[date]:
    usual = literal(today + timedelta(days=WINDOW_DAYS))
    days = {path_id: literal(today + timedelta(days=one.window_days)) for path_id, one in policies.items()}
    return case(days, value=Assignment.path_id, else_=usual) if days else usual
