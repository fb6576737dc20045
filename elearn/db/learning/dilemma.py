"""What everybody together chose in dilemmas."""

from __future__ import annotations

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from elearn.db.base import Base


class DilemmaCount(Base):
    """How often a choice was the first one at a moment. No person and no time, on purpose."""

    __tablename__ = "dilemma_count"
    __table_args__ = (CheckConstraint("times >= 1", name="times_positive"),)

    dilemma_id: Mapped[str] = mapped_column(primary_key=True)
    moment_id: Mapped[str] = mapped_column(primary_key=True)
    choice_key: Mapped[str] = mapped_column(primary_key=True)
    times: Mapped[int]
