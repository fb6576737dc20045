"""What a trainer is writing: saved with its mistakes, for their eyes only, and served to nobody."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from elearn.content.files import ContentFile
from elearn.content.shelf import Shelf
from elearn.db import ContentConcept, ContentRevision
from elearn.db.upsert import insert_into
from elearn.services.authoring.revisions import hash_of, text_that_counts
from elearn.services.authoring.values import Concept
from elearn.services.refusal import NotThere


def concept_of(session: Session, *, person_id: UUID, file: ContentFile) -> Concept | None:
    """Somebody's own concept of a file."""
    row = session.execute(
        select(ContentConcept.body, ContentConcept.base, ContentConcept.saved_at).filter_by(
            **_key(person_id, file)
        )
    ).one_or_none()
    return Concept(row.body, hash_of(row.body), row.base, row.saved_at) if row else None


def own_concept(session: Session, *, person_id: UUID, file: ContentFile) -> Concept:
    """Somebody's own concept of a file. Raises NotThere when they have none."""
    concept = concept_of(session, person_id=person_id, file=file)
    if concept is None:
        raise NotThere(f"concept of {file.path}")
    return concept


def concepts_of(
    session: Session, *, person_id: UUID, module_ids: Collection[str]
) -> dict[ContentFile, datetime]:
    """The files of some modules of which somebody has a concept, and when it was saved."""
    found = session.execute(
        select(ContentConcept.module_id, ContentConcept.path, ContentConcept.saved_at).where(
            ContentConcept.person_id == person_id, ContentConcept.module_id.in_(module_ids)
        )
    )
    return {ContentFile(module_id, path): saved_at for module_id, path, saved_at in found}


def save_concept(  # noqa: PLR0913 -- one fact each, by keyword
    session: Session, *, person_id: UUID, file: ContentFile, content: bytes, seen: str, now: datetime
) -> bool:
    """Save a text over the version that its writer had seen (empty: none).

    False when another tab saved something else meanwhile; then nothing is saved. The same text is
    saved twice without harm.
    """
    mine = select(ContentConcept.body).filter_by(**_key(person_id, file)).with_for_update()
    stored = session.scalar(mine)
    if stored is not None and hash_of(stored) not in {seen, hash_of(content)}:
        return False
    newest = select(func.max(ContentRevision.number)).filter_by(module_id=file.module_id, path=file.path)
    statement = insert_into(session, ContentConcept).values(
        **_key(person_id, file), body=content, base=session.scalar(newest) or 0, saved_at=now
    )
    session.execute(
        statement.on_conflict_do_update(
            index_elements=[ContentConcept.person_id, ContentConcept.module_id, ContentConcept.path],
            set_={"body": statement.excluded.body, "saved_at": statement.excluded.saved_at},
        )
    )
    return True


def begin_concept(  # noqa: PLR0913 -- one fact each, by keyword
    session: Session, shelf: Shelf, *, person_id: UUID, file: ContentFile, content: bytes, now: datetime
) -> bool:
    """Save the first text of a new file. False when there is such a file, or an own concept of it."""
    if text_that_counts(shelf, shelf.overlay, file) is not None:
        return False
    return save_concept(session, person_id=person_id, file=file, content=content, seen="", now=now)


def drop_concept(session: Session, *, person_id: UUID, file: ContentFile) -> None:
    """Throw away somebody's own concept of a file."""
    session.execute(delete(ContentConcept).filter_by(**_key(person_id, file)))


def _key(person_id: UUID, file: ContentFile) -> dict[str, object]:
    return {"person_id": person_id, "module_id": file.module_id, "path": file.path}
