"""Remember the texts of key points, and what trainers decided when one changed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "20261125_track_the_source"
down_revision = "20261125_statistics"

MOMENT = sa.DateTime(timezone=True)

SQLITE = [
    """
    CREATE TRIGGER source_decision_keeps_update BEFORE UPDATE ON source_decision
    BEGIN SELECT RAISE(ABORT, 'source_decision is append-only'); END
    """,
    """
    CREATE TRIGGER source_decision_keeps_delete BEFORE DELETE ON source_decision
    BEGIN SELECT RAISE(ABORT, 'source_decision is append-only'); END
    """,
]

POSTGRESQL = [
    """
    CREATE FUNCTION source_decision_keeps() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'source_decision is append-only' USING ERRCODE = '23001'; END $$
    """,
    """
    CREATE TRIGGER source_decision_keeps_rows BEFORE UPDATE OR DELETE ON source_decision
    FOR EACH ROW EXECUTE FUNCTION source_decision_keeps()
    """,
    """
    CREATE TRIGGER source_decision_keeps_table BEFORE TRUNCATE ON source_decision
    FOR EACH STATEMENT EXECUTE FUNCTION source_decision_keeps()
    """,
]


def upgrade() -> None:
    """Make the tables; nobody changes a decision afterwards."""
    op.create_table(
        "key_point_version",
        sa.Column("module_id", sa.String(), nullable=False),
        sa.Column("key_point_id", sa.String(), nullable=False),
        sa.Column("text_hash", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("first_seen_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("module_id", "key_point_id", "text_hash", name=op.f("pk_key_point_version")),
    )
    op.create_table(
        "citation",
        sa.Column("module_id", sa.String(), nullable=False),
        sa.Column("key_point_id", sa.String(), nullable=False),
        sa.Column("item_kind", sa.String(), nullable=False),
        sa.Column("item_id", sa.String(), nullable=False),
        sa.Column("text_hash", sa.String(), nullable=False),
        sa.CheckConstraint("item_kind IN ('les', 'vraag')", name=op.f("ck_citation_item_kind_known")),
        sa.PrimaryKeyConstraint(
            "module_id", "key_point_id", "item_kind", "item_id", name=op.f("pk_citation")
        ),
    )
    _make_decisions()
    is_postgresql = op.get_bind().dialect.name == "postgresql"
    for statement in POSTGRESQL if is_postgresql else SQLITE:
        op.execute(statement)


def _make_decisions() -> None:
    texts = (
        "module_id",
        "key_point_id",
        "item_kind",
        "item_id",
        "from_hash",
        "to_hash",
        "decision",
        "reason",
    )
    op.create_table(
        "source_decision",
        sa.Column("id", sa.Uuid(), nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in texts),
        sa.Column("actor_id", sa.Uuid(), nullable=False),
        sa.Column("decided_at", MOMENT, nullable=False),
        sa.CheckConstraint("item_kind IN ('les', 'vraag')", name=op.f("ck_source_decision_item_kind_known")),
        sa.CheckConstraint(
            "decision IN ('niets', 'vermelden', 'gewijzigd', 'alles')",
            name=op.f("ck_source_decision_decision_known"),
        ),
        sa.CheckConstraint("reason <> ''", name=op.f("ck_source_decision_reason_given")),
        sa.ForeignKeyConstraint(["actor_id"], ["person.id"], name=op.f("fk_source_decision_actor_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_source_decision")),
    )
    op.create_index(
        op.f("ix_source_decision_module_id_key_point_id"),
        "source_decision",
        ["module_id", "key_point_id"],
        unique=False,
    )
