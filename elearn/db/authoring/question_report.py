"""What learners say about a question, and what a trainer did with it."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from elearn.db.base import Base, new_id


class QuestionReport(Base):
    """A report on one version of a question.

    `person_id` is there so that this person can read the answer, and for nothing else; a report
    without it is one that nobody can be told about any more. `is_read`: they saw the answer.
    """

    __tablename__ = "question_report"
    __table_args__ = (
        CheckConstraint("state IN ('open', 'opgelost', 'afgewezen')", name="state_known"),
        CheckConstraint("(state = 'open') = (answered_at IS NULL)", name="answered_when_closed"),
        CheckConstraint("length(remark) <= 300 AND length(answer) <= 300", name="short"),
        # A second click changes nothing.
        Index(
            "uq_question_report_open",
            "person_id",
            "content_hash",
            unique=True,
            sqlite_where=text("state = 'open'"),
            postgresql_where=text("state = 'open'"),
        ),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    organisation_id: Mapped[UUID] = mapped_column(ForeignKey("organisation.id"), index=True)
    person_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    question_id: Mapped[str]
    content_hash: Mapped[str] = mapped_column(ForeignKey("question_version.content_hash"))
    reason: Mapped[str]
    remark: Mapped[str]
    state: Mapped[str]
    answer: Mapped[str]
    is_read: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime]
    answered_at: Mapped[datetime | None]
