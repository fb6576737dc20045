"""Rows that hang together: each carries a hash over itself and the row before it."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from elearn.db.base import Base, new_id


class Link:
    """The columns of a row in the chain of its organisation; `sequence` counts from 1.

    Rows are only ever added: triggers on both databases refuse UPDATE and DELETE.
    """

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    organisation_id: Mapped[UUID] = mapped_column(ForeignKey("organisation.id"))
    sequence: Mapped[int]
    previous_hash: Mapped[str]
    hash: Mapped[str]


class ChainEnd(Base):
    """Where a chain begins and ends, so that a last row that is taken away shows as well.

    `chain` is the name of the table. The first `removed` rows were destroyed when their term was
    over; `removed_hash` is the hash of the last of them.
    """

    __tablename__ = "chain_end"
    __table_args__ = (CheckConstraint("removed >= 0 AND removed <= length", name="removed_within"),)

    organisation_id: Mapped[UUID] = mapped_column(ForeignKey("organisation.id"), primary_key=True)
    chain: Mapped[str] = mapped_column(primary_key=True)
    length: Mapped[int]
    last_hash: Mapped[str]
    removed: Mapped[int] = mapped_column(default=0)
    removed_hash: Mapped[str] = mapped_column(default="")
    removed_at: Mapped[datetime | None]
