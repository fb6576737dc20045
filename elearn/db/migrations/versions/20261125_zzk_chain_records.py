"""One kind of chain for completions, corrections, the log and what was destroyed.

Who finished a path moves to a table of its own, so that it can be erased while the chain holds. The
chain of completions is made anew for that, after the old one proved to be whole.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import Any

import sqlalchemy as sa
from alembic import op

from elearn.db.append_only import append_only
from elearn.db.base import Moment, new_id

revision = "20261125_zzk_chain_records"
down_revision = "20261125_zzj_work_later"

MOMENT = sa.DateTime(timezone=True)
HOLDER = ("person_name", "personnel_number", "department_name")
COMPLETION = sa.table(
    "completion",
    *[sa.column(name, sa.Uuid()) for name in ("id", "organisation_id", "person_id")],
    *[sa.column(name, sa.Integer()) for name in ("sequence", "number", "minutes", "lessons")],
    *[sa.column(name, sa.Date()) for name in ("started_on", "completed_on", "valid_until")],
    sa.column("completed_at", Moment()),
    *[
        sa.column(name, sa.String())
        for name in ("path_id", "code", *HOLDER, "organisation_name", "path_title", "module_id", "edition")
    ],
    *[sa.column(name, sa.String()) for name in ("previous_hash", "hash")],
)
LINKS = sa.table(
    "completion", sa.column("id", sa.Uuid()), *map(sa.column, ("holder_hash", "previous_hash", "hash"))
)
HOLDERS = sa.table(
    "completion_holder", sa.column("completion_id", sa.Uuid()), *map(sa.column, (*HOLDER, "salt"))
)
EVENTS = sa.table(
    "audit_event",
    *[sa.column(name, sa.Uuid()) for name in ("id", "organisation_id", "actor_id")],
    sa.column("sequence", sa.Integer()),
    sa.column("at", Moment()),
    sa.column("facts", sa.JSON()),
    *map(sa.column, ("action", "previous_hash", "hash")),
)
ENDS = sa.table(
    "chain_end",
    sa.column("organisation_id", sa.Uuid()),
    *map(sa.column, ("chain", "length", "last_hash", "removed", "removed_hash")),
)
ERASED = """
    EXISTS (SELECT 1 FROM completion JOIN person ON person.id = completion.person_id
    WHERE completion.id = OLD.completion_id AND person.erased_at IS NOT NULL)
"""
OUT_OF_TERM = """
    OLD.sequence <= (SELECT removed FROM chain_end
    WHERE chain_end.organisation_id = OLD.organisation_id AND chain_end.chain = 'audit_event')
