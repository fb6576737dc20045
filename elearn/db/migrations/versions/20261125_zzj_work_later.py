"""Let work wait for a worker, and keep the files that come of it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "20261125_zzj_work_later"
down_revision = "20261125_zz_assign_by_rule"

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make both tables."""
    op.create_table(
        "job",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=True),
        sa.Column("asked_by_id", sa.Uuid(), nullable=True),
        sa.Column("payload", sa.JSON(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("run_at", MOMENT, nullable=False),
        sa.Column("lease", sa.Uuid(), nullable=True),
        sa.Column("lease_until", MOMENT, nullable=True),
        sa.Column("done", sa.Integer(), nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("problem", sa.String(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("finished_at", MOMENT, nullable=True),
        sa.CheckConstraint(
            "state IN ('wacht', 'bezig', 'klaar', 'mislukt')", name=op.f("ck_job_state_known")
        ),
        sa.CheckConstraint(
            "(state = 'bezig') = (lease IS NOT NULL) AND (lease IS NULL) = (lease_until IS NULL)",
            name=op.f("ck_job_leased_when_busy"),
        ),
        sa.CheckConstraint(
            "(state IN ('klaar', 'mislukt')) = (finished_at IS NOT NULL)",
            name=op.f("ck_job_finished_at_the_end"),
        ),
        sa.CheckConstraint("attempts >= 0 AND done >= 0 AND total >= 0", name=op.f("ck_job_counts_positive")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_job_organisation_id_organisation")
        ),
        sa.ForeignKeyConstraint(["asked_by_id"], ["person.id"], name=op.f("fk_job_asked_by_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_job")),
        sa.UniqueConstraint("key", name=op.f("uq_job_key")),
    )
    op.create_index(op.f("ix_job_state_run_at"), "job", ["state", "run_at"])
    op.create_index(op.f("ix_job_organisation_id"), "job", ["organisation_id"])
    op.create_table(
        "job_file",
        sa.Column("job_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["job_id"], ["job.id"], name=op.f("fk_job_file_job_id_job"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("job_id", "name", "number", name=op.f("pk_job_file")),
    )
