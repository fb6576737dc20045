"""Triggers that let the database itself refuse a completion that is changed or removed."""

from __future__ import annotations

from alembic import op

revision = "20261124_keep_completions"
down_revision = "20261124_first_tables"

SQLITE = [
    """
    CREATE TRIGGER completion_keeps_update BEFORE UPDATE ON completion
    BEGIN SELECT RAISE(ABORT, 'completion is append-only'); END
    """,
    """
    CREATE TRIGGER completion_keeps_delete BEFORE DELETE ON completion
    BEGIN SELECT RAISE(ABORT, 'completion is append-only'); END
    """,
]

POSTGRESQL = [
    """
    CREATE FUNCTION completion_keeps() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'completion is append-only' USING ERRCODE = '23001'; END $$
    """,
    """
    CREATE TRIGGER completion_keeps_rows BEFORE UPDATE OR DELETE ON completion
    FOR EACH ROW EXECUTE FUNCTION completion_keeps()
    """,
    """
    CREATE TRIGGER completion_keeps_table BEFORE TRUNCATE ON completion
    FOR EACH STATEMENT EXECUTE FUNCTION completion_keeps()
    """,
]


def upgrade() -> None:
    """HR relies on these rows for years: nobody changes or removes one, not even by hand."""
    is_postgresql = op.get_bind().dialect.name == "postgresql"
    for statement in POSTGRESQL if is_postgresql else SQLITE:
        op.execute(statement)
