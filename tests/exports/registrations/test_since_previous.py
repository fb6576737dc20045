"""'Sinds de vorige keer': nothing twice for completions, nothing missed for assignments."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import select

from elearn.db import Assignment
from elearn.services.exporting.rows import MARGIN
from elearn.services.records import corrections
from elearn.services.records.corrections import correct
from tests.exports.registrations.stad import (
    LATER,
    column,
    complete,
    completion_ids,
    export,
    make_stad,
    order,
    own,
    person,
)
from tests.services.people import NOW, assign

DAY = timedelta(days=1)


@pytest.fixture
def stad(session):
    return make_stad(session)


def since(session, stad, profile="afas", now=NOW, **more):
    return export(session, order(stad, profile, since_previous=True, **more), now=now)


def test_a_completion_comes_once(session, stad):
    first = since(session, stad)
    nothing = since(session, stad, now=NOW + DAY)
    complete(session, "Çağla", "balie", NOW + 2 * DAY)
    session.commit()
    second = since(session, stad, now=LATER)

    ids = completion_ids(session, stad)
    assert [column(made, "Kenmerk") for made in (first, nothing, second)] == [ids[:1], [], ids[1:]]
    assert (first.manifest["vorige_export"], second.manifest["vorige_export"]) == (
        None,
        "2026-11-25T09:30:00+00:00",
    )


def test_a_completion_in_the_same_second_as_the_export_is_not_missed(session, stad):
    since(session, stad)
    complete(session, "Çağla", "balie", NOW)
    session.commit()

    assert len(column(since(session, stad), "Kenmerk")) == 1


def test_only_exports_since_the_previous_move_the_mark(session, stad):
    since(session, stad)
    complete(session, "Çağla", "balie", NOW + DAY)
    session.commit()
    export(session, order(stad, "afas"), now=NOW + DAY)  # somebody looks at all of it

    assert len(column(since(session, stad, now=LATER), "Kenmerk")) == 1


def test_every_profile_filter_and_choice_has_its_own_mark(session, stad):
    since(session, stad)

    assert len(column(since(session, stad, "youforce"), "Registratie-id")) == 1
    assert len(column(since(session, stad, wanted={"path_id": "balie"}), "Kenmerk")) == 1
    assert len(column(since(session, stad, wanted={"path_id": "balie"}), "Kenmerk")) == 0


def test_a_period_gives_the_same_rows_again(session, stad):
    since(session, stad)
    period = {"from_": NOW.date(), "until": NOW.date()}

    again = [column(export(session, order(stad, "afas", wanted=period)), "Kenmerk") for _ in range(2)]

    assert again == [completion_ids(session, stad)] * 2


def test_what_was_taken_back_is_named_in_the_next_manifest_and_never_in_a_file(session, stad):
    since(session, stad)
    (withdrawn,) = completion_ids(session, stad)
    take_back(session, stad, withdrawn)

    made = since(session, stad, now=LATER)

    assert (column(made, "Kenmerk"), made.manifest["ingetrokken"]) == ([], [withdrawn])
    assert column(export(session, order(stad, "afas"), now=LATER), "Kenmerk") == []


def test_what_counts_again_comes_again_as_the_same_row(session, stad):
    since(session, stad)
    (withdrawn,) = completion_ids(session, stad)
    take_back(session, stad, withdrawn)
    since(session, stad, now=LATER)
    corrections.take_back(
        session,
        organisation_id=stad.id,
        completion_id=UUID(withdrawn),
        reason="klopt-toch",
        actor_id=person(session, "Çağla"),
        now=LATER + DAY,
    )
    session.commit()

    made = since(session, stad, now=LATER + 2 * DAY)

    assert (column(made, "Kenmerk"), made.manifest["ingetrokken"]) == ([withdrawn], [])
    assert column(since(session, stad, now=LATER + 3 * DAY), "Kenmerk") == []


def take_back(session, stad, completion_id: str) -> None:
    correct(
        session,
        organisation_id=stad.id,
        completion_id=UUID(completion_id),
        reason="vergissing",
        note="",
        due_on=None,
        actor_id=person(session, "Çağla"),
        now=NOW + DAY,
    )
    session.commit()


# The numbers of people with something new, in the order of the list: Öztürk before De Vries.
def changed(session, stad, now) -> list[str]:
    made = since(session, stad, own("personeelsnummer cursuscode"), now=now)
    return [f"{number} {path}" for number, path in zip(*columns(made), strict=True)]


def columns(made):
    return column(made, "personeelsnummer"), column(made, "cursuscode")


def test_an_assignment_comes_again_when_something_happened(session, stad):
    after = NOW + 2 * MARGIN
    assert len(changed(session, stad, after)) == 3
    assert changed(session, stad, after + MARGIN) == []

    row = session.scalars(select(Assignment).where(Assignment.path_id == "wijk")).one()
    row.started_at = after + 2 * MARGIN
    session.commit()

    assert changed(session, stad, after + 3 * MARGIN) == ["000002 wijk"]


def test_a_new_assignment_and_a_completion_come(session, stad):
    changed(session, stad, LATER)
    assign(session, person(session, "Sanne de"), "wijk")
    newest = session.scalars(
        select(Assignment).where(
            Assignment.person_id == person(session, "Sanne de"), Assignment.path_id == "wijk"
        )
    ).one()
    newest.assigned_at = LATER + DAY
    complete(session, "Çağla", "balie", LATER + DAY)
    session.commit()

    assert changed(session, stad, LATER + 2 * DAY) == ["000002 balie", "000001 wijk"]


def test_an_assignment_comes_again_when_its_completion_is_taken_back(session, stad):
    changed(session, stad, NOW + 2 * MARGIN)
    take_back(session, stad, completion_ids(session, stad)[0])

    assert changed(session, stad, NOW + 2 * DAY) == ["000001 balie"]


def test_an_assignment_comes_again_when_only_time_gave_it_another_status(session, stad):
    changed(session, stad, LATER)

    much_later = NOW + timedelta(days=3 * 366)  # Sanne's completion lapsed meanwhile

    assert "000001 balie" in changed(session, stad, much_later)
