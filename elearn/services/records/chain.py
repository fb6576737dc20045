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
    query = select(*COMPLETION_COLUMNS).where(Completion.organisation_id == organisation_id)
    in_order = query.order_by(Completion.sequence).execution_options(yield_per=ROWS_AT_ONCE)
    sequence, last_hash = 0, ""
    with session.execute(in_order) as found:
        for sequence, completion in enumerate(map(to_completion, found), start=1):
            if not _follows(completion, sequence, last_hash):
                return sequence
            last_hash = completion.hash
    return None if (sequence, last_hash) == _end(session, organisation_id) else sequence + 1


def _follows(completion: CompletionView, sequence: int, last_hash: str) -> bool:
    return (
        completion.sequence == sequence
        and completion.previous_hash == last_hash
        and completion.hash == hash_of(completion)
    )


def _end(session: Session, organisation_id: UUID) -> tuple[int, str] | None:
    end = select(Organisation.completions, Organisation.last_hash)
    found = session.execute(end.where(Organisation.id == organisation_id)).one_or_none()
    return (found[0], found[1]) if found else None