"""


def upgrade() -> None:
    """What was recorded stays recorded; what names a person can be erased when its term is over."""
    op.execute(f"ALTER TABLE person ADD COLUMN erased_at {MOMENT.compile(dialect=op.get_bind().dialect)}")
    _make_ends()
    _make_holders()
    _move_holders()
    _make_corrections()
    _make_runs()
    _chain_the_log()
    for column in ("completions", "last_hash"):
        op.drop_column("organisation", column)
    _keep("correction")
    _keep("retention_run")
    _keep("completion_holder", removable=ERASED)
    _keep("audit_event", removable=OUT_OF_TERM)


def _make_ends() -> None:
    op.create_table(
        "chain_end",
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("chain", sa.String(), nullable=False),
        sa.Column("length", sa.Integer(), nullable=False),
        sa.Column("last_hash", sa.String(), nullable=False),
        sa.Column("removed", sa.Integer(), nullable=False),
        sa.Column("removed_hash", sa.String(), nullable=False),
        sa.Column("removed_at", MOMENT, nullable=True),
        sa.CheckConstraint("removed >= 0 AND removed <= length", name=op.f("ck_chain_end_removed_within")),
        _link("chain_end", "organisation_id", "organisation"),
        sa.PrimaryKeyConstraint("organisation_id", "chain", name=op.f("pk_chain_end")),
    )


def _make_holders() -> None:
    op.create_table(
        "completion_holder",
        sa.Column("completion_id", sa.Uuid(), nullable=False),
        *[sa.Column(name, sa.String(), nullable=False) for name in (*HOLDER, "salt")],
        _link("completion_holder", "completion_id", "completion"),
        sa.PrimaryKeyConstraint("completion_id", name=op.f("pk_completion_holder")),
    )
    op.execute("ALTER TABLE completion ADD COLUMN holder_hash VARCHAR NOT NULL DEFAULT ''")


def _move_holders() -> None:
    _let_go_of_completions()
    connection = op.get_bind()
    found = connection.execute(
        sa.select(COMPLETION).order_by(COMPLETION.c.organisation_id, COMPLETION.c.sequence)
    )
    for organisation_id, rows in groupby(found.mappings().all(), key=lambda row: row["organisation_id"]):
        _chain_anew(connection, organisation_id, rows)
    for column in HOLDER:
        op.drop_column("completion", column)
    _hold_completions_again()


def _chain_anew(connection: sa.Connection, organisation_id: Any, rows: Iterable[sa.RowMapping]) -> None:
    old_hash, last_hash, sequence = "", "", 0
    for sequence, row in enumerate(rows, start=1):  # noqa: B007 -- the last one is the length
        old = {key: value for key, value in row.items() if key != "hash"}
        if row["previous_hash"] != old_hash or row["hash"] != _hash_of(old):
            raise RuntimeError(f"completion {row['sequence']} of organisation {organisation_id} was changed")
        old_hash = row["hash"]
        salt = secrets.token_hex(16)
        holder = [salt, *(row[name] for name in HOLDER)]
        holder_hash = hashlib.sha256(json.dumps(holder).encode()).hexdigest()
        new = {key: value for key, value in old.items() if key not in HOLDER}
        new |= {"holder_hash": holder_hash, "previous_hash": last_hash}
        link = {"holder_hash": holder_hash, "previous_hash": last_hash, "hash": _hash_of(new)}
        connection.execute(
            sa.insert(HOLDERS).values(
                completion_id=row["id"], salt=salt, **{name: row[name] for name in HOLDER}
            )
        )
        connection.execute(sa.update(LINKS).where(LINKS.c.id == row["id"]).values(**link))
        last_hash = link["hash"]
    _end(connection, organisation_id, "completion", sequence, last_hash)


def _make_corrections() -> None:
    # Nothing could write one before this revision.
    op.drop_table("correction")
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION correction_keeps()")
    op.create_table(
        "correction",
        *_columns_of_a_link("correction"),
        sa.Column("completion_id", sa.Uuid(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("actor_id", sa.Uuid(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.CheckConstraint("length(reason) BETWEEN 1 AND 300", name=op.f("ck_correction_reason_given")),
        sa.CheckConstraint("length(note) <= 200", name=op.f("ck_correction_note_short")),
        _link("correction", "completion_id", "completion"),
        _link("correction", "actor_id", "person"),
        sa.UniqueConstraint("completion_id", name=op.f("uq_correction_completion_id")),
    )


def _make_runs() -> None:
    op.create_table(
        "retention_run",
        *_columns_of_a_link("retention_run"),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("actor_id", sa.Uuid(), nullable=True),
        sa.Column("terms", sa.JSON(), nullable=False),
        sa.Column("counts", sa.JSON(), nullable=False),
        _link("retention_run", "actor_id", "person"),
    )


def _chain_the_log() -> None:
    connection = op.get_bind()
    found = _old_events(connection)
    op.drop_table("audit_event")
    op.create_table(
        "audit_event",
        *_columns_of_a_link("audit_event"),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("actor_id", sa.Uuid(), nullable=True),
        sa.Column("action", sa.String(), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        _link("audit_event", "actor_id", "person"),
    )
    op.create_index(op.f("ix_audit_event_actor_id"), "audit_event", ["actor_id"])
    op.create_index(op.f("ix_audit_event_organisation_id_at"), "audit_event", ["organisation_id", "at"])
    for organisation_id, rows in groupby(found, key=lambda row: row["organisation_id"]):
        sequence, last_hash = 0, ""
        for sequence, row in enumerate(rows, start=1):
            new = {**row, "id": row["id"] or new_id(), "sequence": sequence, "previous_hash": last_hash}
            last_hash = _hash_of(new)
            connection.execute(sa.insert(EVENTS).values(**new, hash=last_hash))
        _end(connection, organisation_id, "audit_event", sequence, last_hash)


def _old_events(connection: sa.Connection) -> list[Mapping[str, Any]]:
    """The log so far per organisation; what the command line did belongs to the first one."""
    person = sa.table("person", sa.column("id", sa.Uuid()), sa.column("organisation_id", sa.Uuid()))
    organisation = sa.table("organisation", sa.column("id", sa.Uuid()))
    first = sa.select(organisation.c.id).order_by(organisation.c.id).limit(1).scalar_subquery()
    owner = sa.func.coalesce(person.c.organisation_id, first, type_=sa.Uuid()).label("organisation_id")
    old = EVENTS.c
    found = connection.execute(
        sa.select(old.id, owner, old.at, old.actor_id, old.action, old.facts)
        .select_from(sa.outerjoin(EVENTS, person, person.c.id == old.actor_id))
        .order_by(owner, old.at, old.id)
    )
    return [dict(row) for row in found.mappings()]


def _end(connection: sa.Connection, organisation_id: Any, chain: str, length: int, last_hash: str) -> None:
    connection.execute(
        sa.insert(ENDS).values(
            organisation_id=organisation_id,
            chain=chain,
            length=length,
            last_hash=last_hash,
            removed=0,
            removed_hash="",
        )
    )


def _hash_of(row: Mapping[str, Any]) -> str:
    return hashlib.sha256(json.dumps(dict(row), default=str, sort_keys=True).encode()).hexdigest()


def _columns_of_a_link(table: str) -> list[Any]:
    return [
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("previous_hash", sa.String(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        _link(table, "organisation_id", "organisation"),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
        sa.UniqueConstraint("organisation_id", "sequence", name=op.f(f"uq_{table}_organisation_id_sequence")),
    ]


def _let_go_of_completions() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute("ALTER TABLE completion DISABLE TRIGGER USER")
    else:
        for change in ("update", "delete"):
            op.execute(f"DROP TRIGGER completion_keeps_{change}")


def _hold_completions_again() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute("ALTER TABLE completion ENABLE TRIGGER USER")
    else:
        _keep("completion")


def _keep(table: str, *, removable: str = "1 = 0") -> None:
    for statement in append_only(table, op.get_bind().dialect.name, removable=removable):
        op.execute(statement)


def _link(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=op.f(f"fk_{table}_{column}_{target}"))
