"""Let learners tell trainers that a question is wrong."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "20261125_z_report_questions"
down_revision = "20261125_track_the_source"

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "question_report",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("question_id", sa.String(), nullable=False),
        sa.Column("content_hash", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("remark", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("answer", sa.String(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("answered_at", MOMENT, nullable=True),
        sa.CheckConstraint(
            "state IN ('open', 'opgelost', 'afgewezen')", name=op.f("ck_question_report_state_known")
        ),
        sa.CheckConstraint(
            "(state = 'open') = (answered_at IS NULL)", name=op.f("ck_question_report_answered_when_closed")
        ),
        sa.CheckConstraint(
            "length(remark) <= 300 AND length(answer) <= 300", name=op.f("ck_question_report_short")
        ),
        sa.ForeignKeyConstraint(
            ["content_hash"],
            ["question_version.content_hash"],
            name=op.f("fk_question_report_content_hash_question_version"),
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_question_report_organisation_id_organisation"),
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
            name=op.f("fk_question_report_person_id_person"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_question_report")),
    )
    op.create_index(op.f("ix_question_report_organisation_id"), "question_report", ["organisation_id"])
    op.create_index(
        "uq_question_report_open",
        "question_report",
        ["person_id", "content_hash"],
        unique=True,
        sqlite_where=sa.text("state = 'open'"),
        postgresql_where=sa.text("state = 'open'"),
    )
