"""The log of exports only grows, stays inside an organisation, and tells everybody who is in it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import delete, select, update
from sqlalchemy.exc import DatabaseError

from elearn.db import ExportLog
from elearn.services.exporting import log
from elearn.services.exporting.log import Exported
from elearn.services.refusal import NotThere
from tests.services.people import NOW, make_organisation, make_person


@pytest.fixture
def stad(session):
    return make_organisation(session)


def exported(stad, *people, **more) -> Exported:
    usual = Exported(
        organisation_id=stad.id,
        at=NOW,
        actor_id=None,
        token_id=None,
        profile="afas",
        format="csv",
        subject="voltooiingen",
        filter={},
        fields=["personeelsnummer"],
        rows=len(people),
        disarmed=0,
        sha256="ab",
        series="",
        until_number=0,
        manifest={"regels": len(people)},
        people=b"".join(one.id.bytes for one in people),
    )
    return replace(usual, **more)


def test_somebody_sees_the_exports_they_are_in_and_no_others(session, stad):
    sanne, cagla = (make_person(session, stad, name) for name in ("Sanne de Vries", "Çağla Öztürk"))
    both = log.record_export(session, exported(stad, cagla, sanne, actor_id=cagla.id))
    log.record_export(session, exported(stad, cagla))
    later = log.record_export(session, exported(stad, sanne, at=NOW + timedelta(days=1)))

    seen = log.exports_about(session, person_id=sanne.id)

    assert [(one.id, one.by, one.rows) for one in seen] == [
        (later, "Beheer op de server", 1),
        (both, "Çağla Öztürk", 2),
    ]


@pytest.mark.parametrize(
    "change", [update(ExportLog).values(rows=0), delete(ExportLog)], ids=["change", "removal"]
)
def test_nobody_changes_what_was_written_down(session, stad, change):
    log.record_export(session, exported(stad, make_person(session, stad)))
    session.commit()

    with pytest.raises(DatabaseError, match="export_log is append-only"):
        session.execute(change)
    session.rollback()

    assert session.scalars(select(ExportLog.rows)).all() == [1]


def test_the_list_is_of_one_organisation_newest_first(session, stad):
    elders = make_organisation(session, "elders")
    first = log.record_export(session, exported(stad))
    second = log.record_export(session, exported(stad, at=NOW + timedelta(seconds=1)))
    theirs = log.record_export(session, exported(elders))

    pages = [log.exports_of(session, organisation_id=stad.id, page=page, size=1) for page in (1, 2, 3)]

    assert [[one.id for one in page] for page in pages] == [[second], [first], []]
    assert log.count_exports(session, organisation_id=stad.id) == 2
    with pytest.raises(NotThere):
        log.export_of(session, export_id=theirs, organisation_id=stad.id)


def test_the_previous_of_a_series_is_its_last_and_of_no_other(session, stad):
    log.record_export(session, exported(stad, series="a", until_number=3))
    log.record_export(session, exported(stad, series="a", until_number=7, at=NOW + timedelta(hours=1)))
    log.record_export(session, exported(stad, series="b", until_number=9, at=NOW + timedelta(hours=2)))

    found = [log.previous(session, organisation_id=stad.id, series=one) for one in ("a", "b", "c")]

    assert [one and one.until_number for one in found] == [7, 9, None]
