"""Who has to take a path, said once for many people."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from elearn.db.base import Base, new_id


class AssignmentRule(Base):
    """Everybody whom all conditions fit takes this path; an empty condition fits everybody.

    `with_below` counts the departments below as well. `started_from`: in service since that day or
    later. Due so many days after somebody comes under the rule (`due_days`) or on one day
    (`due_on`); both None: no date. `ended_at` None: it applies.
    """

    __tablename__ = "assignment_rule"
    __table_args__ = (
        CheckConstraint("due_days IS NULL OR due_on IS NULL", name="one_due_date"),
        CheckConstraint("due_days >= 1", name="due_days_positive"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    organisation_id: Mapped[UUID] = mapped_column(ForeignKey("organisation.id"), index=True)
    path_id: Mapped[str]
    department_id: Mapped[UUID | None] = mapped_column(ForeignKey("department.id"))
    with_below: Mapped[bool] = mapped_column(default=True)
    function: Mapped[str | None]
    role: Mapped[str | None]
    started_from: Mapped[date | None]
    due_days: Mapped[int | None]
    due_on: Mapped[date | None]
    created_at: Mapped[datetime]
    created_by_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    ended_at: Mapped[datetime | None]
    ended_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
