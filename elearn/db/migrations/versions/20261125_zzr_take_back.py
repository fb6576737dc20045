"""A correction can be taken back by a row of its own, and a completion be corrected once more."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from elearn.db.append_only import append_only

revision = "20261125_zzr_take_back"
down_revision = "20261125_zzq_count_quickly"

NEW = "correction_withdrawal"


def upgrade() -> None:
    """Let a completion have more than one correction, and make the table of what was taken back."""
    dialect = op.get_bind().dialect.name
    with op.batch_alter_table("correction", table_args=_checks() if dialect == "sqlite" else ()) as table:
        table.drop_constraint(op.f("uq_correction_completion_id"), type_="unique")
    op.create_index(op.f("ix_correction_completion_id"), "correction", ["completion_id"])
    if dialect == "sqlite":  # its triggers went with the old table
        _keep("correction", dialect)
    _make_withdrawals()
    _keep(NEW, dialect)


def _checks() -> tuple[sa.CheckConstraint, ...]:
    # A table that is made anew on SQLite keeps no check that is not told again.
    return (
        sa.CheckConstraint("length(reason) BETWEEN 1 AND 300", name=op.f("ck_correction_reason_given")),
        sa.CheckConstraint("length(note) <= 200", name=op.f("ck_correction_note_short")),
    )


def _make_withdrawals() -> None:
    op.create_table(
        NEW,
        *[sa.Column(name, sa.Uuid(), nullable=False) for name in ("id", "organisation_id")],
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("previous_hash", sa.String(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.Column("correction_id", sa.Uuid(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("actor_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("reason <> ''", name=op.f(f"ck_{NEW}_reason_given")),
        *[
            sa.ForeignKeyConstraint([column], [f"{target}.id"], name=op.f(f"fk_{NEW}_{column}_{target}"))
            for column, target in (
                ("organisation_id", "organisation"),
                ("correction_id", "correction"),
                ("actor_id", "person"),
            )
        ],
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{NEW}")),
        sa.UniqueConstraint("organisation_id", "sequence", name=op.f(f"uq_{NEW}_organisation_id_sequence")),
        sa.UniqueConstraint("correction_id", name=op.f(f"uq_{NEW}_correction_id")),
    )


def _keep(table: str, dialect: str) -> None:
    for statement in append_only(table, dialect):
        op.execute(statement)
