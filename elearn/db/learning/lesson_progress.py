"""How far somebody read."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from elearn.db.base import Base


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
