"""The guide as it was, and what trainers decided when it changed."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from elearn.db.base import Base, new_id


class KeyPointVersion(Base):
    """A text that a key point had while it was served."""

    __tablename__ = "key_point_version"

    module_id: Mapped[str] = mapped_column(primary_key=True)
    key_point_id: Mapped[str] = mapped_column(primary_key=True)
    text_hash: Mapped[str] = mapped_column(primary_key=True)
    text: Mapped[str]
    first_seen_at: Mapped[datetime]


class Citation(Base):
    """The text for which an item was written that cites a key point: the one it was first seen with."""

    __tablename__ = "citation"
    __table_args__ = (CheckConstraint("item_kind IN ('les', 'vraag')", name="item_kind_known"),)

    module_id: Mapped[str] = mapped_column(primary_key=True)
    key_point_id: Mapped[str] = mapped_column(primary_key=True)
    item_kind: Mapped[str] = mapped_column(primary_key=True)
    item_id: Mapped[str] = mapped_column(primary_key=True)
    text_hash: Mapped[str]


class SourceDecision(Base):
    """What a change of a key point means for one item that cites it.

    Rows are only ever added: triggers refuse UPDATE and DELETE, a correction is a new row. The item
    follows the text of `to_hash` from then on.
    """

    __tablename__ = "source_decision"
    __table_args__ = (
        CheckConstraint("item_kind IN ('les', 'vraag')", name="item_kind_known"),
        CheckConstraint("decision IN ('niets', 'vermelden', 'gewijzigd', 'alles')", name="decision_known"),
        CheckConstraint("reason <> ''", name="reason_given"),
        Index(None, "module_id", "key_point_id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    module_id: Mapped[str]
    key_point_id: Mapped[str]
    item_kind: Mapped[str]
    item_id: Mapped[str]
    from_hash: Mapped[str]
    to_hash: Mapped[str]
    decision: Mapped[str]
    reason: Mapped[str]
    actor_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    decided_at: Mapped[datetime]
