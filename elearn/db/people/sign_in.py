"""Who is signed in, and how often somebody tried."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from elearn.db.base import Base


class SignIn(Base):
    """A server-side session. The browser holds a random token, the row only its SHA-256.

    `practice` is the round somebody is practising now; it dies with the session, because
    practice leaves no record.
    """

    __tablename__ = "sign_in"

    token_hash: Mapped[str] = mapped_column(primary_key=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    created_at: Mapped[datetime]
    seen_at: Mapped[datetime]
    expires_at: Mapped[datetime] = mapped_column(index=True)
    practice: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)


class Invitation(Base):
    """A link with which somebody chooses a first password; the newest one works, once, until it expires.

    The link holds a random token, the row only its SHA-256.
    """

    __tablename__ = "invitation"

    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), primary_key=True)
    token_hash: Mapped[str] = mapped_column(unique=True)
    expires_at: Mapped[datetime]


class Throttle(Base):
    """The tries of a key (an account or an address) in the window that began then."""

    __tablename__ = "throttle"

    key: Mapped[str] = mapped_column(primary_key=True)
    window_start: Mapped[datetime]
    tries: Mapped[int]
