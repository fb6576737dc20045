"""What is over its term goes, what is not stays, and the report says how much went."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import delete, func, select, text, update
from sqlalchemy.exc import DatabaseError

from elearn.db import (
    Answer,
    Assignment,
    Attempt,
    AttemptStatistics,
    AuditEvent,
    Completion,
    CompletionHolder,
    ContentConcept,
    DrawnQuestion,
    LessonProgress,
    Organisation,
    Person,
    RetentionRun,
    RoleGrant,
    SignIn,
)
from elearn.services import audit
from elearn.services.progress import load_facts, progress_of_path, state_of_own_test
from elearn.services.records import completions
from elearn.services.records.chain import CHAINS, check_chain
from elearn.services.records.holders import check_holders
from elearn.services.refusal import Refusal
from elearn.services.retention import run
from elearn.services.retention.terms import USUAL, choose_terms, terms_of
from tests.services.content import LIBRARY
from tests.services.people import (
    NOW,
    TODAY,
    assign,
    finish_path,
    make_organisation,
    make_person,
    read_all,
    start,
    take,
)

DAY = timedelta(days=1)
NOTHING = dict.fromkeys(
    (
        "antwoorden",
        "voortgang",
        "concepten",
        "mail",
        "opmerkingen",
        "inloggen",
        "registraties",
        "medewerkers",
        "logboek",
    ),
    0,
)


@pytest.fixture
def home(session, sanne):
    """The organisation of Sanne."""
    return session.get(Organisation, session.get(Person, sanne).organisation_id)


def destroy(session, home, now):
    """Look and destroy: both say the same, and a second run finds nothing."""
    looked = run.look(session, LIBRARY, organisation_id=home.id, now=now)
    destroyed = run.destroy(session, LIBRARY, organisation_id=home.id, now=now)
    assert looked == destroyed
    assert run.look(session, LIBRARY, organisation_id=home.id, now=now) == NOTHING
    return {key: number for key, number in destroyed.items() if number}


def count(session, table):
    return session.scalar(select(func.count()).select_from(table))


def chains_hold(session, home):
    assert [check_chain(session, one, organisation_id=home.id) for one in CHAINS] == [None] * len(CHAINS)
    assert check_holders(session, organisation_id=home.id) is None


def test_answers_go_30_days_after_the_path_is_finished_and_the_counters_stay(session, sanne, home):
    finish_path(session, sanne, "balie")
    done = session.scalars(select(Completion.completed_at)).one()
    counted = [row.people for row in session.scalars(select(AttemptStatistics))]
    assert (count(session, Attempt), count(session, Answer) > 0, sum(counted)) == (2, True, 2)

    assert destroy(session, home, done + 30 * DAY - timedelta(seconds=1)) == {}
    assert destroy(session, home, done + 30 * DAY) == {"antwoorden": 2}

    assert [count(session, one) for one in (Attempt, DrawnQuestion, Answer)] == [0, 0, 0]
    assert [row.people for row in session.scalars(select(AttemptStatistics))] == counted
    assert count(session, LessonProgress) == 2
    chains_hold(session, home)


def test_who_takes_a_second_path_later_need_not_pass_the_shared_test_again(session, sanne, home):
    finish_path(session, sanne, "balie")
    later = NOW + 60 * DAY
    destroy(session, home, later)
    assign(session, sanne, "wijk")
    read_all(session, sanne, *LIBRARY.paths["wijk"].lesson_ids, now=later)

    facts = load_facts(session, sanne)
    states = {id_: state_of_own_test(LIBRARY, facts, id_, now=later).state for id_ in ("kern", "wijk")}
    assert states == {"kern": "gehaald", "wijk": "open"}
    assert progress_of_path(LIBRARY, facts, "balie", now=later).standing.code == "geldig"

    take(session, sanne, "wijk", now=later)
    assert [one.path_id for one in completions.certificates(session, person_id=sanne)] == ["wijk", "balie"]


def test_an_attempt_after_the_answers_went_is_no_first_attempt(session, sanne, home):
    finish_path(session, sanne, "balie")
    destroy(session, home, NOW + 60 * DAY)
    expired = NOW + 800 * DAY

    start(session, sanne, "kern", now=expired)

    assert session.scalars(select(Attempt.number)).all() == [2]


def test_an_unfinished_path_keeps_its_attempts_for_two_years(session, sanne, home):
    read_all(session, sanne, "samen", "balie-les")
    take(session, sanne, "kern")
    start(session, sanne, "balie")

    assert destroy(session, home, NOW + 700 * DAY) == {}
    assert destroy(session, home, NOW + 740 * DAY) == {"antwoorden": 2}


def test_a_renewal_that_is_not_finished_keeps_its_own_attempts_only(session, sanne, home):
    finish_path(session, sanne, "balie")
    much_later = NOW + 800 * DAY
    take(session, sanne, "kern", now=much_later)

    assert destroy(session, home, much_later) == {"antwoorden": 2}
    assert session.scalars(select(Attempt.started_at)).all() == [much_later]


def test_who_left_loses_progress_then_the_name_and_the_count_stays(session, sanne, home):
    read_all(session, sanne, "samen")
    session.get(Person, sanne).left_on = TODAY
    session.add(RoleGrant(person_id=sanne, role="hr"))
    session.commit()

    assert destroy(session, home, NOW + 30 * DAY) == {}
    assert destroy(session, home, NOW + 31 * DAY) == {"voortgang": 1}
    assert destroy(session, home, NOW + 365 * DAY) == {}
    assert destroy(session, home, NOW + 366 * DAY) == {"medewerkers": 1}

    session.expire_all()
    erased = session.get(Person, sanne)
    made_up = str(sanne) if session.get_bind().dialect.name == "postgresql" else sanne.hex
    assert (erased.name, erased.email, erased.personnel_number, erased.lookup) == (
        "Verwijderde medewerker",
        f"{made_up}@verwijderd.invalid",
        made_up,
        "verwijderde medewerker",
    )
    assert (erased.department_id, erased.password_hash, erased.function) == (None, None, "")
    assert (count(session, RoleGrant), count(session, Assignment)) == (0, 1)


def test_who_finished_a_path_is_erased_ten_years_after_leaving_and_the_chain_holds(session, sanne, home):
    colleague = make_person(session, home, "Joris Kuiper")
    assign(session, colleague.id, "balie")
    for one in (sanne, colleague.id):
        finish_path(session, one, "balie")
    session.get(Person, sanne).left_on = TODAY
    session.commit()
    ten_years = NOW.replace(year=2036)

    assert "medewerkers" not in destroy(session, home, ten_years)
    assert destroy(session, home, ten_years + DAY) == {"medewerkers": 1, "registraties": 1}

    assert count(session, Completion) == 2
    assert session.scalars(select(CompletionHolder.person_name)).all() == ["Joris Kuiper"]
    chains_hold(session, home)
    assert no_trace(session, "Sanne", "Vries", "000001", "sanne1@") == []


def no_trace(session, *words):
    """(table, column) of every text in the database that holds one of the words."""
    found = []
    for table in Person.metadata.sorted_tables:
        for row in session.execute(select(table)).mappings():
            found += [(table.name, key) for key, value in row.items() if any(w in str(value) for w in words)]
    return found


def test_the_name_is_everywhere_before_so_the_test_above_can_fail(session, sanne):
    finish_path(session, sanne, "balie")

    assert {table for table, _ in no_trace(session, "Sanne")} == {"person", "completion_holder"}


def test_the_log_loses_its_oldest_rows_and_the_chain_goes_on(session, sanne, home):
    for years in (0, 1, 2):
        moment = NOW.replace(year=2026 + years)
        audit.record(session, actor_id=sanne, action="test", facts={"n": years}, now=moment)
    session.commit()

    assert destroy(session, home, NOW.replace(year=2031)) == {}
    assert destroy(session, home, NOW.replace(year=2032) + DAY) == {"logboek": 2}

    assert session.scalars(select(AuditEvent.sequence)).all() == [3]
    chains_hold(session, home)
    audit.record(session, actor_id=sanne, action="test", facts={}, now=NOW.replace(year=2032))
    chains_hold(session, home)


@pytest.mark.parametrize("change", [update(AuditEvent).values(action="x"), delete(AuditEvent)])
def test_the_database_keeps_what_is_in_the_log(session, sanne, change):
    audit.record(session, actor_id=sanne, action="test", facts={}, now=NOW)

    with pytest.raises(DatabaseError, match="audit_event is append-only"):
        session.execute(change)


def test_the_log_that_lost_a_row_in_the_middle_is_found(session, sanne, home):
    for number in range(3):
        audit.record(session, actor_id=sanne, action="test", facts={"n": number}, now=NOW)
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("ALTER TABLE audit_event DISABLE TRIGGER ALL"))
    else:
        session.execute(text("DROP TRIGGER audit_event_keeps_delete"))
    session.execute(delete(AuditEvent).where(AuditEvent.sequence == 2))

    assert check_chain(session, AuditEvent, organisation_id=home.id).sequence == 2


def test_sessions_and_concepts_go_when_their_time_is_over(session, sanne, home):
    session.add_all(
        [
            SignIn(token_hash="a", person_id=sanne, created_at=NOW, seen_at=NOW, expires_at=NOW),
            SignIn(token_hash="b", person_id=sanne, created_at=NOW, seen_at=NOW, expires_at=NOW + DAY),
            ContentConcept(
                person_id=sanne, module_id="m", path="a", body=b"", base=0, saved_at=NOW.replace(year=2025)
            ),
            ContentConcept(person_id=sanne, module_id="m", path="b", body=b"", base=0, saved_at=NOW),
        ]
    )
    session.flush()

    assert destroy(session, home, NOW + DAY / 2) == {"inloggen": 1, "concepten": 1}
    assert session.scalars(select(SignIn.token_hash)).all() == ["b"]


def test_another_organisation_is_left_alone(session, sanne):
    finish_path(session, sanne, "balie")
    elsewhere = make_organisation(session, "elders")

    destroy(session, elsewhere, NOW + 60 * DAY)

    assert count(session, Attempt) == 2


def test_the_report_holds_counts_and_the_terms_of_then_and_stays(session, sanne, home):
    finish_path(session, sanne, "balie")
    choose_terms(session, organisation_id=home.id, terms={"antwoorden": 14}, actor_id=sanne, now=NOW)

    destroy(session, home, NOW + 15 * DAY)

    [report] = run.reports(session, organisation_id=home.id)
    assert report.counts == NOTHING | {"antwoorden": 2}
    assert report.terms == {**USUAL, "antwoorden": 14}
    with pytest.raises(DatabaseError, match="retention_run is append-only"):
        session.execute(delete(RetentionRun))


def test_a_choice_within_the_bounds_counts_and_is_in_the_log(session, sanne, home):
    choose_terms(session, organisation_id=home.id, terms={"logboek": 2}, actor_id=sanne, now=NOW)
    session.flush()

    assert terms_of(session, organisation_id=home.id) == {**USUAL, "logboek": 2}
    [event] = session.scalars(select(AuditEvent))
    assert (event.action, event.facts) == ("terms chosen", {"from": {"logboek": 5}, "to": {"logboek": 2}})


def test_a_choice_out_of_bounds_changes_nothing(session, sanne, home):
    with pytest.raises(Refusal, match="Deze termijn kan niet: 4 jaar"):
        choose_terms(session, organisation_id=home.id, terms={"registraties": 4}, actor_id=sanne, now=NOW)

    assert terms_of(session, organisation_id=home.id) == USUAL
