"""An index with all that rules ask of people, so that a preview for everybody is one walk."""

from __future__ import annotations

from alembic import op

revision = "20261125_zzs_ask_everybody"
down_revision = "20261125_zzr_take_back"


def upgrade() -> None:
    """Beside the other indexes of people."""
    asked = ["erased_at", "left_on", "started_on", "department_id", "function"]
    op.create_index("ix_person_ruled", "person", ["organisation_id", "id", *asked])
