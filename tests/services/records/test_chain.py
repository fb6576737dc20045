"""The chain of completions: what somebody changes in the database is found."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import delete, insert, select, text, update
from sqlalchemy.exc import DatabaseError

from elearn.db import ChainEnd, Completion, CompletionHolder, Person
from elearn.db.base import new_id
from elearn.db.engine import make_sessions
from elearn.services.records.chain import check_chain, hash_of
from elearn.services.records.holders import check_holders
from tests.services.people import (
    NOW,
    answer_all,
    assign,
    at_once,
    finish_path,
    hand_in,
    make_learner,
    make_organisation,
    make_person,
    read_all,
    start,
    take,
)

DONE_AT = NOW + timedelta(minutes=1)


@pytest.fixture
def three(session):
    """Three completions of one organisation."""
    organisation = make_organisation(session)
    for name in ("Sanne de Vries", "Joris Kuiper", "Anke Boer"):
        person = make_person(session, organisation, name)
        assign(session, person.id, "balie")
        finish_path(session, person.id, "balie")
    session.commit()
    return organisation


def tamper(session, statement):
    """Do what somebody with the keys of the database could do."""
    is_postgresql = session.get_bind().dialect.name == "postgresql"
    if is_postgresql:
        session.execute(text("ALTER TABLE completion DISABLE TRIGGER ALL"))
    else:
        session.execute(text("PRAGMA defer_foreign_keys = ON"))
        session.execute(text("DROP TRIGGER completion_keeps_update"))
        session.execute(text("DROP TRIGGER completion_keeps_delete"))
    session.execute(text(statement))


def check(session, organisation):
    found = check_chain(session, Completion, organisation_id=organisation.id)
    return found and found.sequence


def test_a_chain_that_nobody_touched_is_whole(session, three):
    assert check(session, three) is None
    assert [row.previous_hash for row in rows(session)] == ["", *(row.hash for row in rows(session)[:-1])]


def rows(session):
    return list(session.scalars(select(Completion).order_by(Completion.sequence)))


@pytest.mark.parametrize(
    ("statement", "broken"),
    [
        ("UPDATE completion SET valid_until = '2099-01-01' WHERE sequence = 2", 2),
        ("UPDATE completion SET holder_hash = 'x' WHERE sequence = 1", 1),
        ("UPDATE completion SET completed_at = '2025-01-01 00:00:00.000000' WHERE sequence = 3", 3),
        ("DELETE FROM completion WHERE sequence = 2", 2),
        ("DELETE FROM completion WHERE sequence = 3", 3),
        ("DELETE FROM completion", 1),
        ("UPDATE completion SET sequence = sequence + 10 WHERE sequence = 3", 3),
    ],
)
def test_whoever_changes_or_removes_a_row_is_found(session, three, statement, broken):
    tamper(session, statement)

    assert check(session, three) == broken


def test_a_chain_without_rows_is_whole(session):
    assert check(session, make_organisation(session)) is None


def test_a_row_that_somebody_adds_with_a_right_hash_is_found(session, three):
    tamper(session, "DELETE FROM completion WHERE sequence = 3")
    first = session.execute(select(Completion.__table__).where(Completion.sequence == 1)).one()
    forged = first._asdict() | {"sequence": 3, "previous_hash": rows(session)[1].hash}
    forged |= {"id": new_id(), "code": "AAAA-AAAA-AAAA", "number": 9}
    forged["hash"] = hash_of(Completion, forged)
    session.execute(insert(Completion.__table__).values(forged))

    assert check(session, three) == 4


@pytest.mark.parametrize("name", ["person_name", "personnel_number", "department_name", "salt"])
def test_another_holder_in_the_place_is_found(session, three, name):
    set_free(session)
    second = select(CompletionHolder.completion_id).join(Completion).where(Completion.sequence == 2)
    change = update(CompletionHolder).where(CompletionHolder.completion_id == session.scalar(second))

    assert check_holders(session, organisation_id=three.id) is None
    session.execute(change.values({name: "Iemand Anders"}))

    assert check_holders(session, organisation_id=three.id)["sequence"] == 2
    assert check(session, three) is None


def test_a_holder_that_went_without_an_erasure_is_found(session, three):
    set_free(session)
    session.execute(delete(CompletionHolder))

    assert check_holders(session, organisation_id=three.id)["sequence"] == 1


@pytest.mark.parametrize(
    "change", [update(CompletionHolder).values(person_name="X"), delete(CompletionHolder)]
)
@pytest.mark.usefixtures("three")
def test_the_database_keeps_a_holder(session, change):
    with pytest.raises(DatabaseError, match="completion_holder is append-only"):
        session.execute(change)


def test_a_holder_goes_when_the_person_is_erased_and_the_chain_holds(session, three):
    session.execute(update(Person).where(Person.name == "Joris Kuiper").values(erased_at=NOW))
    joris = select(Completion.id).join(Person).where(Person.erased_at.is_not(None))
    session.execute(delete(CompletionHolder).where(CompletionHolder.completion_id.in_(joris)))

    assert check(session, three) is None
    assert check_holders(session, organisation_id=three.id) is None
    assert len(rows(session)) == 3


def set_free(session):
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("ALTER TABLE completion_holder DISABLE TRIGGER ALL"))
    else:
        session.execute(text("DROP TRIGGER completion_holder_keeps_update"))
        session.execute(text("DROP TRIGGER completion_holder_keeps_delete"))


def test_every_organisation_has_its_own_chain(session, three):
    other = make_learner(session, "balie", code="elders")
    finish_path(session, other, "balie")

    assert sorted(session.scalars(select(ChainEnd.length))) == [1, 3]
    assert check(session, three) is None


def test_colleagues_who_finish_at_once_keep_one_chain(engine, session):
    organisation = make_organisation(session)
    ready = []
    for number in range(6):
        person = make_person(session, organisation, f"Collega {number}")
        assign(session, person.id, "balie")
        read_all(session, person.id, "samen", "balie-les")
        take(session, person.id, "kern")
        ready.append((person.id, start(session, person.id, "balie")))
        answer_all(session, person.id, "balie")
    session.commit()

    def finish(session, number):
        person_id, attempt_id = ready[number]
        return len(hand_in(session, person_id, "balie", attempt_id).completed)

    assert at_once(make_sessions(engine), finish, 6) == [1] * 6
    session.expire_all()
    assert check(session, organisation) is None
    assert [row.sequence for row in rows(session)] == [1, 2, 3, 4, 5, 6]
