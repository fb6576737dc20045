"""Making an export again: the same bytes, an export of its own, and the next increment as it was."""

from __future__ import annotations

import io
import re
from datetime import timedelta
from zipfile import ZipFile

import pytest
from sqlalchemy import select

from elearn.db import ExportLog, Person
from elearn.exports.formats import FORMATS
from elearn.exports.registrations.again import make_again, order_again
from elearn.exports.registrations.shipped import shipped_profiles
from elearn.services.exporting.log import export_of, record_export
from elearn.services.refusal import Refusal
from tests.exports.registrations.stad import (
    LATER,
    column,
    complete,
    completion_ids,
    export,
    make_stad,
    order,
    person,
)
from tests.services.content import LIBRARY
from tests.services.people import NOW

DAY = timedelta(days=1)


@pytest.fixture
def stad(session):
    return make_stad(session)


def since(session, stad, now, profile="afas", kind="csv"):
    return export(session, order(stad, profile, kind, since_previous=True), now=now)


def again(session, stad, made, now):
    """Make it again from what the log says about it, and write that down."""
    export_id = session.scalars(
        select(ExportLog.id).where(ExportLog.sha256 == made.exported.sha256).order_by(ExportLog.at)
    ).first()
    then = export_of(session, export_id=export_id, organisation_id=stad.id)
    who = {"organisation_id": stad.id, "code": stad.code, "actor_id": person(session, "Çağla")}
    given = order_again(then, shipped_profiles(), **who)
    found = make_again(session, LIBRARY, given, then, open_part=lambda _number: io.BytesIO(), now=now)
    record_export(session, found.exported)
    session.commit()
    return found


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("profile", shipped_profiles())
def test_a_lost_increment_is_made_again_byte_for_byte(session, stad, profile, kind):
    since(session, stad, NOW, profile, kind)
    complete(session, "Çağla", "balie", NOW + DAY)
    session.commit()
    lost = since(session, stad, NOW + 2 * DAY, profile, kind)

    found = again(session, stad, lost, NOW + 3 * DAY)

    assert [one.read() for one in found.files] == [one.read() for one in lost.files]
    assert (found.parts, found.exported.sha256) == (lost.parts, lost.exported.sha256)


@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_the_clock_is_in_no_file(session, stad, kind):
    """A zip knows the time to two seconds, so a test that makes one twice would not always see it."""
    (file,) = export(session, order(stad, "nl-excel", kind)).files

    with ZipFile(file) as package:
        assert {one.date_time[0] for one in package.infolist()} == {1980}
        texts = b"".join(package.read(one) for one in package.namelist() if "core" in one)
    assert re.findall(rb">(\d{4}-\d\d-\d\d)T", texts) == ([b"1980-01-01"] * 2 if kind == "xlsx" else [])


def test_later_completions_are_not_in_it_and_the_next_increment_goes_on_where_it_would(session, stad):
    since(session, stad, NOW)
    complete(session, "Çağla", "balie", NOW + DAY)
    session.commit()
    lost = since(session, stad, NOW + 2 * DAY)
    complete(session, "Çağla", "wijk", NOW + 3 * DAY)
    session.commit()

    found = again(session, stad, lost, NOW + 4 * DAY)
    following = since(session, stad, LATER)

    _, second, third = completion_ids(session, stad)
    assert column(found, "Kenmerk") == [second]
    assert column(following, "Kenmerk") == [third]


def test_it_is_logged_as_an_export_of_its_own(session, stad):
    lost = since(session, stad, NOW)

    again(session, stad, lost, LATER)

    rows = session.scalars(select(ExportLog).order_by(ExportLog.at)).all()
    assert [(one.at, one.sha256) for one in rows] == [
        (NOW, lost.exported.sha256),
        (LATER, lost.exported.sha256),
    ]
    assert [bool(one.series) for one in rows] == [True, False]
    assert rows[1].manifest["opnieuw_gemaakt_van"] == NOW.isoformat(timespec="seconds")
    assert rows[1].people == rows[0].people


def test_what_cannot_be_the_same_any_more_is_refused_and_nothing_is_logged(session, stad):
    lost = export(session, order(stad, "machine", chosen=frozenset({"naam"})))
    session.get_one(Person, person(session, "Sanne de Vries")).name = "Sanne de Wit"
    session.commit()

    with pytest.raises(Refusal, match="er veranderde iets aan deze regels"):
        again(session, stad, lost, LATER)

    assert len(session.scalars(select(ExportLog.id)).all()) == 1
