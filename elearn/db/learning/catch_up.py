"""What somebody did again because the guide had changed."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from elearn.db.base import Base, new_id


class CatchUp(Base):
    """The changed items of a path were done again; rows are only ever added.

    It says nothing about how long the completion counts, and changes nothing in that.
    """

    __tablename__ = "catch_up"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    path_id: Mapped[str]
    edition: Mapped[str]
    done_at: Mapped[datetime]
