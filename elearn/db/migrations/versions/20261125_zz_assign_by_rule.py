"""Departments as a tree, roles at work, assignments by rule, policies and corrections."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from elearn.db.append_only import append_only

revision = "20261125_zz_assign_by_rule"
down_revision = "20261125_z_report_questions"

MOMENT = sa.DateTime(timezone=True)
KINDS = (
    "kind IN ('toegewezen', 'uitgesteld', 'vrijgesteld', 'vrijstelling-beeindigd', "
    "'gepauzeerd', 'hervat', 'ingetrokken', 'hersteld')"
)
STANDING = """
    UPDATE assignment SET completion_id = last.id, completed_on = last.completed_on,
        valid_until = last.valid_until
    FROM completion AS last
    WHERE last.person_id = assignment.person_id AND last.path_id = assignment.path_id
    AND last.number = (
        SELECT max(number) FROM completion
        WHERE completion.person_id = assignment.person_id AND completion.path_id = assignment.path_id
    )
"""


def upgrade() -> None:
    """HR says once who takes what, and nothing it recorded before gets lost."""
    _extend_people()
    _make_rules()
    _extend_assignments()
    _make_events()
    for table in ("assignment_event", "certification_policy", "correction"):
        for statement in append_only(table, op.get_bind().dialect.name):
            op.execute(statement)


def _extend_people() -> None:
    # Plain ALTER TABLE, also on SQLite: other tables point at these, so they cannot be copied.
    op.add_column("organisation", sa.Column("settings", sa.JSON(), nullable=False, server_default="{}"))
    _add_link("department", "parent_id", "department")
    op.add_column("person", sa.Column("function", sa.String(), nullable=False, server_default=""))
    op.add_column("person", sa.Column("started_on", sa.Date(), nullable=True))
    op.add_column("person", sa.Column("left_on", sa.Date(), nullable=True))
    _add_link("person", "manager_id", "person")
    op.create_index(op.f("ix_person_manager_id"), "person", ["manager_id"])
    op.create_table(
        "job_role",
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        _link("job_role", "person_id", "person"),
        sa.PrimaryKeyConstraint("person_id", "role", name=op.f("pk_job_role")),
    )


def _make_rules() -> None:
    op.create_table(
        "assignment_rule",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("path_id", sa.String(), nullable=False),
        sa.Column("department_id", sa.Uuid(), nullable=True),
        sa.Column("with_below", sa.Boolean(), nullable=False),
        sa.Column("function", sa.String(), nullable=True),
        sa.Column("role", sa.String(), nullable=True),
        sa.Column("started_from", sa.Date(), nullable=True),
        sa.Column("due_days", sa.Integer(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("created_by_id", sa.Uuid(), nullable=False),
        sa.Column("ended_at", MOMENT, nullable=True),
        sa.Column("ended_by_id", sa.Uuid(), nullable=True),
        sa.CheckConstraint(
            "due_days IS NULL OR due_on IS NULL", name=op.f("ck_assignment_rule_one_due_date")
        ),
        sa.CheckConstraint("due_days >= 1", name=op.f("ck_assignment_rule_due_days_positive")),
        _link("assignment_rule", "organisation_id", "organisation"),
        _link("assignment_rule", "department_id", "department"),
        _link("assignment_rule", "created_by_id", "person"),
        _link("assignment_rule", "ended_by_id", "person"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assignment_rule")),
    )
    op.create_index(op.f("ix_assignment_rule_organisation_id"), "assignment_rule", ["organisation_id"])
    op.create_table(
        "certification_policy",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("path_id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("months", sa.Integer(), nullable=False),
        sa.Column("window_days", sa.Integer(), nullable=False),
        sa.Column("month", sa.Integer(), nullable=True),
        sa.Column("day", sa.Integer(), nullable=True),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("made_by_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('vanaf-behalen', 'vaste-datum')", name=op.f("ck_certification_policy_kind_known")
        ),
        sa.CheckConstraint(
            "months >= 1 AND window_days >= 0", name=op.f("ck_certification_policy_lengths_positive")
        ),
        sa.CheckConstraint(
            "(kind = 'vaste-datum') = (month IS NOT NULL) AND (month IS NULL) = (day IS NULL)",
            name=op.f("ck_certification_policy_fixed_date_is_whole"),
        ),
        _link("certification_policy", "organisation_id", "organisation"),
        _link("certification_policy", "made_by_id", "person"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_certification_policy")),
    )
    op.create_index(
        op.f("ix_certification_policy_organisation_id_path_id_made_at"),
        "certification_policy",
        ["organisation_id", "path_id", "made_at"],
    )


def _extend_assignments() -> None:
    with op.batch_alter_table("assignment") as table:
        table.add_column(sa.Column("rule_id", sa.Uuid(), nullable=True))
        table.add_column(sa.Column("ended_at", MOMENT, nullable=True))
        for name in ("paused_from", "paused_until", "exempt_from", "exempt_until"):
            table.add_column(sa.Column(name, sa.Date(), nullable=True))
        table.add_column(sa.Column("completion_id", sa.Uuid(), nullable=True))
        table.add_column(sa.Column("completed_on", sa.Date(), nullable=True))
        table.add_column(sa.Column("valid_until", sa.Date(), nullable=True))
        table.create_foreign_key(
            op.f("fk_assignment_rule_id_assignment_rule"), "assignment_rule", ["rule_id"], ["id"]
        )
        table.create_foreign_key(
            op.f("fk_assignment_completion_id_completion"), "completion", ["completion_id"], ["id"]
        )
        table.create_check_constraint(
            op.f("ck_assignment_pause_has_begin"),
            "paused_until IS NULL OR (paused_from IS NOT NULL AND paused_from <= paused_until)",
        )
        table.create_check_constraint(
            op.f("ck_assignment_exemption_has_both_days"),
            "(exempt_from IS NULL) = (exempt_until IS NULL) AND exempt_from <= exempt_until",
        )
        table.create_check_constraint(
            op.f("ck_assignment_standing_is_whole"),
            "(completion_id IS NULL) = (completed_on IS NULL) "
            "AND (completion_id IS NULL) = (valid_until IS NULL)",
        )
    op.create_index(op.f("ix_assignment_rule_id"), "assignment", ["rule_id"])
    op.execute(STANDING)


def _make_events() -> None:
    op.create_table(
        "assignment_event",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("assignment_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("actor_id", sa.Uuid(), nullable=True),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.CheckConstraint(KINDS, name=op.f("ck_assignment_event_kind_known")),
        _link("assignment_event", "assignment_id", "assignment"),
        _link("assignment_event", "actor_id", "person"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assignment_event")),
    )
    op.create_index(op.f("ix_assignment_event_assignment_id"), "assignment_event", ["assignment_id"])
    op.create_table(
        "correction",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("completion_id", sa.Uuid(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("actor_id", sa.Uuid(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.CheckConstraint("length(reason) BETWEEN 1 AND 300", name=op.f("ck_correction_reason_given")),
        _link("correction", "organisation_id", "organisation"),
        _link("correction", "completion_id", "completion"),
        _link("correction", "actor_id", "person"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_correction")),
        sa.UniqueConstraint("completion_id", name=op.f("uq_correction_completion_id")),
    )
    op.create_index(op.f("ix_correction_organisation_id"), "correction", ["organisation_id"])


def _link(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=op.f(f"fk_{table}_{column}_{target}"))


def _add_link(table: str, column: str, target: str) -> None:
    name = f"fk_{table}_{column}_{target}"
    op.execute(
        f"ALTER TABLE {table} ADD COLUMN {column} {_uuid()} CONSTRAINT {name} REFERENCES {target} (id)"
    )


def _uuid() -> str:
    return sa.Uuid().compile(dialect=op.get_bind().dialect)
