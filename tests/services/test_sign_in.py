"""Signing in and out, and the brake on guessing."""

from __future__ import annotations

import hashlib
from datetime import timedelta

import pytest
from sqlalchemy import select

from elearn.db import RoleGrant, SignIn, Throttle
from elearn.services.people import sign_in as people
from elearn.services.people.passwords import hash_password
from elearn.services.people.sign_in import (
    IDLE,
    LONGEST,
    TRIES_PER_ACCOUNT,
    TRIES_PER_ADDRESS,
    WINDOW,
    Refused,
    SignedIn,
    Visitor,
)
from elearn.services.people.throttle import count_try
from elearn.services.refusal import NotThere
from tests.services.people import NOW, at_once, make_organisation, make_person, statements

PASSWORD = "samen praten helpt altijd"
HASH = hash_password(PASSWORD)

pytestmark = pytest.mark.usefixtures("mirjam")


@pytest.fixture
def mirjam(session):
    person = make_person(
        session, make_organisation(session), "Mirjam Bakker", email="mirjam@stad.nl", password_hash=HASH
    )
    session.add_all(RoleGrant(person_id=person.id, role=role) for role in ("hr", "trainer"))
    session.commit()
    return person


def sign_in(session, email="mirjam@stad.nl", password=PASSWORD, *, address="10.0.0.1", now=NOW):
    return people.sign_in(session, email=email, password=password, address=address, now=now)


def token_of(session, **more):
    return sign_in(session, **more).token


# Signing in


def test_the_right_password_opens_a_session(session, mirjam):
    signed_in = sign_in(session, " Mirjam@Stad.nl ")

    assert signed_in == SignedIn(signed_in.token, mirjam.id)
    assert people.resume(session, token=signed_in.token, now=NOW) == Visitor(
        person_id=mirjam.id,
        name="Mirjam Bakker",
        email="mirjam@stad.nl",
        organisation_id=mirjam.organisation_id,
        organisation_name="Gemeente Voorbeeldstad",
        roles=frozenset({"hr", "trainer"}),
        is_lead=False,
        token_hash=hashlib.sha256(signed_in.token.encode()).hexdigest(),
        seen_at=NOW,
        is_demo=False,
    )


def test_the_token_is_nowhere_in_the_database(session):
    token = token_of(session)

    assert [row for row in session.execute(select(SignIn.__table__)) if token in str(row)] == []


@pytest.mark.parametrize(
    ("email", "password"),
    [("mirjam@stad.nl", "fout"), ("niemand@stad.nl", PASSWORD), ("", ""), ("mirjam@stad.nl", "")],
)
def test_anything_else_is_refused_in_the_same_words(session, email, password):
    assert sign_in(session, email, password) == Refused("onbekend")


def test_an_account_without_a_password_cannot_sign_in(session, mirjam):
    mirjam.password_hash = None
    session.flush()

    assert sign_in(session) == Refused("onbekend")


def test_too_many_tries_on_an_account_wait_out_the_window(session):
    for number in range(TRIES_PER_ACCOUNT):
        assert sign_in(session, password="fout", address=f"10.0.0.{number}") == Refused("onbekend")

    later = NOW + timedelta(minutes=4, seconds=30)
    assert sign_in(session, now=later) == Refused("te-vaak", wait_minutes=11)
    assert isinstance(sign_in(session, now=NOW + WINDOW), SignedIn)


def test_too_many_tries_from_an_address_wait_too(session):
    for _ in range(TRIES_PER_ADDRESS):
        count_try(session, key=people.key_of("address", "10.0.0.1"), now=NOW, window=WINDOW, limit=1)

    assert sign_in(session) == Refused("te-vaak", wait_minutes=15)
    assert isinstance(sign_in(session, address="10.0.0.2"), SignedIn)


def test_the_right_password_starts_the_count_anew(session):
    for _ in range(TRIES_PER_ACCOUNT - 1):
        sign_in(session, password="fout")
    sign_in(session)

    assert sign_in(session, password="fout") == Refused("onbekend")


def test_the_brake_holds_no_names_and_no_addresses(session):
    sign_in(session, password="fout")

    keys = session.scalars(select(Throttle.key)).all()
    assert len(keys) == 2
    assert not any("mirjam" in key or "10.0.0" in key for key in keys)


def test_tries_at_once_are_all_counted(sessions):
    def attempt(session, _number):
        return count_try(session, key="k", now=NOW, window=WINDOW, limit=7)

    assert sum(at_once(sessions, attempt, 20)) == 7


# The session


@pytest.mark.parametrize(
    ("later", "is_there"),
    [(IDLE - timedelta(seconds=1), True), (IDLE, False)],
    ids=["just in time", "idle too long"],
)
def test_a_session_ends_when_nobody_is_there(session, later, is_there):
    token = token_of(session)

    assert (people.resume(session, token=token, now=NOW + later) is not None) is is_there


def test_a_session_ends_after_half_a_day_even_when_somebody_is_there(session):
    token = token_of(session)
    token_hash = people.resume(session, token=token, now=NOW).token_hash
    people.touch(session, token_hash=token_hash, now=NOW + LONGEST - timedelta(minutes=1))

    assert people.resume(session, token=token, now=NOW + LONGEST - timedelta(seconds=1)) is not None
    assert people.resume(session, token=token, now=NOW + LONGEST) is None


def test_signing_out_ends_this_session_only(session):
    one, other = token_of(session), token_of(session)
    people.sign_out(session, token=one)

    assert people.resume(session, token=one, now=NOW) is None
    assert people.resume(session, token=other, now=NOW) is not None


def test_signing_out_everywhere_ends_all_own_sessions(session, mirjam):
    joris = make_person(session, make_organisation(session, "elders"), is_demo=True)
    mine, theirs = token_of(session), people.sign_in_demo(session, person_id=joris.id, now=NOW).token
    people.sign_out_everywhere(session, person_id=mirjam.id)

    assert people.resume(session, token=mine, now=NOW) is None
    assert people.resume(session, token=theirs, now=NOW).name == "Sanne de Vries"


def test_an_unknown_token_is_nobody(session):
    assert people.resume(session, token="x", now=NOW) is None


def test_a_new_session_clears_away_what_ended(session):
    token_of(session)
    token_of(session, now=NOW + LONGEST)

    assert session.scalars(select(SignIn.created_at)).all() == [NOW + LONGEST]


def test_only_demo_people_sign_in_without_a_password(session, mirjam):
    for person_id in (mirjam.id, None):
        with pytest.raises(NotThere):
            people.sign_in_demo(session, person_id=person_id, now=NOW)


def test_who_is_there_takes_one_query(session):
    token = token_of(session)

    with statements(session) as sent:
        people.resume(session, token=token, now=NOW)

    assert len(sent) == 1


# Leaving


@pytest.mark.parametrize(("days", "may_enter"), [(-1, False), (0, True), (1, True), (None, True)])
def test_somebody_who_left_cannot_sign_in_and_a_session_of_theirs_is_over(session, mirjam, days, may_enter):
    token = token_of(session)
    mirjam.left_on = None if days is None else NOW.date() + timedelta(days=days)
    session.flush()

    assert isinstance(sign_in(session), SignedIn) == may_enter
    assert (people.resume(session, token=token, now=NOW) is not None) == may_enter
