"""Remember the guide and what cites it, and write down what trainers decide when it changes."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from elearn.content.citing import items_citing
from elearn.content.library import Module
from elearn.db import Citation, KeyPointVersion, SourceDecision
from elearn.db.base import new_id
from elearn.db.upsert import insert_into
from elearn.services.refusal import Refusal
from elearn.services.source.touched import Texts, touched
from elearn.services.source.values import Cited, Decided, Decision, Touched


def remember_source(session: Session, module: Module, *, now: datetime) -> None:
    """Keep the text of every key point as served, and which text each item was first seen with."""
    points = module.guide.key_points
    texts = [
        {
            "module_id": module.id,
            "key_point_id": point.id,
            "text_hash": point.text_hash,
            "text": point.text,
            "first_seen_at": now,
        }
        for point in points.values()
    ]
    citations = [
        {
            "module_id": module.id,
            "key_point_id": key_point_id,
            "item_kind": item.kind,
            "item_id": item.id,
            "text_hash": points[key_point_id].text_hash,
        }
        for key_point_id, items in items_citing(module).items()
        for item in items
        if key_point_id in points
    ]
    for table, rows in ((KeyPointVersion, texts), (Citation, citations)):
        if rows:
            session.execute(insert_into(session, table).on_conflict_do_nothing(), rows)


def pending(session: Session, module: Module) -> tuple[Touched, ...]:
    """The changes of the guide that a trainer has to decide about. Three queries."""
    decided = decisions(session, module_id=module.id)
    return touched(module, _texts(session, module.id), _cited(session, module.id), decided)


def decisions(session: Session, *, module_id: str, since: datetime | None = None) -> tuple[Decided, ...]:
    """Every decision about a module, oldest first; with `since` only what was decided after it."""
    found = session.execute(
        select(
            SourceDecision.key_point_id,
            SourceDecision.item_kind.label("kind"),
            SourceDecision.item_id,
            SourceDecision.to_hash,
            SourceDecision.decision,
            SourceDecision.decided_at,
        )
        .where(SourceDecision.module_id == module_id)
        .where(*([SourceDecision.decided_at > since] if since else []))
        .order_by(SourceDecision.decided_at, SourceDecision.id)
    )
    return tuple(Decided(**row._asdict()) for row in found)


def decide(  # noqa: PLR0913 -- one fact each, by keyword
    session: Session,
    module: Module,
    *,
    key_point_id: str,
    to_hash: str,
    choices: dict[tuple[str, str], Decision],
    reason: str,
    actor_id: UUID,
    now: datetime,
) -> int:
    """Write down a decision per item (kind and id); the number of items decided about.

    Items that are no longer behind are left out, so a second click adds nothing. Raises Refusal
    when the text changed once more since the page was opened.
    """
    behind = [one for one in pending(session, module) if one.key_point.id == key_point_id]
    if any(one.key_point.text_hash != to_hash for one in behind):
        raise Refusal("Het kernpunt is intussen weer gewijzigd.", "Lees de nieuwe tekst en kies opnieuw.")
    rows = [
        {
            "id": new_id(),
            "module_id": module.id,
            "key_point_id": key_point_id,
            "item_kind": item.kind,
            "item_id": item.id,
            "from_hash": one.from_hash,
            "to_hash": to_hash,
            "decision": choices[item.kind, item.id],
            "reason": reason,
            "actor_id": actor_id,
            "decided_at": now,
        }
        for one in behind
        for item in one.items
        if (item.kind, item.id) in choices
    ]
    if rows:
        session.execute(insert(SourceDecision), rows)
        remember_source(session, module, now=now)
    return len(rows)


def _texts(session: Session, module_id: str) -> Texts:
    found = session.execute(
        select(KeyPointVersion.key_point_id, KeyPointVersion.text_hash, KeyPointVersion.text).where(
            KeyPointVersion.module_id == module_id
        )
    )
    return {(row.key_point_id, row.text_hash): row.text for row in found}


def _cited(session: Session, module_id: str) -> dict[Cited, str]:
    found = session.execute(
        select(Citation.key_point_id, Citation.item_kind, Citation.item_id, Citation.text_hash).where(
            Citation.module_id == module_id
        )
    )
    return {(row.key_point_id, row.item_kind, row.item_id): row.text_hash for row in found}
