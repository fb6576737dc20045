"""Who is away gets no path that runs meanwhile, and who comes back gets a day that can be met."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from sqlalchemy import select

from elearn.db import Assignment, Person
from elearn.services.assignments import decisions, pauses
from elearn.services.assignments.history import history_of
from elearn.services.assignments.rules import apply_rules, end_rule, make_rule, preview
from elearn.services.assignments.values import Counts, Rule
from tests.services.people import make_organisation, make_person

NOW = datetime(2026, 11, 25, 9, 30, tzinfo=UTC)
TODAY, A_DAY = NOW.date(), timedelta(days=1)


class Case:
    """HR, and Sanne with the path `balie` by a rule, due on 25 December."""

    def __init__(self, session):
        self.session = session
        self.town = make_organisation(session)
        self.hr = make_person(session, self.town, "Mirjam Bakker").id
        self.sanne = make_person(session, self.town).id
        self.balie = Rule(uuid4(), "balie", due_days=30)
        self.rule(self.balie)

    def do(self, verb, *, now=NOW, **more):
        self.session.expire_all()
        return verb(self.session, organisation_id=self.town.id, actor_id=self.hr, now=now, **more)

    def rule(self, draft, now=NOW):
        self.do(make_rule, draft=draft, now=now)

    def pause(self, until, now=NOW):
        self.do(pauses.pause, person_id=self.sanne, until=until, now=now)

    def at_night(self, now):
        self.session.expire_all()
        return apply_rules(self.session, organisation_id=self.town.id, now=now)

    def leave(self, left_on):
        self.session.get_one(Person, self.sanne).left_on = left_on
        self.session.flush()

    def held(self, path_id):
        self.session.flush()
        self.session.expire_all()
        found = select(Assignment).where(Assignment.person_id == self.sanne, Assignment.path_id == path_id)
        return self.session.scalars(found).one()

    def rests(self, path_id):
        held = self.held(path_id)
        return held.paused_from, held.paused_until, held.due_on

    def lines(self, path_id):
        found = history_of(self.session, organisation_id=self.town.id, assignment_id=self.held(path_id).id)
        return [line.kind for line in reversed(found)]


@pytest.fixture
def case(session):
    return Case(session)


def test_a_new_path_rests_as_long_as_the_others_of_who_is_away(case):
    case.pause(until=date(2026, 12, 31))
    case.rule(Rule(uuid4(), "wijk", due_days=10), now=NOW + 5 * A_DAY)

    # Due ten days after 30 November, and 32 days later: those of the pause.
    assert case.rests("wijk") == (date(2026, 11, 30), date(2026, 12, 31), date(2027, 1, 11))
    assert case.lines("wijk") == ["toegewezen", "gepauzeerd"]


def test_a_new_path_in_an_open_pause_gets_its_days_when_the_pause_ends(case):
    case.pause(until=None)
    case.rule(Rule(uuid4(), "wijk", due_days=10), now=NOW + 5 * A_DAY)
    assert case.rests("wijk") == (date(2026, 11, 30), None, date(2026, 12, 10))

    case.do(pauses.resume, person_id=case.sanne, now=NOW + 105 * A_DAY)

    assert case.rests("wijk") == (None, None, date(2026, 12, 10) + 100 * A_DAY)


def test_a_preview_shows_the_day_after_the_pause(case):
    case.pause(until=date(2026, 12, 31))
    draft = Rule(uuid4(), "wijk", due_days=10)

    seen = preview(case.session, organisation_id=case.town.id, draft=draft, now=NOW, shown=9)

    by_name = {one.name: one.due_on for one in seen.first}
    assert by_name == {"Mirjam Bakker": date(2026, 12, 5), "Sanne de Vries": date(2027, 1, 11)}


def test_nothing_rests_for_who_has_something_that_goes_on(case):
    case.pause(until=None)
    case.do(decisions.assign, person_id=case.sanne, path_id="communicatie", due_on=None)
    case.held("communicatie").paused_from = None
    case.session.flush()
    case.rule(Rule(uuid4(), "wijk", due_days=10))

    assert case.rests("wijk") == (None, None, date(2026, 12, 5))
    assert case.lines("wijk") == ["toegewezen"]


def test_a_pause_that_is_over_is_no_pause(case):
    case.pause(until=TODAY)
    case.rule(Rule(uuid4(), "wijk", due_days=10), now=NOW + A_DAY)

    assert case.rests("wijk") == (None, None, date(2026, 12, 6))


def test_a_path_by_another_role_rests_when_the_one_before_it_ends_in_the_pause(case):
    case.pause(until=None)
    case.do(end_rule, rule_id=case.balie.id)
    case.rule(Rule(uuid4(), "wijk", due_days=10))

    assert case.rests("wijk") == (TODAY, None, date(2026, 12, 5))


def test_a_path_that_returns_after_the_pause_rests_no_more(case):
    case.pause(until=date(2026, 12, 1))
    case.do(end_rule, rule_id=case.balie.id)
    case.rule(Rule(uuid4(), "balie", due_days=30), now=NOW + 60 * A_DAY)

    assert case.rests("balie") == (None, None, TODAY + 90 * A_DAY)


def test_what_a_leaver_did_not_finish_ends_the_night_after_the_last_day(case):
    case.leave(TODAY)
    assert case.at_night(NOW) == Counts()
    assert case.at_night(NOW + A_DAY) == Counts(intrekken=1)

    assert case.held("balie").ended_at == NOW + A_DAY


def test_who_comes_back_in_service_gets_a_day_that_can_be_met(case):
    case.leave(TODAY)
    case.at_night(NOW + A_DAY)
    case.leave(None)

    assert case.at_night(NOW + 365 * A_DAY) == Counts(herstellen=1)

    held = case.held("balie")
    assert (held.ended_at, held.due_on) == (None, TODAY + 395 * A_DAY)
    assert case.lines("balie") == ["toegewezen", "ingetrokken", "hersteld"]
