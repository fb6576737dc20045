"""Counters for dilemmas: which choice, how often, and nothing about who or when."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "20261125_count_dilemmas"
down_revision = "20261124_keep_completions"


def upgrade() -> None:
    """One row per choice that was ever made."""
    op.create_table(
        "dilemma_count",
        sa.Column("dilemma_id", sa.String(), nullable=False),
        sa.Column("moment_id", sa.String(), nullable=False),
        sa.Column("choice_key", sa.String(), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.CheckConstraint("times >= 1", name=op.f("ck_dilemma_count_times_positive")),
        sa.PrimaryKeyConstraint("dilemma_id", "moment_id", "choice_key", name=op.f("pk_dilemma_count")),
    )
