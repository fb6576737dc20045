"""The status of a path for one learner, and which attempts count for it now."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time

from elearn.content.library import Library, Path
from elearn.services.calendar import AMSTERDAM
from elearn.services.certification import Completed, Policy, Standing, status
from elearn.services.certification.policy import default_policy
from elearn.services.certification.standing import to_assigned
from elearn.services.progress.proof import taken_at
from elearn.services.progress.values import Facts, Period, Taken


def policy_of(facts: Facts, path: Path) -> Policy:
    """What the organisation decided about a path, or what the content says."""
    return facts.policies.get(path.id) or default_policy(path)


def standing_of(facts: Facts, path: Path, *, today: date) -> Standing:
    """The status of an assigned path."""
    completion = facts.completions.get(path.id)
    done = [Completed(completion.completed_on, completion.valid_until)] if completion else []
    assigned = to_assigned(facts.assignments[path.id], asked_on=facts.asked.get(path.id))
    return status(assigned, done, policy_of(facts, path), today=today)


def period_of(library: Library, facts: Facts, path: Path, standing: Standing) -> Period:
    """Which attempts count: while a certificate is valid all, and for a renewal those after it.

    A renewal asks for at least one test inside the window. Without that, somebody who took the
    shared test for another path before it would be ready with nothing to click on.
    """
    if not standing.is_open:
        return Period(None)
    months, last = policy_of(facts, path).months, facts.last_completed_at.get(path.id)
    window = _start_of(standing.renews_from) if standing.renews_from else None
    if last is None or window is None or not _all_passed_between(library, facts, path, last, window):
        return Period(months, last)
    return Period(months, max(last, window))


def _all_passed_between(library: Library, facts: Facts, path: Path, start: datetime, end: datetime) -> bool:
    taken = [taken_at(library, facts, one) for one in path.test_ids]
    return all(_is_passed(one, start, end) for one in taken) and not any(
        _is_passed(one, end, None) for one in taken
    )


def _is_passed(taken: Sequence[Taken], start: datetime, end: datetime | None) -> bool:
    moments = [one.submitted_at for one in taken if one.passed and one.submitted_at]
    return any(start < one and (end is None or one <= end) for one in moments)


def _start_of(day: date) -> datetime:
    return datetime.combine(day, time.min, AMSTERDAM).astimezone(UTC)
