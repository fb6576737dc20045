"""Taking a test: what was drawn, what was answered, how it ended."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import (
    JSON,
    CheckConstraint,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from elearn.db.base import Base, new_id


class QuestionVersion(Base):
    """A question as it was shown: an attempt is graded on the wording it began with."""

    __tablename__ = "question_version"

    content_hash: Mapped[str] = mapped_column(primary_key=True)
    question_id: Mapped[str]
    body: Mapped[str]


class Attempt(Base):
    """One take of a test. `submitted_at` None: still open. `points` run from 0 to the number drawn.

    `pass_percentage` is what was promised at the start; a later change of the rules does not count.
    """

    __tablename__ = "attempt"
    __table_args__ = (
        UniqueConstraint("person_id", "test_id", "number"),
        CheckConstraint("number >= 1", name="number_positive"),
        CheckConstraint(
            "(submitted_at IS NULL) = (points IS NULL) AND (submitted_at IS NULL) = (passed IS NULL)",
            name="graded_when_submitted",
        ),
        # One open attempt per test, also when two tabs start at the same moment.
        Index(
            "uq_attempt_open",
            "person_id",
            "test_id",
            unique=True,
            sqlite_where=text("submitted_at IS NULL"),
            postgresql_where=text("submitted_at IS NULL"),
        ),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    test_id: Mapped[str]
    number: Mapped[int]
    edition: Mapped[str]
    pass_percentage: Mapped[int]
    started_at: Mapped[datetime]
    submitted_at: Mapped[datetime | None]
    points: Mapped[float | None]
    passed: Mapped[bool | None]


class DrawnQuestion(Base):
    """A place in an attempt, counted from 1: which question in which version, for which goal."""

    __tablename__ = "drawn_question"
    __table_args__ = (UniqueConstraint("attempt_id", "question_id"),)

    attempt_id: Mapped[UUID] = mapped_column(ForeignKey("attempt.id"), primary_key=True)
    place: Mapped[int] = mapped_column(primary_key=True)
    question_id: Mapped[str]
    goal_id: Mapped[str]
    content_hash: Mapped[str] = mapped_column(ForeignKey("question_version.content_hash"))


class Answer(Base):
    """The last saved answer to a drawn question; JSON with keys of options, never positions."""

    __tablename__ = "answer"
    __table_args__ = (
        ForeignKeyConstraint(
            ["attempt_id", "question_id"],
            ["drawn_question.attempt_id", "drawn_question.question_id"],
        ),
    )

    attempt_id: Mapped[UUID] = mapped_column(primary_key=True)
    question_id: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[Any] = mapped_column(JSON(none_as_null=True))
    saved_at: Mapped[datetime]
