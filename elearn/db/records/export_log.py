"""Who took which data out, and the profiles an organisation made for that."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, Boolean, CheckConstraint, ForeignKey, Index
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.sql.functions import FunctionElement

from elearn.db.base import Base, new_id


class holds(FunctionElement[bool]):  # noqa: N801 -- it reads as a function in a query
    """Whether bytes occur in other bytes: `holds(ExportLog.people, person_id.bytes)`."""

    type = Boolean()
    inherit_cache = True


@compiles(holds, "sqlite")
def _instr(element: Any, compiler: Any, **more: Any) -> str:
    whole, part = element.clauses
    return f"instr({compiler.process(whole, **more)}, {compiler.process(part, **more)}) > 0"


@compiles(holds, "postgresql")
def _position(element: Any, compiler: Any, **more: Any) -> str:
    whole, part = element.clauses
    return f"position({compiler.process(part, **more)} IN {compiler.process(whole, **more)}) > 0"


class ExportLog(Base):
    """One export: who, which rows, what became of them. Rows are only ever added.

    `actor_id` None: the command line, or the system `token_id` through the API. `series` is the same
    for exports of one profile with one filter that follow each other ("sinds vorige"); empty: it
    stands alone. `until_number` is where the chain of completions was. `people` are the 16 bytes of
    the id of everybody who is in the file, one after the other, so that each of them can see it.
    """

    __tablename__ = "export_log"
    __table_args__ = (
        Index(None, "organisation_id", "at"),
        Index(None, "organisation_id", "series", "at"),
        CheckConstraint("rows >= 0 AND disarmed >= 0", name="counts_positive"),
        CheckConstraint("length(people) % 16 = 0", name="people_whole"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    organisation_id: Mapped[UUID] = mapped_column(ForeignKey("organisation.id"))
    at: Mapped[datetime]
    actor_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    token_id: Mapped[UUID | None] = mapped_column(ForeignKey("api_token.id"))
    profile: Mapped[str]
    format: Mapped[str]
    subject: Mapped[str]
    filter: Mapped[dict[str, Any]] = mapped_column(JSON)
    fields: Mapped[list[str]] = mapped_column(JSON)
    rows: Mapped[int]
    disarmed: Mapped[int]
    sha256: Mapped[str]
    series: Mapped[str]
    until_number: Mapped[int]
    manifest: Mapped[dict[str, Any]] = mapped_column(JSON)
    people: Mapped[bytes] = mapped_column(deferred=True)


class ExportProfile(Base):
    """A profile of an organisation, as it was uploaded; the newest text counts."""

    __tablename__ = "export_profile"

    organisation_id: Mapped[UUID] = mapped_column(ForeignKey("organisation.id"), primary_key=True)
    name: Mapped[str] = mapped_column(primary_key=True)
    body: Mapped[str]
    saved_at: Mapped[datetime]
    saved_by_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
