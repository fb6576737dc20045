"""The content as served: one immutable value, loaded from the folder of modules.

Nothing in here knows files, people or requests. All ids are unique over the whole library.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from elearn.content.dilemma import Dilemma
from elearn.content.guide import Guide
from elearn.questions.question import Question

Html = str
"""Safe HTML: made by us from Markdown and cleaned; templates may mark it safe."""


@dataclass(frozen=True, slots=True)
class Goal:
    """Something a learner can observably do."""

    id: str
    title: str
    behaviour: str
    critical: bool
    roles: tuple[str, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Contact:
    """A line of the contact card; an organisation fills in who it is (`fill_in` says what)."""

    id: str
    title: str
    when: str
    fill_in: str


@dataclass(frozen=True, slots=True)
class ReportingRoute:
    """One of the meldroutes: what goes to whom; `contact_id` points to the contact card."""

    id: str
    title: str
    contact_id: str
    explanation: str


@dataclass(frozen=True, slots=True)
class Case:
    """The scene that opens a lesson for one role."""

    theme: str
    text: str


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in a step that the organisation fills: `kaart`, `routes` or the id of a contact."""

    name: str


@dataclass(frozen=True, slots=True)
class Citation:
    """A place in a step that cites: key point ids, and whether we derived it ourselves."""

    key_points: tuple[str, ...]
    editorial: bool


@dataclass(frozen=True, slots=True)
class Step:
    """About a minute of a lesson: `title` is its heading, the parts together are its body."""

    title: str
    parts: tuple[Html | Slot, ...]
    citations: tuple[Citation, ...]

    @property
    def has_slots(self) -> bool:
        """Whether it shows something that an organisation filled in."""
        return any(isinstance(part, Slot) for part in self.parts)


@dataclass(frozen=True, slots=True)
class Lesson:
    """A lesson of 3-6 minutes; `cases` maps a path id to its opening scene."""

    id: str
    title: str
    minutes: int
    goals: tuple[str, ...]
    requires: tuple[str, ...]
    warning: str
    outcomes: tuple[str, ...]
    cases: Mapping[str, Case]
    terms: tuple[str, ...]
    remember: str
    checked_on: date | None
    steps: tuple[Step, ...]
    quiz_id: str | None
    content_hash: str


@dataclass(frozen=True, slots=True)
class Quiz:
    """The questions that go with a lesson; `practice_size` are shown at first."""

    id: str
    title: str
    lesson_id: str
    practice_size: int
    questions: tuple[Question, ...]

    @property
    def practice(self) -> tuple[Question, ...]:
        """The questions that may be practised."""
        return tuple(q for q in self.questions if q.use in ("oefenen", "beide"))


@dataclass(frozen=True, slots=True)
class Test:
    """How a test is drawn and passed; the pool is derived from the goals."""

    __test__ = False  # a domain word, not a test case for pytest

    id: str
    title: str
    goals: tuple[str, ...]
    per_goal: int
    minutes: int
    pass_percentage: int
    tries: int
    wait_minutes: int

    @property
    def size(self) -> int:
        """How many questions one attempt has."""
        return self.per_goal * len(self.goals)


@dataclass(frozen=True, slots=True)
class Path:
    """A role's ordered lessons plus its tests: the shared core test first, then its own."""

    id: str
    title: str
    promise: str
    outcomes: tuple[str, ...]
    lesson_ids: tuple[str, ...]
    test_ids: tuple[str, ...]
    valid_months: int


@dataclass(frozen=True, slots=True)
class Colophon:
    """What the course says about itself: what is our own, what it does not replace, whom it thanks."""

    editorial: tuple[str, ...] = ()
    limits: tuple[str, ...] = ()
    credits: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FileLine:
    """Where something stands in the files, such as `modules/polarisatie/doelen.yaml:12`."""

    file: str
    line: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


@dataclass(frozen=True)
class Module:
    """A subject with everything that belongs to it; `edition` is its content hash as served."""

    id: str
    title: str
    language: str
    edition: str
    guide: Guide
    goals: Mapping[str, Goal]
    terms: Mapping[str, str]
    contacts: tuple[Contact, ...]
    routes: tuple[ReportingRoute, ...]
    lessons: Mapping[str, Lesson]
    quizzes: Mapping[str, Quiz]
    dilemmas: Mapping[str, Dilemma]
    tests: Mapping[str, Test]
    paths: Mapping[str, Path]
    colophon: Colophon = Colophon()
    places: Mapping[str, FileLine] = field(default_factory=dict)
    """Id of a question, lesson, dilemma or key point -> where it stands."""

    @cached_property
    def questions(self) -> Mapping[str, Question]:
        """Every question of the module by id."""
        return {q.id: q for quiz in self.quizzes.values() for q in quiz.questions}

    @cached_property
    def quiz_of(self) -> Mapping[str, Quiz]:
        """Question id -> the quiz it stands in."""
        return {q.id: quiz for quiz in self.quizzes.values() for q in quiz.questions}

    def dilemmas_for(self, path_id: str) -> tuple[Dilemma, ...]:
        """The dilemmas that a path offers."""
        return tuple(one for one in self.dilemmas.values() if path_id in one.roles)

    def pool(self, goal_id: str) -> tuple[Question, ...]:
        """The questions a test may draw for a goal, in a fixed order."""
        usable = (q for q in self.questions.values() if q.use in ("toets", "beide"))
        return tuple(q for q in usable if q.goal == goal_id)


@dataclass(frozen=True)
class Library:
    """All modules together, looked up by ids that are unique over the whole library."""

    modules: Mapping[str, Module] = field(default_factory=dict)

    @cached_property
    def paths(self) -> Mapping[str, Path]:
        """Every path by id."""
        return {key: path for module in self.modules.values() for key, path in module.paths.items()}

    @cached_property
    def lessons(self) -> Mapping[str, Lesson]:
        """Every lesson by id."""
        return {key: one for module in self.modules.values() for key, one in module.lessons.items()}

    @cached_property
    def quizzes(self) -> Mapping[str, Quiz]:
        """Every quiz by id."""
        return {key: one for module in self.modules.values() for key, one in module.quizzes.items()}

    @cached_property
    def dilemmas(self) -> Mapping[str, Dilemma]:
        """Every dilemma by id."""
        return {key: one for module in self.modules.values() for key, one in module.dilemmas.items()}

    @cached_property
    def tests(self) -> Mapping[str, Test]:
        """Every test by id."""
        return {key: one for module in self.modules.values() for key, one in module.tests.items()}

    @cached_property
    def module_of(self) -> Mapping[str, Module]:
        """Id of a path, lesson, quiz, dilemma, test or question -> the module it belongs to."""
        return {
            key: module
            for module in self.modules.values()
            for family in (
                module.paths,
                module.lessons,
                module.quizzes,
                module.dilemmas,
                module.tests,
                module.questions,
            )
            for key in family
        }
