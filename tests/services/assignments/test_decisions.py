"""What HR decides about one person: dates, exemptions, pauses; all of it in the history."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from sqlalchemy import select

from elearn.db import Assignment
from elearn.services.assignments import decisions, pauses
from elearn.services.assignments.history import history_of
from elearn.services.assignments.rules import apply_rules, make_rule
from elearn.services.assignments.values import Rule
from elearn.services.refusal import NotThere, Refusal
from tests.services.people import make_organisation, make_person

NOW = datetime(2026, 11, 25, 9, 30, tzinfo=UTC)
TODAY = NOW.date()


class Case:
    """HR, Sanne, and the path that a rule gave her, due on 25 December."""

    def __init__(self, session):
        self.session = session
        self.town = make_organisation(session)
        self.hr = make_person(session, self.town, "Mirjam Bakker").id
        self.sanne = make_person(session, self.town).id
        self.rule(Rule(uuid4(), "balie", due_days=30))

    def rule(self, draft, now=NOW, **more):
        by_hr = {"organisation_id": self.town.id, "actor_id": self.hr, "now": now}
        make_rule(self.session, draft=draft, **by_hr, **more)

    @property
    def held(self):
        self.session.flush()
        self.session.expire_all()
        found = select(Assignment).where(Assignment.person_id == self.sanne, Assignment.path_id == "balie")
        return self.session.scalars(found).one()

    def decide(self, verb, *, now=NOW, **more):
        of_whom = {"organisation_id": self.town.id, "actor_id": self.hr, "now": now}
        return verb(self.session, **(of_whom | more))

    def about(self, verb, **more):
        return self.decide(verb, assignment_id=self.held.id, **more)

    def lines(self):
        found = history_of(self.session, organisation_id=self.town.id, assignment_id=self.held.id)
        return [(one.kind, one.actor, one.facts) for one in reversed(found)][1:]  # after the rule's own


@pytest.fixture
def case(session):
    return Case(session)


def test_another_date_stays_also_when_the_rule_changes(case):
    case.about(decisions.postpone, due_on=date(2027, 2, 1))
    old = case.held.rule_id
    case.rule(Rule(uuid4(), "balie", due_days=10), replaces=old)

    assert (case.held.due_on, case.held.rule_id == old) == (date(2027, 2, 1), False)
    assert case.lines()[0] == ("uitgesteld", "Mirjam Bakker", {"due_on": "2027-02-01"})


def test_an_exemption_has_a_ground_a_last_day_and_an_approver(case):
    case.about(decisions.exempt, ground="ander-werk", until=date(2027, 6, 30))

    assert (case.held.exempt_from, case.held.exempt_until) == (TODAY, date(2027, 6, 30))
    facts = {"ground": "ander-werk", "until": "2027-06-30"}
    assert case.lines() == [("vrijgesteld", "Mirjam Bakker", facts)]

    case.about(decisions.end_exemption)
    assert (case.held.exempt_from, case.held.exempt_until) == (None, None)
    assert case.lines()[1:] == [("vrijstelling-beeindigd", "Mirjam Bakker", {})]


def test_nobody_exempts_themselves(case):
    with pytest.raises(Refusal, match="Je kunt jezelf geen vrijstelling geven"):
        case.about(decisions.exempt, ground="besluit", until=date(2027, 6, 30), actor_id=case.held.person_id)


@pytest.mark.parametrize(
    ("verb", "more"),
    [
        (decisions.postpone, {"due_on": date(2026, 11, 24)}),
        (decisions.exempt, {"ground": "besluit", "until": date(2026, 11, 24)}),
    ],
)
def test_a_day_that_is_behind_is_refused(case, verb, more):
    with pytest.raises(Refusal, match="De laatste dag ligt voor vandaag"):
        case.about(verb, **more)


def test_what_hr_withdraws_no_rule_brings_back(case):
    case.about(decisions.withdraw)
    apply_rules(case.session, organisation_id=case.town.id, now=NOW)

    assert case.held.ended_at == NOW
    again = case.decide(decisions.assign, person_id=case.sanne, path_id="balie", due_on=None)
    assert (case.held.id, case.held.ended_at, case.held.due_on) == (again, None, None)
    assert [line[0] for line in case.lines()] == ["ingetrokken", "toegewezen"]


def test_somebody_gets_a_path_by_hand_once(case):
    case.decide(decisions.assign, person_id=case.sanne, path_id="wijk", due_on=date(2027, 1, 15))

    with pytest.raises(Refusal, match="Deze collega heeft dit leerpad al"):
        case.decide(decisions.assign, person_id=case.sanne, path_id="wijk", due_on=None)


@pytest.mark.parametrize(
    ("resumed_after", "due_on"),
    [
        (0, date(2026, 12, 25)),  # on the same day: nothing was paused
        (10, date(2027, 1, 4)),
        (60, date(2027, 2, 23)),  # the due date fell in the pause
    ],
)
def test_a_pause_moves_the_due_date_by_its_days_and_stores_no_reason(case, resumed_after, due_on):
    case.decide(pauses.pause, person_id=case.sanne, until=None)
    assert (case.held.paused_from, case.held.paused_until) == (TODAY, None)

    case.decide(pauses.resume, person_id=case.sanne, now=NOW + timedelta(days=resumed_after))

    assert (case.held.paused_from, case.held.paused_until, case.held.due_on) == (None, None, due_on)
    assert case.lines() == [
        ("gepauzeerd", "Mirjam Bakker", {}),
        ("hervat", "Mirjam Bakker", {"due_on": str(due_on)}),
    ]


@pytest.mark.parametrize(
    ("days_later", "due_on"),
    [(None, date(2027, 1, 4)), (3, date(2026, 12, 28)), (15, date(2027, 1, 4))],
    ids=["as planned", "ended early", "ended when it was over"],
)
def test_a_pause_with_a_last_day_moves_the_due_date_at_once(case, days_later, due_on):
    case.decide(pauses.pause, person_id=case.sanne, until=date(2026, 12, 4))  # ten days
    if days_later:
        case.decide(pauses.resume, person_id=case.sanne, now=NOW + timedelta(days=days_later))

    assert case.held.due_on == due_on


def test_a_second_pause_takes_the_place_of_the_first(case):
    case.decide(pauses.pause, person_id=case.sanne, until=None)
    later = NOW + timedelta(days=5)
    case.decide(pauses.pause, person_id=case.sanne, until=date(2026, 12, 4), now=later)

    held = case.held
    pause = (held.paused_from, held.paused_until)
    assert (pause, held.due_on) == ((date(2026, 11, 30), date(2026, 12, 4)), date(2027, 1, 4))


def test_a_path_that_was_late_before_the_pause_stays_late(case):
    late = NOW + timedelta(days=60)
    case.decide(pauses.pause, person_id=case.sanne, until=None, now=late)
    case.decide(pauses.resume, person_id=case.sanne, now=late + timedelta(days=30))

    assert case.held.due_on == date(2026, 12, 25)


@pytest.mark.parametrize("until", [None, date(2027, 3, 31)], ids=["open", "with a last day"])
@pytest.mark.parametrize("give", ["by hand", "by a rule"])
def test_a_date_given_in_a_pause_stays_when_the_pause_ends(case, until, give):
    case.decide(pauses.pause, person_id=case.sanne, until=until)
    later = NOW + timedelta(days=20)
    if give == "by hand":
        case.about(decisions.postpone, due_on=date(2027, 1, 10), now=later)
    else:
        case.rule(Rule(uuid4(), "balie", due_on=date(2027, 1, 10)), replaces=case.held.rule_id, now=later)
    case.decide(pauses.resume, person_id=case.sanne, now=later + timedelta(days=3))

    assert case.held.due_on == date(2027, 1, 10)


def test_another_rule_with_the_same_date_does_not_take_the_days_of_a_pause_away(case):
    case.about(decisions.postpone, due_on=date(2027, 1, 10))
    case.decide(pauses.pause, person_id=case.sanne, until=None, now=NOW + timedelta(days=1))
    other = Rule(uuid4(), "balie", due_days=10)
    case.rule(other, replaces=case.held.rule_id, now=NOW + timedelta(days=2))
    case.decide(pauses.resume, person_id=case.sanne, now=NOW + timedelta(days=11))

    assert case.held.due_on == date(2027, 1, 20)


def test_a_pause_also_ends_for_a_path_that_was_taken_back_meanwhile(case):
    case.decide(pauses.pause, person_id=case.sanne, until=None)
    case.about(decisions.withdraw)
    case.decide(pauses.resume, person_id=case.sanne, now=NOW + timedelta(days=5))
    case.decide(decisions.assign, person_id=case.sanne, path_id="balie", due_on=date(2027, 1, 10))

    held = case.held
    assert (held.paused_from, held.paused_until, held.due_on) == (None, None, date(2027, 1, 10))


def test_nothing_of_another_organisation_can_be_decided(case):
    other = make_organisation(case.session, "anderstad").id
    of_sanne = {"organisation_id": other, "person_id": case.sanne}

    for verb, more in (
        (decisions.postpone, {"due_on": TODAY}),
        (decisions.exempt, {"ground": "besluit", "until": TODAY}),
        (decisions.end_exemption, {}),
        (decisions.withdraw, {}),
    ):
        with pytest.raises(NotThere):
            case.about(verb, organisation_id=other, **more)
    with pytest.raises(NotThere):
        case.decide(decisions.assign, path_id="wijk", due_on=None, **of_sanne)
    with pytest.raises(NotThere):
        case.decide(pauses.pause, until=None, **of_sanne)
    with pytest.raises(NotThere):
        case.decide(pauses.resume, **of_sanne)
    assert history_of(case.session, organisation_id=other, assignment_id=case.held.id) == []


def given(case, *, days=1, path="wijk", due=None):
    """The days of the pause of a path that Sanne gets by hand, some days later, and its date."""
    facts = {"person_id": case.sanne, "path_id": path, "due_on": due}
    case.decide(decisions.assign, now=NOW + timedelta(days=days), **facts)
    return pause_and_date(case, path)


def pause_and_date(case, path):
    columns = select(Assignment.paused_from, Assignment.paused_until, Assignment.due_on)
    of_path = Assignment.person_id == case.sanne, Assignment.path_id == path
    return tuple(case.session.execute(columns.where(*of_path)).one())


@pytest.mark.parametrize("until", [None, TODAY + timedelta(days=10)], ids=["open", "with a last day"])
def test_a_path_given_to_somebody_who_rests_rests_on_the_same_days(case, until):
    case.decide(pauses.pause, person_id=case.sanne, until=until)
    due = TODAY + timedelta(days=5)

    assert given(case, due=due) == (TODAY, until, due)
    case.decide(pauses.resume, person_id=case.sanne, now=NOW + timedelta(days=3))
    assert pause_and_date(case, "wijk") == (None, None, due)


def test_it_does_not_rest_when_the_pause_is_over_or_another_path_runs(case):
    case.decide(pauses.pause, person_id=case.sanne, until=TODAY + timedelta(days=2))
    assert given(case, days=3) == (None, None, None)
    case.about(pauses_of_one, until=None)
    assert given(case, days=4, path="spil") == (None, None, None)


def pauses_of_one(session, *, assignment_id, until, **_more):
    """Only one of two paths rests, as when a rule gave the other one meanwhile."""
    held = session.get_one(Assignment, assignment_id)
    held.paused_from, held.paused_until = TODAY, until
    session.flush()


def test_a_path_that_comes_back_leaves_an_old_pause_behind(case):
    case.decide(pauses.pause, person_id=case.sanne, until=None)
    case.about(decisions.withdraw)
    assert given(case) == (None, None, None)  # nothing else runs, and nothing rests

    assert given(case, days=2, path="balie") == (None, None, None)


def test_a_path_that_comes_back_alone_goes_on_resting(case):
    case.decide(pauses.pause, person_id=case.sanne, until=None)
    case.about(decisions.withdraw)

    assert given(case, path="balie") == (TODAY, None, None)
