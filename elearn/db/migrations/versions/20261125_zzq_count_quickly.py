"""Where somebody works on each assignment, and indexes that hold all that lists and counts of HR read."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from elearn.db.assignments.place import follow_people

revision = "20261125_zzq_count_quickly"
down_revision = "20261125_zzp_catch_up"

COPY = """
    UPDATE assignment SET organisation_id = person.organisation_id, department_id = person.department_id,
        left_on = person.left_on, lookup = person.lookup
    FROM person WHERE person.id = assignment.person_id
"""
DAYS = ("due_on", "started_at", "paused_from", "paused_until", "exempt_from", "exempt_until")
FACTS = (*DAYS, "valid_until", "completed_on")


def upgrade() -> None:
    """Copy what is there, and let the database copy from then on."""
    for column in ("organisation_id", "department_id"):
        op.add_column("assignment", sa.Column(column, sa.Uuid(), nullable=True))
    op.add_column("assignment", sa.Column("left_on", sa.Date(), nullable=True))
    op.add_column("assignment", sa.Column("lookup", sa.String(), nullable=True))
    op.execute(COPY)
    for statement in follow_people(op.get_bind().dialect.name):
        op.execute(statement)
    _index_assignments()
    _index_people()


def _index_assignments() -> None:
    where = "organisation_id", "department_id", "path_id", "left_on", "ended_at", "assigned_at"
    op.create_index("ix_assignment_counted", "assignment", [*where, *FACTS])
    order = "organisation_id", "lookup", "path_id", "department_id", "ended_at"
    op.create_index("ix_assignment_listed", "assignment", [*order, *FACTS])
    unfinished = sa.text("valid_until IS NULL AND ended_at IS NULL")
    op.create_index(
        "ix_assignment_due",
        "assignment",
        ["organisation_id", "due_on", "lookup"],
        sqlite_where=unfinished,
        postgresql_where=unfinished,
    )
    op.drop_index("ix_assignment_rule_id", "assignment")
    op.create_index(op.f("ix_assignment_rule_id_ended_at"), "assignment", ["rule_id", "ended_at"])


def _index_people() -> None:
    op.drop_index("ix_person_organisation_id_lookup", "person")
    still = ["left_on", "erased_at"]
    op.create_index("ix_person_listed", "person", ["organisation_id", "lookup", *still, "department_id"])
    op.create_index("ix_person_counted", "person", ["organisation_id", "department_id", *still])
    op.create_index(
        op.f("ix_person_organisation_id_function_left_on"),
        "person",
        ["organisation_id", "function", "left_on"],
    )
    op.create_index(op.f("ix_job_role_role_person_id"), "job_role", ["role", "person_id"])
