"""What happens to somebody under a policy, day by day in words; for HR before a policy is saved."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from elearn.services.certification.dates import valid_until
from elearn.services.certification.status import change_days, last_that_counts, status
from elearn.services.certification.values import Assigned, Completed, Policy, Standing, Status


@dataclass(frozen=True, slots=True)
class Moment:
    """A day on which something changes; `is_completion`: the path was finished on it."""

    on: date
    code: Status
    reason: str
    is_completion: bool


def simulate(
    assigned: Assigned, done: Sequence[Completed], policy: Policy, *, completes_on: Iterable[date] = ()
) -> list[Moment]:
    """The moments of an assignment in order.

    `done` was recorded before and keeps its days; on each of `completes_on` the path is finished
    once more, under the policy.
    """
    completions = complete_on(done, policy, completes_on)
    return list(_moments(assigned, completions, policy))


def complete_on(done: Sequence[Completed], policy: Policy, days: Iterable[date]) -> tuple[Completed, ...]:
    """The completions of somebody who also finishes a path on these days."""
    completions = tuple(done)
    for day in sorted(days):
        last = last_that_counts(completions, day)
        end = valid_until(policy, day, last.valid_until if last else None)
        completions = (*completions, Completed(day, end))
    return completions


def _moments(assigned: Assigned, completions: Sequence[Completed], policy: Policy) -> Iterator[Moment]:
    finished = {one.completed_on for one in completions}
    before: Standing | None = None
    for day in change_days(assigned, completions, policy):
        now = status(assigned, completions, policy, today=day)
        is_new = before is None or (now.code, now.is_paused) != (before.code, before.is_paused)
        if is_new or day in finished:
            yield Moment(day, now.code, now.reason, day in finished)
        before = now
