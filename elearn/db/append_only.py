"""Tables whose rows the database itself keeps as they are, whatever the code does."""

from __future__ import annotations

SQLITE = (
    """
    CREATE TRIGGER {table}_keeps_update BEFORE UPDATE ON {table}
    BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END
    """,
    """
    CREATE TRIGGER {table}_keeps_delete BEFORE DELETE ON {table} WHEN NOT ({removable})
    BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END
    """,
)
POSTGRESQL = (
    """
    CREATE FUNCTION {table}_keeps() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF TG_LEVEL = 'ROW' AND TG_OP = 'DELETE' THEN
        IF {removable} THEN RETURN OLD; END IF;
    END IF;
    RAISE EXCEPTION '{table} is append-only' USING ERRCODE = '23001'; END $$
    """,
    """
    CREATE TRIGGER {table}_keeps_rows BEFORE UPDATE OR DELETE ON {table}
    FOR EACH ROW EXECUTE FUNCTION {table}_keeps()
    """,
    """
    CREATE TRIGGER {table}_keeps_table BEFORE TRUNCATE ON {table}
    FOR EACH STATEMENT EXECUTE FUNCTION {table}_keeps()
    """,
)


def append_only(table: str, dialect: str, *, removable: str = "1 = 0") -> tuple[str, ...]:
    """The statements that make a table refuse every change but a new row; `dialect` as in SQLAlchemy.

    `removable` is a condition on the row `OLD` that may be deleted after all; without it none may.
    """
    statements = POSTGRESQL if dialect == "postgresql" else SQLITE
    return tuple(one.format(table=table, removable=removable) for one in statements)
