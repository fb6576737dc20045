"""Counters of how questions do."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "20261125_statistics"
down_revision = "20261125_publish_content"


def upgrade() -> None:
    """Make the three tables of counters."""
    _make_counters(
        "item_statistics",
        keys=("content_hash", "test_id", "size"),
        sums=(
            "people",
            "fully_right",
            "points",
            "points_squared",
            "rest",
            "rest_squared",
            "points_rest",
        ),
    )
    _make_counters(
        "pick_statistics",
        keys=("content_hash", "test_id", "size", "key"),
        sums=("people", "rest"),
    )
    _make_counters(
        "attempt_statistics",
        keys=("test_id", "size"),
        sums=("people", "points", "points_squared", "answers_squared"),
    )


def _make_counters(table: str, *, keys: tuple[str, ...], sums: tuple[str, ...]) -> None:
    kinds = {"size": sa.Integer()}
    op.create_table(
        table,
        *(sa.Column(key, kinds.get(key, sa.String()), nullable=False) for key in keys),
        *(sa.Column(name, sa.BigInteger(), nullable=False) for name in sums),
        *(_of_a_version(table) if "content_hash" in keys else ()),
        sa.PrimaryKeyConstraint(*keys, name=op.f(f"pk_{table}")),
    )


def _of_a_version(table: str) -> tuple[sa.ForeignKeyConstraint]:
    name = op.f(f"fk_{table}_content_hash_question_version")
    return (sa.ForeignKeyConstraint(["content_hash"], ["question_version.content_hash"], name=name),)
