"""Whether somebody read the answer to a report, so that their first page can say there is one."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "20261125_zzl_read_answers"
down_revision = "20261125_zzk_chain_records"


def upgrade() -> None:
    """What was answered before counts as not read yet."""
    is_read: sa.Column[bool] = sa.Column("is_read", sa.Boolean(), nullable=False, server_default=sa.false())
    op.add_column("question_report", is_read)
    op.create_index(op.f("ix_question_report_person_id"), "question_report", ["person_id"])
