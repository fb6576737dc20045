"""Remember which mail went out and why."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "20261125_zzo_send_mail"
down_revision = "20261125_zzn_log_exports"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "mail",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("period", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("problem", sa.String(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("kind IN ('herinnering', 'teamoverzicht')", name=op.f("ck_mail_kind_known")),
        sa.CheckConstraint("state IN ('bezig', 'verstuurd', 'geweigerd')", name=op.f("ck_mail_state_known")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_mail_organisation_id_organisation")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_mail_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mail")),
        sa.UniqueConstraint("person_id", "kind", "period", name=op.f("uq_mail_person_id_kind_period")),
    )
    op.create_index(op.f("ix_mail_organisation_id_made_at"), "mail", ["organisation_id", "made_at"])
