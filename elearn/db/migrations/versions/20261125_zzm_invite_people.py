"""Invitations: how somebody whom HR loaded chooses a password."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "20261125_zzm_invite_people"
down_revision = "20261125_zzl_read_answers"


def upgrade() -> None:
    """Nobody has one yet."""
    op.create_table(
        "invitation",
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("token_hash", sa.String(), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_invitation_person_id_person")),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_invitation")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_invitation_token_hash")),
    )
