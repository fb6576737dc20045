"""A completion that should not count: a counter-entry, and everything that follows from it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import delete, select, update
from sqlalchemy.exc import DatabaseError

from elearn.db import (
    Assignment,
    AssignmentEvent,
    AssignmentRule,
    AuditEvent,
    Completion,
    Correction,
    CorrectionWithdrawal,
    Organisation,
)
from elearn.services.progress import load_facts, progress_of_path, state_of_own_test
from elearn.services.records import completions, corrections
from elearn.services.records.chain import check_chain
from elearn.services.records.completions import Verification
from elearn.services.records.corrections import CorrectionView, points_at_somebody
from elearn.services.refusal import NotThere, Refusal
from tests.services.content import LIBRARY
from tests.services.people import NOW, finish_path, make_organisation, make_person, take

LATER = NOW + timedelta(days=1)


@pytest.fixture
def finished(session, sanne):
    """The completion of Sanne."""
    finish_path(session, sanne, "balie")
    session.commit()
    return session.scalars(select(Completion)).one()


@pytest.fixture
def mirjam(session, finished):
    """Mirjam of HR, of the same organisation."""
    organisation = session.get(Organisation, finished.organisation_id)
    return make_person(session, organisation, "Mirjam Bakker").id


def correct(session, finished, actor_id, *, now=LATER, **more):
    facts = {"reason": "vergissing", "note": "Dubbel ingevoerd", "due_on": None} | more
    corrections.correct(
        session,
        organisation_id=finished.organisation_id,
        completion_id=finished.id,
        actor_id=actor_id,
        now=now,
        **facts,
    )


def standing(session):
    found = select(Assignment.completion_id, Assignment.completed_on, Assignment.valid_until)
    return tuple(session.execute(found).one())


def test_a_correction_takes_the_completion_out_of_account_and_leaves_it_as_it_is(session, finished, mirjam):
    before = session.execute(select(Completion.__table__)).one()
    assert standing(session) == (finished.id, date(2026, 11, 24), date(2028, 11, 24))

    correct(session, finished, mirjam)

    assert session.execute(select(Completion.__table__)).one() == before
    assert standing(session) == (None, None, None)
    assert completions.verify(session, code=finished.code, today=NOW.date()) == Verification("ingetrokken")


def test_hr_sees_who_corrected_it_and_why(session, finished, mirjam):
    correct(session, finished, mirjam)

    assert look(session, finished).corrected == CorrectionView(
        "vergissing", "Dubbel ingevoerd", "Mirjam Bakker", LATER
    )


def test_a_correction_is_chained_and_in_the_log(session, finished, mirjam):
    correct(session, finished, mirjam)

    organisation_id = finished.organisation_id
    assert check_chain(session, Correction, organisation_id=organisation_id) is None
    [event] = session.scalars(select(AuditEvent))
    [correction] = session.scalars(select(Correction))
    assert (event.action, event.actor_id, event.facts) == (
        "completion corrected",
        mirjam,
        {"completion": str(finished.id), "correction": str(correction.id), "reason": "vergissing"},
    )


@pytest.mark.parametrize("change", [update(Correction).values(note="x"), delete(Correction)])
def test_the_database_keeps_a_correction(session, finished, mirjam, change):
    correct(session, finished, mirjam)

    with pytest.raises(DatabaseError, match="correction is append-only"):
        session.execute(change)


def test_the_tests_are_open_again_and_what_follows_is_the_next_completion(session, finished, mirjam):
    person_id = finished.person_id
    correct(session, finished, mirjam)
    facts = load_facts(session, person_id)
    assert progress_of_path(LIBRARY, facts, "balie", now=LATER).standing.code == "bezig"
    assert {
        test_id: state_of_own_test(LIBRARY, facts, test_id, now=LATER).state for test_id in ("kern", "balie")
    } == {"kern": "open", "balie": "open"}
    assert completions.complete_finished_paths(session, LIBRARY, person_id=person_id, now=LATER) == ()

    again = LATER + timedelta(hours=1)
    take(session, person_id, "kern", now=again)
    take(session, person_id, "balie", now=again)

    numbers = session.scalars(select(Completion.number).order_by(Completion.number)).all()
    assert numbers == [1, 2]
    assert standing(session)[1:] == (date(2026, 11, 25), date(2028, 11, 25))


def test_an_earlier_completion_counts_again_when_the_last_is_corrected(session, finished, mirjam):
    much_later = NOW + timedelta(days=800)
    take(session, finished.person_id, "kern", now=much_later)
    take(session, finished.person_id, "balie", now=much_later)
    last = session.scalars(select(Completion).where(Completion.number == 2)).one()

    correct(session, last, mirjam, now=much_later)

    assert standing(session)[0] == finished.id


def test_a_completion_is_corrected_once(session, finished, mirjam):
    correct(session, finished, mirjam)

    with pytest.raises(Refusal, match="al ingetrokken"):
        correct(session, finished, mirjam)


def test_nobody_corrects_their_own_completion(session, finished):
    with pytest.raises(Refusal, match="je eigen registratie"):
        correct(session, finished, finished.person_id)


def test_the_completion_of_another_organisation_is_not_there(session, finished):
    other = make_organisation(session, "elders")

    with pytest.raises(NotThere):
        corrections.correctable(
            session, organisation_id=other.id, completion_id=finished.id, today=NOW.date()
        )


@pytest.mark.parametrize(
    ("note", "points"),
    [
        ("Dubbel ingevoerd", False),
        ("Fout in vraag 12 van de toets", False),
        ("Sanne deed dit niet zelf", True),
        ("Bel de vries even", True),
        ("Vraag het aan s.vries@voorbeeldstad.nl", True),
        ("Hoort bij nummer 003905", True),
        ("", False),
    ],
)
def test_a_note_names_nobody(note, points):
    assert points_at_somebody(note, "Sanne de Vries") is points


def take_back(session, finished, actor_id, *, now=LATER, reason="klopt-toch"):
    corrections.take_back(
        session,
        organisation_id=finished.organisation_id,
        completion_id=finished.id,
        reason=reason,
        actor_id=actor_id,
        now=now,
    )


def look(session, finished):
    return corrections.correctable(
        session,
        organisation_id=finished.organisation_id,
        completion_id=finished.id,
        today=LATER.date(),
    )


def test_a_correction_and_its_withdrawal_leave_everything_as_it_was(session, finished, mirjam):
    def seen():
        facts = load_facts(session, finished.person_id)
        return (
            standing(session),
            progress_of_path(LIBRARY, facts, "balie", now=LATER).standing,
            completions.verify(session, code=finished.code, today=NOW.date()),
            completions.certificates(session, person_id=finished.person_id),
            look(session, finished).corrected,
        )

    before = seen()
    for _ in range(2):  # a mistake can be made twice
        correct(session, finished, mirjam)
        assert seen() != before
        take_back(session, finished, mirjam)
        assert seen() == before


def test_what_happened_stays_in_the_chain_and_the_log(session, finished, mirjam):
    correct(session, finished, mirjam)
    take_back(session, finished, mirjam, now=LATER + timedelta(hours=1))

    for table in (Correction, CorrectionWithdrawal):
        assert check_chain(session, table, organisation_id=finished.organisation_id) is None
    actions = session.scalars(select(AuditEvent.action).order_by(AuditEvent.sequence)).all()
    assert actions == ["completion corrected", "correction taken back"]
    assert look(session, finished).earlier == (
        CorrectionView(
            "vergissing",
            "Dubbel ingevoerd",
            "Mirjam Bakker",
            LATER,
            "klopt-toch",
            "Mirjam Bakker",
            LATER + timedelta(hours=1),
        ),
    )


@pytest.mark.parametrize(
    "change", [update(CorrectionWithdrawal).values(reason="x"), delete(CorrectionWithdrawal)]
)
def test_the_database_keeps_what_was_taken_back(session, finished, mirjam, change):
    correct(session, finished, mirjam)
    take_back(session, finished, mirjam)

    with pytest.raises(DatabaseError, match="correction_withdrawal is append-only"):
        session.execute(change)


def test_only_what_was_corrected_is_taken_back_and_never_by_who_it_is_about(session, finished, mirjam):
    with pytest.raises(Refusal, match="telt al mee"):
        take_back(session, finished, mirjam)
    correct(session, finished, mirjam)
    with pytest.raises(Refusal, match="je eigen registratie"):
        take_back(session, finished, finished.person_id)
    take_back(session, finished, mirjam)
    with pytest.raises(Refusal, match="telt al mee"):
        take_back(session, finished, mirjam)


@pytest.mark.parametrize("due_days", [None, 14], ids=["usual", "rule"])
def test_a_correction_gives_a_new_last_day(session, finished, mirjam, due_days):
    held = session.scalars(select(Assignment)).one()
    held.due_on = date(2026, 11, 1)
    if due_days:
        rule = AssignmentRule(
            organisation_id=finished.organisation_id,
            path_id="balie",
            due_days=due_days,
            created_by_id=mirjam,
            created_at=NOW,
        )
        session.add(rule)
        session.flush()
        held.rule_id = rule.id
    proposed = look(session, finished).new_due
    assert proposed == LATER.date() + timedelta(days=due_days or 30)

    correct(session, finished, mirjam, due_on=proposed)

    session.refresh(held)
    assert held.due_on == proposed
    facts = load_facts(session, finished.person_id)
    assert progress_of_path(LIBRARY, facts, "balie", now=LATER).standing.code == "bezig"
    lines = session.execute(select(AssignmentEvent.kind, AssignmentEvent.facts)).all()
    assert lines == [("uitgesteld", {"due_on": str(proposed)})]


def test_a_last_day_before_today_is_refused(session, finished, mirjam):
    with pytest.raises(Refusal, match="voor vandaag"):
        correct(session, finished, mirjam, due_on=LATER.date() - timedelta(days=1))


def test_where_something_else_counts_no_new_day_is_asked(session, finished):
    again = NOW + timedelta(days=800)
    take(session, finished.person_id, "kern", now=again)
    take(session, finished.person_id, "balie", now=again)

    assert look(session, finished).new_due is None
