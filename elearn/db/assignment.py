"""Who takes which path, and how far they read."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from elearn.db.base import Base, new_id


class Assignment(Base):
    """This person takes this path. `due_on` None: no date; `reason` is told to the learner."""

    __tablename__ = "assignment"
    __table_args__ = (UniqueConstraint("person_id", "path_id"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    path_id: Mapped[str] = mapped_column(index=True)
    assigned_at: Mapped[datetime]
    due_on: Mapped[date | None]
    reason: Mapped[str] = mapped_column(default="")
    started_at: Mapped[datetime | None]


class LessonProgress(Base):
    """The highest step of a lesson that somebody finished; a lesson counts once for all paths."""

    __tablename__ = "lesson_progress"
    __table_args__ = (CheckConstraint("step >= 0", name="step_positive"),)

    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), primary_key=True)
    lesson_id: Mapped[str] = mapped_column(primary_key=True)
    step: Mapped[int]
    content_hash: Mapped[str]
    updated_at: Mapped[datetime]
    completed_at: Mapped[datetime | None]
