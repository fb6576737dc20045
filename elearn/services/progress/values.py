"""Where somebody stands in their paths, as values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal
from uuid import UUID

from elearn.content.library import Lesson, Module, Path, Test
from elearn.services.certification import Policy, Standing
from elearn.services.certification.policy import describe

LessonStatus = Literal["nieuw", "bezig", "klaar"]

TestStatus = Literal["dicht", "open", "bezig", "wachten", "op", "gehaald"]
"""`dicht`: lessons first. `wachten`: the next try is later. `op`: no tries left."""


@dataclass(frozen=True, slots=True)
class Assigned:
    """A path somebody has to take; `reason` says why, in words for the learner."""

    path_id: str
    assigned_at: datetime
    due_on: date | None
    reason: str
    started_at: datetime | None
    paused_from: date | None = None
    paused_until: date | None = None
    exempt_from: date | None = None
    exempt_until: date | None = None


@dataclass(frozen=True, slots=True)
class Read:
    """How far somebody read a lesson: `step` is the highest step they finished."""

    step: int
    completed_at: datetime | None


@dataclass(frozen=True, slots=True)
class Taken:
    """An attempt; `submitted_at` None: still open. `open_place` None: everything is answered.

    `id` None: it is not kept any more, its completion stands in for it.
    """

    id: UUID | None
    test_id: str
    number: int
    started_at: datetime
    submitted_at: datetime | None
    passed: bool | None
    open_place: int | None


@dataclass(frozen=True, slots=True)
class Period:
    """Which attempts count for a path: those after a moment, and a pass for so many months.

    None: no such limit. Every path has its own, so one pass may count for one path and not for another.
    """

    months: int | None
    after: datetime | None = None


@dataclass(frozen=True, slots=True)
class CompletionView:
    """A finished path as it was recorded; see `elearn.db.records.completion`."""

    id: UUID
    organisation_id: UUID
    sequence: int
    person_id: UUID
    path_id: str
    number: int
    code: str
    holder_hash: str
    organisation_name: str
    path_title: str
    module_id: str
    edition: str
    minutes: int
    lessons: int
    started_on: date
    completed_at: datetime
    completed_on: date
    valid_until: date
    previous_hash: str
    hash: str


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything the database knows about one learner: the rules in this package need no more.

    Attempts are per test in order of number. Per path: the completion that counts, the moment of
    the last one, which a correction may have taken out of account, and the policy of the
    organisation, where it decided one. `asked` is since when parts of a path are to be done again;
    only who shows that reads it (`services.source.asking`).
    """

    assignments: Mapping[str, Assigned] = field(default_factory=dict)
    lessons: Mapping[str, Read] = field(default_factory=dict)
    attempts: Mapping[str, tuple[Taken, ...]] = field(default_factory=dict)
    completions: Mapping[str, CompletionView] = field(default_factory=dict)
    last_completed_at: Mapping[str, datetime] = field(default_factory=dict)
    policies: Mapping[str, Policy] = field(default_factory=dict)
    asked: Mapping[str, date] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class LessonState:
    """A lesson for one person: `step` steps are finished, `shared_with` titles of other own paths."""

    lesson: Lesson
    state: LessonStatus
    step: int
    shared_with: tuple[str, ...] = ()

    @property
    def minutes_left(self) -> int:
        """Minutes of reading that are left, rounded up."""
        steps = max(len(self.lesson.steps), 1)
        left = 0 if self.state == "klaar" else max(steps - self.step, 0)
        return -(-self.lesson.minutes * left // steps)


@dataclass(frozen=True, slots=True)
class TestState:
    """A test for one person: `open_from` only while waiting, `attempt_id` only while taking it.

    `last_attempt_id` is the last one that was handed in, `open_place` the first open question.
    """

    __test__ = False  # a domain word, not a test case for pytest

    test: Test
    state: TestStatus
    tries_used: int
    tries_left: int
    open_from: datetime | None = None
    attempt_id: UUID | None = None
    last_attempt_id: UUID | None = None
    open_place: int | None = None


@dataclass(frozen=True, slots=True)
class Next:
    """The exact place to go on: a lesson at a step, or a test at its first open question.

    `number` is the place of a lesson in the path. `place` None in a test: not begun, or
    everything is answered and it can be handed in (`is_answered`).
    """

    kind: Literal["les", "toets"]
    path_id: str
    id: str
    title: str
    label: str
    minutes: int
    step: int | None = None
    number: int | None = None
    place: int | None = None
    is_answered: bool = False


@dataclass(frozen=True, slots=True)
class PathProgress:
    """How far somebody is in a path; `completion` is the one that counts, valid or not."""

    path: Path
    module: Module
    assignment: Assigned
    lessons: tuple[LessonState, ...]
    tests: tuple[TestState, ...]
    completion: CompletionView | None
    policy: Policy
    standing: Standing
    next: Next | None

    @property
    def validity(self) -> str:
        """How long a certificate counts, in Dutch."""
        return describe(self.policy)

    @property
    def lessons_done(self) -> int:
        """How many lessons are finished."""
        return sum(one.state == "klaar" for one in self.lessons)

    @property
    def minutes_left(self) -> int:
        """Minutes of lessons and tests that are left; 0 while there is nothing to renew."""
        if not self.standing.is_open:
            return 0
        tests = (one.test.minutes for one in self.tests if one.state != "gehaald")
        return sum(one.minutes_left for one in self.lessons) + sum(tests)
