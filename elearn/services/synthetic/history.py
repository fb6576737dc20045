"""What happened to each path of each person in the years before today."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Any
from uuid import UUID

from elearn.content.library import Path
from elearn.db.base import new_id
from elearn.services.calendar import AMSTERDAM
from elearn.services.certification import valid_until
from elearn.services.certification.policy import default_policy
from elearn.services.synthetic.staff import Member

YEARS = 3
DAYS_TO_FINISH = 30
RENEWAL_WINDOW = 60

NEVER_BEGAN, BEGAN, LAPSED = 0.10, 0.08, 0.12
"""Shares of people who did not begin a path, did not finish it, and did not renew it."""

EXEMPT, PAUSED, ENDED = 0.05, 0.05, 0.10
"""What HR decided for people without a completion, as shares."""


@dataclass(frozen=True, slots=True)
class Finished:
    """A path that somebody finished at a moment, counted from the first time."""

    id: UUID
    number: int
    started_on: date
    completed_at: datetime
    valid_until: date


@dataclass(frozen=True, slots=True)
class History:
    """One assignment and what became of it, oldest completion first."""

    id: UUID
    member: Member
    path: Path
    assigned_at: datetime
    due_on: date
    started_at: datetime | None
    finished: tuple[Finished, ...] = ()
    exempt: tuple[date, date] | None = None
    paused_from: date | None = None
    ended_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Past:
    """A made-up past that ends yesterday; `paths` are the paths by role."""

    paths: Mapping[str, Path]
    today: date
    random: Random

    def of(self, member: Member) -> Iterator[History]:
        """Every path of somebody."""
        for role in member.roles:
            if path := self.paths.get(role):
                yield self._of_path(member, path)

    def _of_path(self, member: Member, path: Path) -> History:
        last = min(member.left_on or self.today, self.today - timedelta(days=1))
        first = max(member.started_on, self.today - timedelta(days=YEARS * 365))
        first = min(first, last)
        assigned = self._some_day(first, last)
        began = assigned + timedelta(days=self.random.randrange(1, 21))
        far = self.random.random()
        has_begun = far > NEVER_BEGAN and began <= last
        finished = self._finished(path, began, last) if has_begun and far > NEVER_BEGAN + BEGAN else ()
        return History(
            id=new_id(),
            member=member,
            path=path,
            assigned_at=self._at(assigned),
            due_on=assigned + timedelta(days=DAYS_TO_FINISH),
            started_at=self._at(began) if has_begun else None,
            finished=finished,
            **self._decisions(finished),
        )

    def _finished(self, path: Path, began: date, last: date) -> tuple[Finished, ...]:
        """The first time and every renewal, as far as they lie before the last day."""
        found: list[Finished] = []
        policy = default_policy(path)
        day = began + timedelta(days=self.random.randrange(1, 45))
        while day <= last:
            until = valid_until(policy, day, found[-1].valid_until if found else None)
            found.append(Finished(new_id(), len(found) + 1, began, self._at(day), until))
            if self.random.random() < LAPSED:
                break
            # Most people renew shortly before the end, some only after it.
            began = until - timedelta(days=self.random.randrange(-40, RENEWAL_WINDOW - 10))
            day = began + timedelta(days=self.random.randrange(10))
        return tuple(found)

    def _decisions(self, finished: Sequence[Finished]) -> dict[str, Any]:
        """What HR decided, for a few of the people who have nothing yet."""
        if finished:
            return {}
        chance = self.random.random()
        if chance < EXEMPT:
            return {"exempt": (self.today - timedelta(days=30), self.today + timedelta(days=180))}
        if chance < EXEMPT + PAUSED:
            return {"paused_from": self.today - timedelta(days=20)}
        if chance < EXEMPT + PAUSED + ENDED:
            return {"ended_at": self._at(self.today - timedelta(days=5))}
        return {}

    def _some_day(self, first: date, last: date) -> date:
        return first + timedelta(days=self.random.randrange(max((last - first).days, 1)))

    def _at(self, day: date) -> datetime:
        moment = time(self.random.randrange(8, 18), self.random.randrange(60), self.random.randrange(60))
        # In UTC, as a moment comes back from the database: the chain hashes what is stored.
        return datetime.combine(day, moment, AMSTERDAM).astimezone(UTC)
