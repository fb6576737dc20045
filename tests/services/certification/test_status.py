"""What holds for every status, whoever it is about."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import assume, given
from hypothesis.strategies import booleans, builds, composite, dates, integers, just, lists, none, one_of

from elearn.services.certification import (
    STATUSES,
    Assigned,
    Completed,
    Policy,
    renews_from,
    status,
    valid_until,
)
from elearn.services.certification.policy import longest_window
from elearn.services.certification.simulate import complete_on, simulate
from elearn.services.certification.status import change_days, last_that_counts

ONE_DAY = timedelta(days=1)
DAYS = dates(date(2023, 1, 1), date(2032, 12, 31))
MAYBE = one_of(none(), DAYS)


@composite
def policies(draw):
    """Policies that the form accepts."""
    is_fixed = draw(booleans())
    months = draw(integers(12, 60) if is_fixed else integers(1, 60))
    window = draw(integers(0, min(longest_window(months), 365)))
    if not is_fixed:
        return Policy("vanaf-behalen", months, window)
    fixed = draw(dates(date(2028, 1, 1), date(2028, 12, 31)))
    return Policy("vaste-datum", months, window, fixed.month, fixed.day)


@composite
def assignments(draw):
    paused_from, exempt_from = draw(MAYBE), draw(MAYBE)
    length = integers(0, 800).map(lambda days: timedelta(days=days))
    return Assigned(
        due_on=draw(MAYBE),
        assigned_on=draw(MAYBE),
        started_on=draw(MAYBE),
        paused_from=paused_from,
        paused_until=paused_from + draw(length) if paused_from and draw(booleans()) else None,
        exempt_from=exempt_from,
        exempt_until=exempt_from + draw(length) if exempt_from else None,
        is_ended=draw(booleans()),
    )


ANY_COMPLETION = builds(
    lambda day, days, is_corrected: Completed(day, day + timedelta(days=days), is_corrected),
    DAYS,
    integers(0, 1500),
    booleans(),
)
ANY_COMPLETIONS = lists(ANY_COMPLETION, max_size=4).map(tuple)


@given(assignments(), ANY_COMPLETIONS, policies(), DAYS)
def test_every_assignment_has_one_status_with_a_reason_and_a_begin_that_fits(assigned, done, policy, today):
    found = status(assigned, done, policy, today=today)

    assert found.code in STATUSES
    assert found.reason.endswith(".")
    assert "onbekend" not in found.reason
    assert found.since is None or found.since <= today


@given(assignments(), ANY_COMPLETIONS, policies(), DAYS)
def test_a_status_changes_only_on_the_days_that_are_listed(assigned, done, policy, today):
    yesterday = today - ONE_DAY
    assume(today not in change_days(assigned, done, policy))

    before, now = (status(assigned, done, policy, today=day) for day in (yesterday, today))

    assert (before.code, before.is_paused, before.is_open) == (now.code, now.is_paused, now.is_open)


@given(assignments(), ANY_COMPLETIONS, policies(), DAYS)
def test_a_status_began_on_the_day_it_says(assigned, done, policy, today):
    found = status(assigned, done, policy, today=today)
    assume(found.since)

    assert status(assigned, done, policy, today=found.since).code == found.code
    earlier = [day for day in change_days(assigned, done, policy) if day < found.since]
    assert not earlier or status(assigned, done, policy, today=earlier[-1]).code != found.code


@given(assignments(), ANY_COMPLETIONS, policies(), DAYS)
def test_who_pauses_or_need_not_is_never_late(assigned, done, policy, today):
    found = status(assigned, done, policy, today=today)

    assert not found.is_paused or found.code != "te-laat"
    assert not assigned.is_ended or found.code != "te-laat"


@given(assignments(), ANY_COMPLETIONS, policies(), integers(0, 100))
def test_who_is_exempt_is_exempt_and_never_valid(assigned, done, policy, later):
    assume(assigned.exempt_from)
    today = min(assigned.exempt_from + timedelta(days=later), assigned.exempt_until)

    assert status(assigned, done, policy, today=today).code == "vrijgesteld"


@given(assignments(), ANY_COMPLETIONS, ANY_COMPLETION, policies(), DAYS)
def test_a_corrected_completion_is_as_if_it_was_never_there(assigned, done, wrong, policy, today):
    without = status(assigned, done, policy, today=today)
    with_it = status(assigned, (*done, replace(wrong, is_corrected=True)), policy, today=today)

    assert (with_it.code, with_it.reason) == (without.code, without.reason)
    assert with_it.valid_until == without.valid_until


@given(ANY_COMPLETIONS, ANY_COMPLETION, DAYS)
def test_one_more_completion_never_makes_it_shorter(done, more, today):
    before, after = last_that_counts(done, today), last_that_counts((*done, more), today)

    assert before is None or after.valid_until >= before.valid_until


@given(policies(), lists(DAYS, min_size=1, max_size=4))
def test_finishing_again_never_ends_earlier(policy, days):
    ends = [one.valid_until for one in complete_on((), policy, days)]

    assert ends == sorted(ends)


@given(policies(), DAYS, integers(0, 3000))
def test_another_policy_never_takes_days_away(policy, day, left):
    end = day + timedelta(days=left)

    assert valid_until(policy, day, end) >= max(day, end)


@given(policies(), DAYS, integers(0, 1000))
def test_early_renewal_makes_no_gap_and_loses_no_day(policy, first, earlier):
    end = valid_until(policy, first)
    again = max(first, end - timedelta(days=earlier))
    done = complete_on((), policy, [first, again])

    for day in (again, end, min(end + ONE_DAY, done[-1].valid_until)):
        found = status(Assigned(), done, policy, today=day)
        assert found.code in ("geldig", "verloopt-binnenkort")
    if again >= renews_from(policy, end):
        assert done[-1].valid_until == max(end, valid_until(policy, end))


@given(policies(), DAYS)
def test_a_new_certificate_is_not_due_for_renewal_at_once(policy, day):
    assume(policy.window_days < 28 * (policy.months // 2))
    done = complete_on((), policy, [day])

    assert status(Assigned(), done, policy, today=day).code == "geldig"


@given(policies(), DAYS)
def test_a_fixed_day_is_the_same_day_in_every_year(policy, day):
    assume(policy.kind == "vaste-datum")
    first = valid_until(policy, day)
    second = valid_until(policy, first, first)

    assert (first.month, first.day) == (second.month, second.day)
    assert (first.month, min(first.day, 28)) == (policy.month, min(policy.day, 28))
    assert (second.year - first.year) == policy.months // 12


@given(assignments(), ANY_COMPLETIONS, policies(), lists(DAYS, max_size=3), DAYS)
def test_a_simulation_shows_the_status_of_every_day(assigned, done, policy, days, today):
    moments = simulate(assigned, done, policy, completes_on=days)
    completions = complete_on(done, policy, days)
    shown = [one for one in moments if one.on <= today]

    assert [one.on for one in moments] == sorted({one.on for one in moments})
    if shown:
        assert shown[-1].code == status(assigned, completions, policy, today=today).code


@given(just(Policy("vanaf-behalen", 24, 60)), DAYS)
def test_the_window_is_as_long_as_the_policy_says(policy, day):
    end = valid_until(policy, day)

    assert (end - renews_from(policy, end)).days == 60
