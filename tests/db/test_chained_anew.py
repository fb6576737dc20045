"""The chain of completions from before holders stood apart: carried over whole, or not at all."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, date, datetime

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.config import Config

from elearn.db import AuditEvent, Completion, CompletionHolder
from elearn.db.base import Moment, new_id
from elearn.db.engine import make_sessions
from elearn.db.migrate import MIGRATIONS, migrate
from elearn.services.records.chain import check_chain
from elearn.services.records.holders import check_holders
from tests.db.test_migrate import drop_all

BEFORE = "20261125_zzj_work_later"
AT = datetime(2026, 11, 24, 9, 30, 0, 5, tzinfo=UTC)
TYPES = {"id": sa.Uuid(), "organisation_id": sa.Uuid(), "person_id": sa.Uuid(), "actor_id": sa.Uuid()}
TYPES |= dict.fromkeys(("created_at", "completed_at", "at"), Moment())
TYPES |= dict.fromkeys(("started_on", "completed_on", "valid_until"), sa.Date())
TYPES |= dict.fromkeys(("contacts", "settings", "facts"), sa.JSON())


@pytest.fixture
def old(engine):
    """A database from before, with two completions and a line in the log."""
    with engine.begin() as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(sa.text("DROP SCHEMA public CASCADE"))
            connection.execute(sa.text("CREATE SCHEMA public"))
        else:
            drop_all(connection)
    with engine.begin() as connection:
        config = Config()
        config.set_main_option("path_separator", "os")
        config.set_main_option("script_location", str(MIGRATIONS))
        config.attributes["connection"] = connection
        command.upgrade(config, BEFORE)
        fill(connection)
    return engine


def fill(connection) -> None:
    home, me, last = new_id(), new_id(), ""
    add(
        connection,
        "organisation",
        id=home,
        code="a",
        name="A",
        contacts={},
        settings={},
        completions=2,
        last_hash="x",
    )
    who = {"name": "Sanne", "email": "s@a.nl", "personnel_number": "1", "lookup": "sanne"}
    add(connection, "person", id=me, organisation_id=home, **who, function="", is_demo=False, created_at=AT)
    for number in (1, 2):
        row = completion(home, me, number, last)
        last = hash_of(row)
        add(connection, "completion", **row, hash=last)
    add(connection, "audit_event", id=new_id(), at=AT, actor_id=me, action="test", facts={"n": 1})


def completion(home, me, number, last):
    words = {"person_name": "Sanne", "personnel_number": "1", "department_name": "", "organisation_name": "A"}
    path = {
        "path_id": "balie",
        "path_title": "Balie",
        "module_id": "m",
        "edition": "e",
        "minutes": 1,
        "lessons": 1,
    }
    days = {
        "started_on": date(2026, 1, 1),
        "completed_on": date(2026, 11, 24),
        "valid_until": date(2028, 11, 24),
    }
    chain = {"id": new_id(), "organisation_id": home, "sequence": number, "previous_hash": last}
    return (
        chain
        | words
        | path
        | days
        | {"person_id": me, "number": number, "code": f"C{number}", "completed_at": AT}
    )


def hash_of(row) -> str:
    return hashlib.sha256(json.dumps(row, default=str, sort_keys=True).encode()).hexdigest()


def add(connection, table_name, /, **row) -> None:
    table = sa.table(table_name, *[sa.column(key, TYPES.get(key)) for key in row])
    connection.execute(sa.insert(table).values(**row))


def test_a_whole_chain_is_carried_over_with_its_holders(old):
    migrate(old)

    with make_sessions(old)() as session:
        home = session.scalars(sa.select(Completion.organisation_id)).first()
        assert [check_chain(session, one, organisation_id=home) for one in (Completion, AuditEvent)] == [
            None
        ] * 2
        assert check_holders(session, organisation_id=home) is None
        assert session.scalars(sa.select(CompletionHolder.person_name)).all() == ["Sanne", "Sanne"]
        assert session.scalars(sa.select(AuditEvent.facts)).all() == [{"n": 1}]


def test_a_chain_that_was_changed_is_not_made_right(old):
    with old.begin() as connection:
        if old.dialect.name == "postgresql":
            connection.execute(sa.text("ALTER TABLE completion DISABLE TRIGGER USER"))
        else:
            connection.execute(sa.text("DROP TRIGGER completion_keeps_update"))
        connection.execute(sa.text("UPDATE completion SET person_name = 'Joris' WHERE sequence = 2"))
        if old.dialect.name != "postgresql":
            connection.execute(
                sa.text(
                    "CREATE TRIGGER completion_keeps_update BEFORE UPDATE ON completion "
                    "BEGIN SELECT RAISE(ABORT, 'x'); END"
                )
            )

    with pytest.raises(RuntimeError, match=r"completion 2 of organisation .* was changed"):
        migrate(old)
