"""Content that is written in the browser: concepts, proposals, and the revisions that are served."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, Session, mapped_column

from elearn.db.base import Base, new_id

WEIGHT_KNOWN = "weight IN ('klein', 'wezenlijk')"
OPEN = text("state = 'open'")


class ContentRevision(Base):
    """A file as it was published; the newest one of a file is served. `number` counts all of them.

    Rows are only ever added: triggers on both databases refuse UPDATE and DELETE. `body` are the
    bytes as written; None: from here on the folder counts again. `folder_hash` is the SHA-256 of
    the file that the folder held then, empty when it held none. `restores` is the revision that
    this one brings back.
    """

    __tablename__ = "content_revision"
    __table_args__ = (
        Index(None, "module_id", "path", "number"),
        CheckConstraint("number >= 1", name="counted_from_one"),
        CheckConstraint(WEIGHT_KNOWN, name="weight_known"),
        CheckConstraint("approved_by_id <> author_id", name="approved_by_another"),
    )

    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    module_id: Mapped[str]
    path: Mapped[str]
    body: Mapped[bytes | None]
    author_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    approved_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    reason: Mapped[str]
    weight: Mapped[str]
    restores: Mapped[int | None] = mapped_column(ForeignKey("content_revision.number"))
    folder_hash: Mapped[str]
    published_at: Mapped[datetime]


class ContentConcept(Base):
    """What somebody wrote and did not publish: one for each person and file, for their eyes only.

    `base` is the number of the newest revision of the file when they began; 0: there was none.
    """

    __tablename__ = "content_concept"

    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), primary_key=True)
    module_id: Mapped[str] = mapped_column(primary_key=True)
    path: Mapped[str] = mapped_column(primary_key=True)
    body: Mapped[bytes]
    base: Mapped[int]
    saved_at: Mapped[datetime]


class ContentProposal(Base):
    """What its author asks a colleague to publish; `revision` is what came of it.

    `body` and `restores` as in a revision. Nobody decides on their own proposal, but its author may
    withdraw it.
    """

    __tablename__ = "content_proposal"
    __table_args__ = (
        CheckConstraint(WEIGHT_KNOWN, name="weight_known"),
        CheckConstraint(
            "state IN ('open', 'ingetrokken', 'goedgekeurd', 'teruggegeven')", name="state_known"
        ),
        CheckConstraint(
            "(state = 'open') = (decided_at IS NULL) AND (state = 'open') = (decided_by_id IS NULL)",
            name="decided_when_closed",
        ),
        CheckConstraint("(decided_by_id = author_id) = (state = 'ingetrokken')", name="decided_by_another"),
        CheckConstraint("(state = 'goedgekeurd') = (revision IS NOT NULL)", name="revision_when_approved"),
        Index(
            "uq_content_proposal_open",
            "module_id",
            "path",
            "author_id",
            unique=True,
            sqlite_where=OPEN,
            postgresql_where=OPEN,
        ),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    module_id: Mapped[str]
    path: Mapped[str]
    body: Mapped[bytes | None]
    author_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    reason: Mapped[str]
    weight: Mapped[str]
    restores: Mapped[int | None] = mapped_column(ForeignKey("content_revision.number"))
    asked_at: Mapped[datetime]
    state: Mapped[str] = mapped_column(default="open")
    decided_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    decided_at: Mapped[datetime | None]
    note: Mapped[str] = mapped_column(default="")
    revision: Mapped[int | None] = mapped_column(ForeignKey("content_revision.number"))


def wait_for_other_publishers(session: Session) -> None:
    """Let nobody else add a revision until this transaction ends; reading goes on."""
    # On SQLite the whole transaction already waited its turn.
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("LOCK TABLE content_revision IN SHARE ROW EXCLUSIVE MODE"))
