"""The files that were published in the browser, for the shelf to lay over the folder."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import Session, sessionmaker

from elearn.content.files import ContentFile, Overlay
from elearn.db import ContentRevision
from elearn.db.engine import read_only

NEWEST = select(func.max(ContentRevision.number))
"""Every process asks this a few times a second: one number, from the end of an index."""


class PublishedFiles:
    """The newest revision of every file; reads them only when there is a newer one."""

    def __init__(self, sessions: sessionmaker[Session]) -> None:
        self._sessions = sessions
        self._newest: int | None = None
        self._files: Overlay = {}

    def __call__(self) -> Overlay:
        """The files as published; the same value as long as nothing is."""
        with self._sessions() as session:
            read_only(session)
            newest = session.scalar(NEWEST) or 0
            if newest != self._newest:
                self._files = published_files(session)
                self._newest = newest
        return self._files


def published_files(session: Session) -> Overlay:
    """The newest revision of every file, without those that follow the folder."""
    newest = select(func.max(ContentRevision.number)).group_by(
        ContentRevision.module_id, ContentRevision.path
    )
    found = session.execute(
        select(ContentRevision.module_id, ContentRevision.path, ContentRevision.body)
        .where(ContentRevision.number.in_(newest))
        .order_by(ContentRevision.number)
    )
    return {ContentFile(module_id, path): body for module_id, path, body in found if body is not None}
