"""Write content in the browser, and publish it as revisions that nobody changes afterwards."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "20261125_publish_content"
down_revision = "20261125_count_dilemmas"

MOMENT = sa.DateTime(timezone=True)

SQLITE = [
    """
    CREATE TRIGGER content_revision_keeps_update BEFORE UPDATE ON content_revision
    BEGIN SELECT RAISE(ABORT, 'content_revision is append-only'); END
    """,
    """
    CREATE TRIGGER content_revision_keeps_delete BEFORE DELETE ON content_revision
    BEGIN SELECT RAISE(ABORT, 'content_revision is append-only'); END
    """,
]

POSTGRESQL = [
    """
    CREATE FUNCTION content_revision_keeps() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'content_revision is append-only' USING ERRCODE = '23001'; END $$
    """,
    """
    CREATE TRIGGER content_revision_keeps_rows BEFORE UPDATE OR DELETE ON content_revision
    FOR EACH ROW EXECUTE FUNCTION content_revision_keeps()
    """,
    """
    CREATE TRIGGER content_revision_keeps_table BEFORE TRUNCATE ON content_revision
    FOR EACH STATEMENT EXECUTE FUNCTION content_revision_keeps()
    """,
]


def upgrade() -> None:
    """Make the tables, and let the database itself keep every revision."""
    _make_grants()
    _make_revisions()
    _make_concepts()
    _make_proposals()
    is_postgresql = op.get_bind().dialect.name == "postgresql"
    for statement in POSTGRESQL if is_postgresql else SQLITE:
        op.execute(statement)


def _make_grants() -> None:
    op.create_table(
        "module_grant",
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("module_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_module_grant_person_id_person")),
        sa.PrimaryKeyConstraint("person_id", "module_id", name=op.f("pk_module_grant")),
    )


def _make_revisions() -> None:
    op.create_table(
        "content_revision",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("module_id", sa.String(), nullable=False),
        sa.Column("path", sa.String(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=True),
        sa.Column("author_id", sa.Uuid(), nullable=False),
        sa.Column("approved_by_id", sa.Uuid(), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("weight", sa.String(), nullable=False),
        sa.Column("restores", sa.Integer(), nullable=True),
        sa.Column("folder_hash", sa.String(), nullable=False),
        sa.Column("published_at", MOMENT, nullable=False),
        sa.CheckConstraint("number >= 1", name=op.f("ck_content_revision_counted_from_one")),
        sa.CheckConstraint("weight IN ('klein', 'wezenlijk')", name=op.f("ck_content_revision_weight_known")),
        sa.CheckConstraint(
            "approved_by_id <> author_id", name=op.f("ck_content_revision_approved_by_another")
        ),
        sa.ForeignKeyConstraint(
            ["approved_by_id"], ["person.id"], name=op.f("fk_content_revision_approved_by_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["author_id"], ["person.id"], name=op.f("fk_content_revision_author_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["restores"],
            ["content_revision.number"],
            name=op.f("fk_content_revision_restores_content_revision"),
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_content_revision")),
    )
    op.create_index(
        op.f("ix_content_revision_module_id_path_number"),
        "content_revision",
        ["module_id", "path", "number"],
        unique=False,
    )


def _make_concepts() -> None:
    op.create_table(
        "content_concept",
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("module_id", sa.String(), nullable=False),
        sa.Column("path", sa.String(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("base", sa.Integer(), nullable=False),
        sa.Column("saved_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_content_concept_person_id_person")
        ),
        sa.PrimaryKeyConstraint("person_id", "module_id", "path", name=op.f("pk_content_concept")),
    )


def _make_proposals() -> None:
    op.create_table(
        "content_proposal",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("module_id", sa.String(), nullable=False),
        sa.Column("path", sa.String(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=True),
        sa.Column("author_id", sa.Uuid(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("weight", sa.String(), nullable=False),
        sa.Column("restores", sa.Integer(), nullable=True),
        sa.Column("asked_at", MOMENT, nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("decided_by_id", sa.Uuid(), nullable=True),
        sa.Column("decided_at", MOMENT, nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=True),
        sa.CheckConstraint("weight IN ('klein', 'wezenlijk')", name=op.f("ck_content_proposal_weight_known")),
        sa.CheckConstraint(
            "state IN ('open', 'ingetrokken', 'goedgekeurd', 'teruggegeven')",
            name=op.f("ck_content_proposal_state_known"),
        ),
        sa.CheckConstraint(
            "(state = 'open') = (decided_at IS NULL) AND (state = 'open') = (decided_by_id IS NULL)",
            name=op.f("ck_content_proposal_decided_when_closed"),
        ),
        sa.CheckConstraint(
            "(decided_by_id = author_id) = (state = 'ingetrokken')",
            name=op.f("ck_content_proposal_decided_by_another"),
        ),
        sa.CheckConstraint(
            "(state = 'goedgekeurd') = (revision IS NOT NULL)",
            name=op.f("ck_content_proposal_revision_when_approved"),
        ),
        *_keys_of_proposals(),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_content_proposal")),
    )
    op.create_index(
        "uq_content_proposal_open",
        "content_proposal",
        ["module_id", "path", "author_id"],
        unique=True,
        sqlite_where=sa.text("state = 'open'"),
        postgresql_where=sa.text("state = 'open'"),
    )


def _keys_of_proposals() -> list[sa.ForeignKeyConstraint]:
    keys = {
        "author_id": "person.id",
        "decided_by_id": "person.id",
        "restores": "content_revision.number",
        "revision": "content_revision.number",
    }
    return [
        sa.ForeignKeyConstraint(
            [column], [target], name=op.f(f"fk_content_proposal_{column}_{target.partition('.')[0]}")
        )
        for column, target in keys.items()
    ]
