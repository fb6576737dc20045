"""The chain of completions: each row carries a hash over itself and the row before it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from elearn.db import Completion, Organisation
from elearn.services.progress.facts import COMPLETION_COLUMNS, to_completion
from elearn.services.progress.values import CompletionView

ROWS_AT_ONCE = 500


def hash_of(completion: CompletionView) -> str:
    """SHA-256 over all columns but the hash itself, as JSON with sorted keys."""
    facts = asdict(completion)
    del facts["hash"]
    return hashlib.sha256(json.dumps(facts, default=str, sort_keys=True).encode()).hexdigest()


def check_chain(session: Session, *, organisation_id: UUID) -> int | None:
    """The first sequence number that is changed, missing or taken away; None when all is well."""
    sequence, last_hash = 0, ""
    found = session.execute(
        select(*COMPLETION_COLUMNS)
        .where(Completion.organisation_id == organisation_id)
        .order_by(Completion.sequence)
        .execution_options(yield_per=ROWS_AT_ONCE)
    )
    for completion in map(to_completion, found):
        sequence += 1
        if completion.sequence != sequence or completion.previous_hash != last_hash:
            return sequence
        if completion.hash != hash_of(completion):
            return sequence
        last_hash = completion.hash
    return None if (sequence, last_hash) == _end(session, organisation_id) else sequence + 1


def _end(session: Session, organisation_id: UUID) -> tuple[int, str] | None:
    end = select(Organisation.completions, Organisation.last_hash)
    found = session.execute(end.where(Organisation.id == organisation_id)).one_or_none()
    return (found[0], found[1]) if found else None
