"""The status of an assignment on a day: one pure function, the same for every screen and file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from elearn.services.certification.dates import renews_from
from elearn.services.certification.reasons import reason
from elearn.services.certification.values import (
    DAYS_TO_CATCH_UP,
    READY,
    Assigned,
    CatchUp,
    Completed,
    Policy,
    Standing,
    Status,
)


def status(assigned: Assigned, completions: Iterable[Completed], policy: Policy, *, today: date) -> Standing:
    """Where somebody stands on a day.

    An exemption goes before everything: it is never shown as behaald. Then what was finished
    counts, and only then a date that has passed. What begins after the day is not yet there, so the
    same facts give a status on any day. `elearn.services.certification.in_sql` says it in SQL.
    """
    known = tuple(completions)
    last = last_that_counts(known, today)
    code = _code(assigned, last, policy, today)
    renewable = renews_from(policy, last.valid_until) if last else None
    catch_up = _catch_up(code, assigned, today)
    return Standing(
        code=code,
        reason=reason(code, assigned, last, catch_up, is_paused=is_paused(assigned, today)),
        since=_since(assigned, known, policy, today),
        valid_until=last.valid_until if last else None,
        renews_from=renewable,
        act_before=_act_before(code, assigned, last),
        is_paused=is_paused(assigned, today),
        is_open=renewable is None or today >= renewable,
        catch_up=catch_up,
    )


def last_that_counts(completions: Iterable[Completed], today: date) -> Completed | None:
    """The completion that stands on a day: of those without a correction the one that lasts longest."""
    counting = (one for one in completions if not one.is_corrected and one.completed_on <= today)
    return max(counting, key=lambda one: (one.valid_until, one.completed_on), default=None)


def is_paused(assigned: Assigned, today: date) -> bool:
    """Whether an assignment rests on a day."""
    return _is_within(assigned.paused_from, assigned.paused_until, today)


def change_days(assigned: Assigned, completions: Sequence[Completed], policy: Policy) -> list[date]:
    """Every day on which the status may become another one, in order; on all others it stays."""
    days = [assigned.assigned_on, assigned.started_on, assigned.paused_from, assigned.exempt_from]
    days += [_after(one) for one in (assigned.due_on, assigned.paused_until, assigned.exempt_until)]
    for one in completions:
        days += [one.completed_on, renews_from(policy, one.valid_until), _after(one.valid_until)]
    return sorted({day for day in days if day})


def _code(assigned: Assigned, last: Completed | None, policy: Policy, today: date) -> Status:
    if _is_within(assigned.exempt_from, assigned.exempt_until, today):
        return "vrijgesteld"
    if last:
        return _code_of_completion(last, policy, today)
    if _is_late(assigned, today):
        return "te-laat"
    return "bezig" if _is_within(assigned.started_on, None, today) else "niet-gestart"


def _code_of_completion(last: Completed, policy: Policy, today: date) -> Status:
    if today > last.valid_until:
        return "verlopen"
    return "verloopt-binnenkort" if today >= renews_from(policy, last.valid_until) else "geldig"


def _is_late(assigned: Assigned, today: date) -> bool:
    is_due = assigned.due_on is not None and assigned.due_on < today
    return is_due and not assigned.is_ended and not is_paused(assigned, today)


def _is_within(first: date | None, last: date | None, day: date) -> bool:
    return first is not None and first <= day and (last is None or day <= last)


def _since(assigned: Assigned, completions: Sequence[Completed], policy: Policy, today: date) -> date | None:
    since: date | None = None
    code: Status | None = None
    for day in change_days(assigned, completions, policy):
        if day <= today:
            before, code = code, _code(assigned, last_that_counts(completions, day), policy, day)
            since = since if code == before else day
    return since


def _catch_up(code: Status, assigned: Assigned, today: date) -> CatchUp | None:
    since = assigned.asked_on
    if since is None or since > today or assigned.is_ended or code not in READY:
        return None
    return CatchUp(since, since + timedelta(days=DAYS_TO_CATCH_UP))


def _after(day: date | None) -> date | None:
    return day + timedelta(days=1) if day else None


def _act_before(code: Status, assigned: Assigned, last: Completed | None) -> date | None:
    if code in ("niet-gestart", "bezig", "te-laat"):
        return None if assigned.is_ended else assigned.due_on
    return last.valid_until if last and code == "verloopt-binnenkort" else None
