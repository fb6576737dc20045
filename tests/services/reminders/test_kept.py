"""How long we know which mail somebody got."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from sqlalchemy import select

from elearn.db import Mail
from elearn.services.retention.run import destroy
from tests.services.content import LIBRARY
from tests.services.people import make_organisation, make_person

NOW = datetime(2026, 11, 25, 9, 30, tzinfo=UTC)


def test_the_log_of_mail_goes_after_a_year(session):
    town = make_organisation(session)
    facts = {"organisation_id": town.id, "person_id": make_person(session, town).id, "kind": "herinnering"}
    for period, year in (("2025-W47", 2025), ("2026-W48", 2026)):
        made_at = NOW.replace(year=year)
        session.add(Mail(period=period, reason="Balie", state="verstuurd", made_at=made_at, **facts))
    session.flush()

    counts = destroy(session, LIBRARY, organisation_id=town.id, now=NOW + timedelta(days=1))

    assert counts["mail"] == 1
    assert session.scalars(select(Mail.period)).all() == ["2026-W48"]
