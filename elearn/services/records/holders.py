"""Who finished a path, kept beside the chain and tied to it by a hash."""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from elearn.db import Completion, CompletionHolder, Person

SALT_BYTES = 16
ROWS_AT_ONCE = 500


def sealed(*, person_name: str, personnel_number: str, department_name: str) -> dict[str, str]:
    """A holder with a new salt, and the `holder_hash` that goes into the chain."""
    holder = {
        "salt": secrets.token_hex(SALT_BYTES),
        "person_name": person_name,
        "personnel_number": personnel_number,
        "department_name": department_name,
    }
    return {**holder, "holder_hash": holder_hash(holder)}


def holder_hash(holder: Mapping[str, Any]) -> str:
    """SHA-256 over the salt and who it is."""
    facts = [holder[name] for name in ("salt", "person_name", "personnel_number", "department_name")]
    return hashlib.sha256(json.dumps(facts).encode()).hexdigest()


def keep_holder(session: Session, *, completion_id: UUID, holder: Mapping[str, str]) -> None:
    """Write down who finished a path."""
    facts = {name: text for name, text in holder.items() if name != "holder_hash"}
    session.execute(insert(CompletionHolder).values(completion_id=completion_id, **facts))


def check_holders(session: Session, *, organisation_id: UUID) -> Mapping[str, Any] | None:
    """The first completion whose holder is not who it was, or is gone without an erasure; else None."""
    query = (
        select(
            Completion.id,
            Completion.sequence,
            Completion.completed_at,
            Completion.holder_hash,
            CompletionHolder.salt,
            CompletionHolder.person_name,
            CompletionHolder.personnel_number,
            CompletionHolder.department_name,
            Person.erased_at,
        )
        .join(Person, Person.id == Completion.person_id)
        .outerjoin(CompletionHolder, CompletionHolder.completion_id == Completion.id)
        .where(Completion.organisation_id == organisation_id)
        .order_by(Completion.sequence)
    )
    with session.execute(query.execution_options(yield_per=ROWS_AT_ONCE)) as found:
        return next((row for row in map(_as_mapping, found) if not _is_well(row)), None)


def _as_mapping(row: Any) -> Mapping[str, Any]:
    facts: Mapping[str, Any] = row._asdict()
    return facts


def _is_well(row: Mapping[str, Any]) -> bool:
    if row["salt"] is None:
        return row["erased_at"] is not None
    return bool(row["holder_hash"] == holder_hash(row))
