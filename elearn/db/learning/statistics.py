"""Counters of how questions do. They name no person and no moment, so they may outlive the answers.

All of them are sums over first attempts at a test of so many questions. Points are whole numbers
(`elearn.services.analysis.sums.UNIT` is one point): adding in another order gives the same sum.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from elearn.db.base import Base


class ItemStatistics(Base):
    """A version of a question in a test; `rest` are the points for the other questions."""

    __tablename__ = "item_statistics"

    content_hash: Mapped[str] = mapped_column(ForeignKey("question_version.content_hash"), primary_key=True)
    test_id: Mapped[str] = mapped_column(primary_key=True)
    size: Mapped[int] = mapped_column(primary_key=True)
    people: Mapped[int] = mapped_column(BigInteger)
    fully_right: Mapped[int] = mapped_column(BigInteger)
    points: Mapped[int] = mapped_column(BigInteger)
    points_squared: Mapped[int] = mapped_column(BigInteger)
    rest: Mapped[int] = mapped_column(BigInteger)
    rest_squared: Mapped[int] = mapped_column(BigInteger)
    points_rest: Mapped[int] = mapped_column(BigInteger)


class PickStatistics(Base):
    """How many people picked something in a version of a question, and their `rest` together."""

    __tablename__ = "pick_statistics"

    content_hash: Mapped[str] = mapped_column(ForeignKey("question_version.content_hash"), primary_key=True)
    test_id: Mapped[str] = mapped_column(primary_key=True)
    size: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(primary_key=True)
    people: Mapped[int] = mapped_column(BigInteger)
    rest: Mapped[int] = mapped_column(BigInteger)


class AttemptStatistics(Base):
    """A test as a whole; `answers_squared` sums the squared points of every single answer."""

    __tablename__ = "attempt_statistics"

    test_id: Mapped[str] = mapped_column(primary_key=True)
    size: Mapped[int] = mapped_column(primary_key=True)
    people: Mapped[int] = mapped_column(BigInteger)
    points: Mapped[int] = mapped_column(BigInteger)
    points_squared: Mapped[int] = mapped_column(BigInteger)
    answers_squared: Mapped[int] = mapped_column(BigInteger)
