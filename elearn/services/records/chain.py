"""Chains of an organisation: completions, corrections, the log, and what was destroyed.

Each row carries a hash over itself and the row before it; the end of each chain is known. So a row
that somebody changes, adds or takes away outside the app shows, and where.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import Table, insert, select, update
from sqlalchemy.orm import Session

from elearn.db import AuditEvent, Base, ChainEnd, Completion, Correction, CorrectionWithdrawal, RetentionRun
from elearn.db.base import new_id
from elearn.db.bulk import insert_rows
from elearn.db.records.chain import Link
from elearn.db.upsert import insert_into

CHAINS: tuple[type[Link], ...] = (
    Completion,
    Correction,
    CorrectionWithdrawal,
    AuditEvent,
    RetentionRun,
)
ROWS_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class End:
    """The last row of a chain; of an empty one the length is 0. The first `removed` rows are gone."""

    length: int = 0
    last_hash: str = ""
    removed: int = 0
    removed_hash: str = ""


@dataclass(frozen=True, slots=True)
class Break:
    """The first place where a chain is not as it was written; `row` is what stands there, None: nothing."""

    chain: str
    sequence: int
    row: Mapping[str, Any] | None


def add_link(
    session: Session, table: type[Link], *, organisation_id: UUID, **facts: Any
) -> Mapping[str, Any]:
    """Add the next row to a chain; others wait for its end until we commit. All columns, as stored."""
    end = take_end(session, table, organisation_id)
    row = _next(table, organisation_id, end, facts)
    session.execute(insert(_bare(table)).values(row))
    _move_end(session, table, organisation_id, length=row["sequence"], last_hash=row["hash"])
    return row


def add_links(
    session: Session, table: type[Link], *, organisation_id: UUID, rows: Iterable[Mapping[str, Any]]
) -> int:
    """Add many rows to a chain, in this order and in bounded memory; how many."""
    end = take_end(session, table, organisation_id)

    def linked() -> Iterator[Mapping[str, Any]]:
        nonlocal end
        for facts in rows:
            row = _next(table, organisation_id, end, facts)
            end = End(row["sequence"], row["hash"])
            yield row

    count = insert_rows(session, table, linked())
    _move_end(session, table, organisation_id, length=end.length, last_hash=end.last_hash)
    return count


def _next(table: type[Link], organisation_id: UUID, end: End, facts: Mapping[str, Any]) -> Mapping[str, Any]:
    """The row after the end of a chain, with its hash."""
    row = {
        "id": new_id(),
        "organisation_id": organisation_id,
        "sequence": end.length + 1,
        "previous_hash": end.last_hash,
        **facts,
    }
    return row | {"hash": hash_of(table, row)}


def take_end(session: Session, table: type[Link], organisation_id: UUID) -> End:
    """The end of a chain, which nobody else moves until we commit."""
    nothing_changes = {"length": ChainEnd.length}
    found = session.execute(
        insert_into(session, ChainEnd)
        .values(organisation_id=organisation_id, chain=_bare(table).name, length=0, last_hash="")
        .on_conflict_do_update(index_elements=["organisation_id", "chain"], set_=nothing_changes)
        .returning(ChainEnd.length, ChainEnd.last_hash, ChainEnd.removed, ChainEnd.removed_hash)
    ).one()
    return End(*found)


def end_of(session: Session, table: type[Link], organisation_id: UUID) -> End:
    """The end of a chain, to look at."""
    found = session.execute(
        select(ChainEnd.length, ChainEnd.last_hash, ChainEnd.removed, ChainEnd.removed_hash).where(
            ChainEnd.organisation_id == organisation_id, ChainEnd.chain == _bare(table).name
        )
    ).one_or_none()
    return End(*found) if found else End()


def check_chain(session: Session, table: type[Link], *, organisation_id: UUID) -> Break | None:
    """Where a chain breaks; None when all is well. Takes little memory, however long it is."""
    bare, end = _bare(table), end_of(session, table, organisation_id)
    query = select(bare).where(bare.c.organisation_id == organisation_id).order_by(bare.c.sequence)
    with session.execute(query.execution_options(yield_per=ROWS_AT_ONCE)) as found:
        return _first_break(table, end, (row._asdict() for row in found))


def _first_break(table: type[Link], end: End, rows: Iterable[Mapping[str, Any]]) -> Break | None:
    name, sequence, last_hash = _bare(table).name, end.removed, end.removed_hash
    for row in rows:
        sequence += 1
        follows = row["sequence"] == sequence and row["previous_hash"] == last_hash
        if not follows or row["hash"] != hash_of(table, row):
            return Break(name, sequence, row)
        last_hash = row["hash"]
    is_whole = (sequence, last_hash) == (end.length, end.last_hash)
    return None if is_whole else Break(name, sequence + 1, None)


def hash_of(table: type[Link], row: Mapping[str, Any]) -> str:
    """SHA-256 over all columns but the hash itself, as JSON with sorted keys."""
    facts = {name: row[name] for name in _hashed(_bare(table).name)}
    return hashlib.sha256(json.dumps(facts, default=str, sort_keys=True).encode()).hexdigest()


@cache
def _hashed(table: str) -> tuple[str, ...]:
    return tuple(column.name for column in Base.metadata.tables[table].columns if column.name != "hash")


def _move_end(
    session: Session, table: type[Link], organisation_id: UUID, *, length: int, last_hash: str
) -> None:
    session.execute(
        update(ChainEnd)
        .where(ChainEnd.organisation_id == organisation_id, ChainEnd.chain == _bare(table).name)
        .values(length=length, last_hash=last_hash)
        .execution_options(synchronize_session=False)
    )


def _bare(table: type[Link]) -> Table:
    """The table below the class: the ORM adds nothing here and costs much over a million rows."""
    return Base.metadata.tables[vars(table)["__tablename__"]]
