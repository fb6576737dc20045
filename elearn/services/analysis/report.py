"""What a trainer sees of the answers: the questions of all quizzes, of one quiz, or one question."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from elearn.content.library import FileLine, Library, Module, Quiz, Test
from elearn.db import ItemStatistics, QuestionVersion
from elearn.questions import parse_json
from elearn.questions.question import Question
from elearn.services.analysis.advice import Advice, advise
from elearn.services.analysis.counters import Counts, load_attempts, load_counts, load_items
from elearn.services.analysis.figures import Figures, ItemCount, figures_of
from elearn.services.analysis.reliability import reliability
from elearn.services.minimum_group import MINIMUM_GROUP
from elearn.services.refusal import NotThere


@dataclass(frozen=True, slots=True)
class Version:
    """A version of a question; `figures` None (and no advice) while too few people had it."""

    question: Question
    figures: Figures | None
    advice: tuple[Advice, ...]

    @property
    def is_urgent(self) -> bool:
        """Whether a trainer should look at this one first."""
        return any(one.tone == "error" for one in self.advice)

    @property
    def needs_work(self) -> bool:
        """Whether something could be better."""
        return any(one.tone != "ok" for one in self.advice)


@dataclass(frozen=True, slots=True)
class QuizReport:
    """The questions of a quiz in the version that is served now."""

    quiz: Quiz
    versions: tuple[Version, ...]


@dataclass(frozen=True, slots=True)
class QuestionReport:
    """A question now and before; `place` None when its file is not known."""

    quiz: Quiz
    module: Module
    place: FileLine | None
    current: Version
    earlier: tuple[Version, ...]


@dataclass(frozen=True, slots=True)
class TestReport:
    """A test; `reliability` None while fewer than the minimum group took it."""

    __test__ = False  # a domain word, not a test case for pytest

    test: Test
    people: int | None
    reliability: float | None


@dataclass(frozen=True, slots=True)
class Overview:
    """Every quiz and every test, and the questions to look at first."""

    quizzes: tuple[QuizReport, ...]
    tests: tuple[TestReport, ...]

    @property
    def first(self) -> tuple[Version, ...]:
        """The questions that need a look before all others."""
        return tuple(one for quiz in self.quizzes for one in quiz.versions if one.is_urgent)


def overview(session: Session, library: Library) -> Overview:
    """All quizzes and tests. Four queries."""
    quizzes = tuple(library.quizzes.values())
    counts = load_counts(session, _hashes(question for quiz in quizzes for question in quiz.questions))
    reports = tuple(_quiz_report(quiz, counts) for quiz in quizzes)
    return Overview(reports, _test_reports(session, tuple(library.tests.values())))


def quiz_report(session: Session, library: Library, *, quiz_id: str) -> QuizReport:
    """One quiz. Raises NotThere. Two queries."""
    if quiz_id not in library.quizzes:
        raise NotThere(f"quiz {quiz_id}")
    quiz = library.quizzes[quiz_id]
    return _quiz_report(quiz, load_counts(session, _hashes(quiz.questions)))


def question_report(session: Session, library: Library, *, question_id: str) -> QuestionReport:
    """One question with its earlier versions. Raises NotThere. Three queries."""
    module = library.module_of.get(question_id)
    if module is None or question_id not in module.questions:
        raise NotThere(f"question {question_id}")
    current = module.questions[question_id]
    earlier = _earlier_versions(session, current)
    counts = load_counts(session, _hashes([current, *earlier]))
    return QuestionReport(
        quiz=module.quiz_of[question_id],
        module=module,
        place=module.places.get(question_id),
        current=_version(current, counts.get(current.content_hash, ())),
        earlier=tuple(_version(one, counts.get(one.content_hash, ())) for one in earlier),
    )


def _quiz_report(quiz: Quiz, counts: Counts) -> QuizReport:
    versions = (_version(one, counts.get(one.content_hash, ())) for one in quiz.questions)
    return QuizReport(quiz, tuple(versions))


def _version(question: Question, counts: Sequence[ItemCount]) -> Version:
    figures = figures_of(question, counts)
    return Version(question, figures, advise(question, figures) if figures else ())


def _earlier_versions(session: Session, current: Question) -> list[Question]:
    counted = select(ItemStatistics.content_hash)
    found = session.scalars(
        select(QuestionVersion.body)
        .where(QuestionVersion.question_id == current.id)
        .where(QuestionVersion.content_hash != current.content_hash)
        .where(QuestionVersion.content_hash.in_(counted))
        .order_by(QuestionVersion.content_hash)
    )
    return [parse_json(body) for body in found]


def _test_reports(session: Session, tests: Sequence[Test]) -> tuple[TestReport, ...]:
    test_ids = [test.id for test in tests]
    attempts, items = load_attempts(session, test_ids), load_items(session, test_ids)
    reports = []
    for test in tests:
        form = (test.id, test.size)
        count = attempts.get(form)
        if count is None or count.people < MINIMUM_GROUP:
            reports.append(TestReport(test, None, None))
        else:
            reports.append(TestReport(test, count.people, reliability(count, items.get(form, ()))))
    return tuple(reports)


def _hashes(questions: Iterable[Question]) -> list[str]:
    return [question.content_hash for question in questions]
