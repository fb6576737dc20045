"""Write down every export, keep profiles of organisations, and let systems read the API."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from elearn.db.append_only import append_only

revision = "20261125_zzn_log_exports"
down_revision = "20261125_zzm_invite_people"

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make the tables; nobody changes what was written down about an export."""
    _make_tokens()
    _make_log()
    op.create_table(
        "export_profile",
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("saved_at", MOMENT, nullable=False),
        sa.Column("saved_by_id", sa.Uuid(), nullable=False),
        _link("export_profile", "organisation_id", "organisation"),
        _link("export_profile", "saved_by_id", "person"),
        sa.PrimaryKeyConstraint("organisation_id", "name", name=op.f("pk_export_profile")),
    )
    for statement in append_only("export_log", op.get_bind().dialect.name):
        op.execute(statement)


def _make_tokens() -> None:
    op.create_table(
        "api_token",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("system", sa.String(), nullable=False),
        sa.Column("token_hash", sa.String(), nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("made_by_id", sa.Uuid(), nullable=False),
        sa.Column("last_used_at", MOMENT, nullable=True),
        sa.Column("revoked_at", MOMENT, nullable=True),
        sa.Column("revoked_by_id", sa.Uuid(), nullable=True),
        sa.CheckConstraint(
            "(revoked_at IS NULL) = (revoked_by_id IS NULL)", name=op.f("ck_api_token_revoked_by_somebody")
        ),
        sa.CheckConstraint("length(system) BETWEEN 1 AND 60", name=op.f("ck_api_token_system_named")),
        _link("api_token", "organisation_id", "organisation"),
        _link("api_token", "made_by_id", "person"),
        _link("api_token", "revoked_by_id", "person"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_api_token")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_api_token_token_hash")),
    )
    op.create_index(op.f("ix_api_token_organisation_id"), "api_token", ["organisation_id"])


def _make_log() -> None:
    op.create_table(
        "export_log",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("actor_id", sa.Uuid(), nullable=True),
        sa.Column("token_id", sa.Uuid(), nullable=True),
        sa.Column("profile", sa.String(), nullable=False),
        sa.Column("format", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("filter", sa.JSON(), nullable=False),
        sa.Column("fields", sa.JSON(), nullable=False),
        sa.Column("rows", sa.Integer(), nullable=False),
        sa.Column("disarmed", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("series", sa.String(), nullable=False),
        sa.Column("until_number", sa.Integer(), nullable=False),
        sa.Column("manifest", sa.JSON(), nullable=False),
        sa.Column("people", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint("rows >= 0 AND disarmed >= 0", name=op.f("ck_export_log_counts_positive")),
        sa.CheckConstraint("length(people) % 16 = 0", name=op.f("ck_export_log_people_whole")),
        _link("export_log", "organisation_id", "organisation"),
        _link("export_log", "actor_id", "person"),
        _link("export_log", "token_id", "api_token"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_export_log")),
    )
    op.create_index(op.f("ix_export_log_organisation_id_at"), "export_log", ["organisation_id", "at"])
    op.create_index(
        op.f("ix_export_log_organisation_id_series_at"), "export_log", ["organisation_id", "series", "at"]
    )


def _link(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=op.f(f"fk_{table}_{column}_{target}"))
