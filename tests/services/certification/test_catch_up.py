"""A changed guide asks to do parts again: it is told with the status, and changes nothing in it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest
from sqlalchemy import case, select

from elearn.db import Assignment, CatchUp, Completion, SourceDecision
from elearn.services.calendar import today as day_of
from elearn.services.certification import Assigned, Completed, Policy, status
from elearn.services.certification.in_sql import status_column
from elearn.services.certification.values import READY
from elearn.services.certification.values import CatchUp as Asked
from elearn.services.exporting.rows import Question, choose, query_of
from elearn.services.overview.counts import behind
from elearn.services.overview.values import Scope
from elearn.services.records.registrations import RegistrationFilter
from elearn.services.reminders.decide import decide
from elearn.services.reminders.reading import might_get_mail, open_paths
from elearn.services.reminders.values import Open
from elearn.services.source.asking import asked_column, asked_of, asking, counting_at
from tests.services.content import LIBRARY
from tests.services.people import NOW, finish_path, make_learner

POLICY = Policy("vanaf-behalen", 24, 60)
DONE = Completed(date(2026, 1, 5), date(2028, 1, 5))
SINCE = date(2026, 11, 23)  # a Monday
DAY = timedelta(days=1)
VALID = "Behaald op 5 januari 2026 en geldig tot en met 5 januari 2028."
TOLD = " Sinds 23 november 2026 is er iets bij te werken, graag tot en met 23 december 2026."


@pytest.mark.parametrize(
    ("today", "more", "told"),
    [
        pytest.param(SINCE - DAY, {}, False, id="not before the decision"),
        pytest.param(SINCE, {}, True, id="from that day"),
        pytest.param(SINCE + 60 * DAY, {}, True, id="also after the day it was wanted"),
        pytest.param(date(2028, 1, 5), {}, True, id="on the last valid day"),
        pytest.param(date(2028, 1, 6), {}, False, id="expired: renewing asks everything"),
        pytest.param(SINCE, {"is_ended": True}, False, id="taken back"),
        pytest.param(SINCE, {"exempt_from": SINCE, "exempt_until": SINCE}, False, id="exempt"),
    ],
)
def test_it_is_told_with_the_status_and_changes_nothing_in_it(today, more, told):
    plain = Assigned(due_on=date(2026, 2, 1), **more)

    before = status(plain, [DONE], POLICY, today=today)
    after = status(replace(plain, asked_on=SINCE), [DONE], POLICY, today=today)

    asked = Asked(SINCE, date(2026, 12, 23)) if told else None
    assert after == replace(before, catch_up=asked, reason=before.reason + TOLD * told)


def test_the_sentence():
    standing = status(Assigned(asked_on=SINCE), [DONE], POLICY, today=SINCE)

    assert standing.reason == VALID + TOLD


def change(session, actor_id, at, *, decision="gewijzigd", to_hash="b"):
    """A trainer decides about the first lesson of the path."""
    session.add(
        SourceDecision(
            module_id="klein",
            key_point_id="p01.k1",
            item_kind="les",
            item_id=LIBRARY.paths["balie"].lesson_ids[0],
            from_hash="a",
            to_hash=to_hash,
            decision=decision,
            reason="Nieuwe editie",
            actor_id=actor_id,
            decided_at=at,
        )
    )
    session.flush()


def caught_up(session, person_id, at):
    session.add(CatchUp(person_id=person_id, path_id="balie", edition="e", done_at=at))
    session.flush()


@pytest.fixture
def finished(session):
    """Somebody who finished a path at NOW."""
    person_id = make_learner(session, "balie")
    finish_path(session, person_id, "balie")
    return person_id


HOUR = timedelta(hours=1)


def does_nothing(session, who):
    """Nobody decided anything."""


def changed_before(session, who):
    change(session, who, NOW - HOUR)


def changed(session, who):
    change(session, who, NOW + DAY)


def changed_twice(session, who):
    changed(session, who)
    change(session, who, NOW + 5 * DAY, to_hash="c")


def only_told(session, who):
    change(session, who, NOW + DAY, decision="vermelden")


def taken_back(session, who):
    changed(session, who)
    change(session, who, NOW + 2 * DAY, decision="niets")


def done_again(session, who):
    changed(session, who)
    caught_up(session, who, NOW + 2 * DAY)


def done_again_and_changed(session, who):
    changed_twice(session, who)
    caught_up(session, who, NOW + 2 * DAY)


@pytest.mark.parametrize(
    ("story", "days"),
    [
        (does_nothing, None),
        (changed_before, None),
        (changed, 1),
        (changed_twice, 1),
        (only_told, None),
        (taken_back, None),
        (done_again, None),
        (done_again_and_changed, 5),
    ],
)
def test_every_reader_says_the_same_day(session, finished, story, days):
    story(session, finished)
    since, today = (day_of(NOW + days * DAY) if days else None), day_of(NOW + 6 * DAY)
    asked, decided = asking(session, LIBRARY), {"balie": POLICY}
    of_path = select(Assignment).join(Completion, Completion.id == Assignment.completion_id)

    in_python = asked_of(
        session, LIBRARY, person_id=finished, finished=counting_at(session, person_id=finished)
    )
    is_ready = status_column(decided, today).in_(READY)
    in_sql = session.scalar(of_path.with_only_columns(case((is_ready, asked_column(asked)))))

    assert in_python.get("balie") == in_sql == since
    town = session.scalars(select(Assignment.organisation_id)).one()
    assert behind(session, Scope(town), policies=decided, asked=asked, today=today) == (days is not None)
    question = Question(town, "toewijzingen", RegistrationFilter(), today)
    rows = session.execute(choose(query_of(session, LIBRARY, question), ("asked_on",)))
    assert rows.scalars().all() == [since]
    mailed = might_get_mail(session, organisation_id=town, policies=decided, asked=asked, today=today)
    assert mailed == ([finished] if days else [])
    paths = open_paths(session, LIBRARY, finished, policies=decided, asked=asked, today=today)
    assert [one.standing.catch_up.since if one.standing.catch_up else None for one in paths] == [since]
    reminder = decide(paths, last_sent=None, today=today)
    assert (reminder is not None) is (days is not None)


@pytest.mark.parametrize(
    ("today", "last_sent", "expected"),
    [
        pytest.param(SINCE, None, True, id="at once"),
        pytest.param(date(2026, 12, 14), SINCE, False, id="not every week"),
        pytest.param(date(2026, 12, 21), SINCE, True, id="near the end"),
        pytest.param(date(2027, 2, 1), date(2026, 12, 21), False, id="and then no more"),
    ],
)
def test_a_message_asks_twice(today, last_sent, expected):
    standing = status(Assigned(asked_on=SINCE), [DONE], POLICY, today=today)

    found = decide([Open(UUID(int=1), "balie", "Balie", standing)], last_sent=last_sent, today=today)

    assert (found is not None) is expected
