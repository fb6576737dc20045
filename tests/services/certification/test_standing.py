"""What an assignment repeats from its completions, and that it is always the one that counts."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import select, update

from elearn.db import Assignment, Completion
from elearn.services.certification.standing import write_standing, wrong_standings
from elearn.services.learning.learning_paths import overview
from elearn.services.records.completions import verify
from elearn.services.records.corrections import correct
from tests.services.content import LIBRARY
from tests.services.people import NOW, assign, finish_path, make_organisation, make_person, take

LATER = NOW + timedelta(days=700)  # inside the window
ENDS = {1: date(2028, 11, 24), 2: date(2030, 11, 24)}


@pytest.fixture
def stad(session):
    return make_organisation(session)


@pytest.fixture
def sanne(session, stad):
    """Somebody who finished and renewed."""
    sanne = make_person(session, stad)
    assign(session, sanne.id, "balie")
    finish_path(session, sanne.id, "balie")
    for test_id in ("kern", "balie"):
        take(session, sanne.id, test_id, now=LATER)
    return sanne


def standing(session):
    columns = (Assignment.completion_id, Assignment.completed_on, Assignment.valid_until)
    return tuple(session.execute(select(*columns)).one())


def recorded(session, number):
    columns = (Completion.id, Completion.completed_on, Completion.valid_until)
    return tuple(session.execute(select(*columns).where(Completion.number == number)).one())


def take_out(session, stad, number):
    hr = make_person(session, stad, f"Mirjam {number}")
    correct(
        session,
        organisation_id=stad.id,
        completion_id=recorded(session, number)[0],
        reason="vergissing",
        note="",
        due_on=None,
        actor_id=hr.id,
        now=LATER + timedelta(hours=1),
    )


@pytest.mark.usefixtures("sanne")
def test_finishing_and_renewing_are_repeated_on_the_assignment(session, stad):
    assert standing(session) == recorded(session, 2)
    assert standing(session)[2] == ENDS[2]
    assert wrong_standings(session, organisation_id=stad.id) == []


@pytest.mark.parametrize(("numbers", "left"), [([2], 1), ([1], 2), ([1, 2], None)])
@pytest.mark.usefixtures("sanne")
def test_a_correction_leaves_what_else_counts(session, stad, numbers, left):
    for number in numbers:
        take_out(session, stad, number)

    assert standing(session) == (recorded(session, left) if left else (None, None, None))
    assert wrong_standings(session, organisation_id=stad.id) == []


def test_after_a_correction_the_tests_are_asked_anew_and_nothing_comes_back_by_itself(session, stad, sanne):
    take_out(session, stad, 1)
    take_out(session, stad, 2)

    [path] = overview(session, LIBRARY, person_id=sanne.id, now=LATER + timedelta(days=1)).paths
    for test_id in ("kern", "balie"):
        take(session, sanne.id, test_id, now=LATER + timedelta(days=1))

    assert (path.standing.code, [one.state for one in path.tests]) == ("bezig", ["open", "open"])
    assert standing(session) == recorded(session, 3)
    code = session.scalars(select(Completion.code).where(Completion.number == 2)).one()
    assert verify(session, code=code, today=LATER.date()).status == "ingetrokken"


@pytest.mark.parametrize(
    "wrong",
    [
        {"completion_id": None, "completed_on": None, "valid_until": None},
        {"valid_until": date(2099, 1, 1)},
        {"completed_on": date(2020, 1, 1)},
    ],
)
@pytest.mark.usefixtures("sanne")
def test_a_standing_that_is_not_right_is_found_and_written_anew(session, stad, wrong):
    session.execute(update(Assignment).values(wrong))

    found = wrong_standings(session, organisation_id=stad.id)
    write_standing(session, Assignment.id.in_(found))

    assert found == session.scalars(select(Assignment.id)).all()
    assert standing(session) == recorded(session, 2)
    assert wrong_standings(session, organisation_id=make_organisation(session, "elders").id) == []


def test_a_path_that_somebody_gets_once_more_knows_what_was_finished(session, stad, sanne):
    other = make_person(session, stad, "Ömer Demir")
    assign(session, other.id, "balie")

    write_standing(session, Assignment.person_id.in_([sanne.id, other.id]))

    in_order = select(Assignment.valid_until).order_by(Assignment.person_id == other.id)
    assert session.scalars(in_order).all() == [ENDS[2], None]
