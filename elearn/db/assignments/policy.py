"""How long a completion of a path counts, as an organisation decided."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from elearn.db.base import Base, new_id


class CertificationPolicy(Base):
    """A decision about a path; rows are only ever added and the newest one counts.

    `vanaf-behalen`: valid for `months` from the day of completion. `vaste-datum`: until `day` of
    `month`, at most `months` later. `window_days` before the end somebody may renew.
    """

    __tablename__ = "certification_policy"
    __table_args__ = (
        Index(None, "organisation_id", "path_id", "made_at"),
        CheckConstraint("kind IN ('vanaf-behalen', 'vaste-datum')", name="kind_known"),
        CheckConstraint("months >= 1 AND window_days >= 0", name="lengths_positive"),
        CheckConstraint(
            "(kind = 'vaste-datum') = (month IS NOT NULL) AND (month IS NULL) = (day IS NULL)",
            name="fixed_date_is_whole",
        ),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    organisation_id: Mapped[UUID] = mapped_column(ForeignKey("organisation.id"))
    path_id: Mapped[str]
    kind: Mapped[str]
    months: Mapped[int]
    window_days: Mapped[int]
    month: Mapped[int | None]
    day: Mapped[int | None]
    made_at: Mapped[datetime]
    made_by_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
