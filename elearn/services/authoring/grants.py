"""Which modules a trainer was given."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from elearn.content.files import ContentFile
from elearn.content.shelf import Shelf
from elearn.db import ModuleGrant
from elearn.services.refusal import NotThere


def modules_of(session: Session, shelf: Shelf, *, person_id: UUID) -> tuple[str, ...]:
    """The ids of the modules that somebody works on and that the content has, in order."""
    given = session.scalars(select(ModuleGrant.module_id).where(ModuleGrant.person_id == person_id))
    return tuple(sorted(shelf.drafts.keys() & set(given)))


def check_may_edit(session: Session, shelf: Shelf, *, person_id: UUID, file: ContentFile) -> None:
    """Raise NotThere for a file of a module that somebody was not given, or that cannot be."""
    if not file.is_known or file.module_id not in modules_of(session, shelf, person_id=person_id):
        raise NotThere(f"file {file.path} of module {file.module_id}")
