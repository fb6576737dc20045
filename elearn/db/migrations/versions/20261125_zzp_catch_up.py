"""Remember who did again what the guide changed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from elearn.db.append_only import append_only

revision = "20261125_zzp_catch_up"
down_revision = "20261125_zzo_send_mail"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "catch_up",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("path_id", sa.String(), nullable=False),
        sa.Column("edition", sa.String(), nullable=False),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_catch_up_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_catch_up")),
    )
    op.create_index(op.f("ix_catch_up_person_id"), "catch_up", ["person_id"])
    for statement in append_only("catch_up", op.get_bind().dialect.name):
        op.execute(statement)
