"""What was published of a file, when, by whom and why."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from typing import Any, cast
from uuid import UUID

from sqlalchemy import ColumnElement, Row, Select, func, select
from sqlalchemy.orm import Session, aliased

from elearn.content.files import ContentFile, Overlay
from elearn.content.shelf import Shelf
from elearn.db import ContentRevision, Person
from elearn.services.authoring.values import WEIGHTS, Revision, Weight
from elearn.services.people.colleagues import name_for
from elearn.services.refusal import NotThere

_AUTHOR, _APPROVER = aliased(Person), aliased(Person)


def revisions_of(session: Session, *, file: ContentFile, reader_id: UUID) -> tuple[Revision, ...]:
    """Every revision of a file, newest first, with the names that a reader may see."""
    found = session.execute(_select(reader_id, *_of(file)).order_by(ContentRevision.number.desc()))
    return tuple(_to_revision(row) for row in found)


def newest_revision(session: Session, *, file: ContentFile, reader_id: UUID) -> Revision | None:
    """The newest revision of a file; None: it was never published in the browser."""
    newest = select(func.max(ContentRevision.number)).where(*_of(file)).scalar_subquery()
    row = session.execute(_select(reader_id, ContentRevision.number == newest)).one_or_none()
    return _to_revision(row) if row else None


def newest_revisions(
    session: Session, module_ids: Collection[str], *, reader_id: UUID
) -> dict[ContentFile, Revision]:
    """The newest revision of every file of some modules. One query."""
    newest = select(func.max(ContentRevision.number)).group_by(
        ContentRevision.module_id, ContentRevision.path
    )
    found = session.execute(
        _select(reader_id, ContentRevision.number.in_(newest), ContentRevision.module_id.in_(module_ids))
    )
    return {one.file: one for one in map(_to_revision, found)}


def revision_text(session: Session, *, file: ContentFile, number: int) -> bytes | None:
    """The bytes of a revision of this file; None: it follows the folder. Raises NotThere."""
    found = session.scalars(
        select(ContentRevision.body).where(*_of(file), ContentRevision.number == number)
    ).all()
    if not found:
        raise NotThere(f"revision {number} of {file.path}")
    return found[0]


def heaviest_after(session: Session, *, file: ContentFile, number: int) -> Weight:
    """How much changes by undoing everything after a revision: as much as the heaviest of it."""
    found = session.scalars(select(ContentRevision.weight).where(*_of(file), ContentRevision.number > number))
    return max(cast("list[Weight]", found.all()), key=WEIGHTS.index, default=WEIGHTS[0])


def folder_changed(shelf: Shelf, revision: Revision | None) -> bool:
    """Whether the folder holds another file than when this revision was published over it."""
    if revision is None or revision.follows_folder:
        return False
    return hash_of(shelf.in_folder(revision.file)) != revision.folder_hash


def text_that_counts(shelf: Shelf, overlay: Overlay, file: ContentFile) -> bytes | None:
    """What a file says: in the overlay if it is there, else in the folder; None: there is no file."""
    return overlay[file] if file in overlay else shelf.in_folder(file)


def hash_of(content: bytes | None) -> str:
    """What tells one text from another: SHA-256; empty when there is none."""
    return "" if content is None else hashlib.sha256(content).hexdigest()


def _of(file: ContentFile) -> tuple[ColumnElement[bool], ...]:
    return ContentRevision.module_id == file.module_id, ContentRevision.path == file.path


def _select(reader_id: UUID, *which: ColumnElement[bool]) -> Select[*tuple[Any, ...]]:
    return (
        select(
            ContentRevision.number,
            ContentRevision.module_id,
            ContentRevision.path,
            ContentRevision.body.is_(None).label("follows_folder"),
            name_for(_AUTHOR, reader_id).label("author"),
            name_for(_APPROVER, reader_id).label("approved_by"),
            ContentRevision.reason,
            ContentRevision.weight,
            ContentRevision.restores,
            ContentRevision.folder_hash,
            ContentRevision.published_at,
        )
        .join(_AUTHOR, _AUTHOR.id == ContentRevision.author_id)
        .outerjoin(_APPROVER, _APPROVER.id == ContentRevision.approved_by_id)
        .where(*which)
    )


def _to_revision(row: Row[*tuple[Any, ...]]) -> Revision:
    facts = row._asdict()
    file = ContentFile(facts.pop("module_id"), facts.pop("path"))
    return Revision(file=file, **facts)
