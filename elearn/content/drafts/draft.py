"""A module as its authors wrote it: every file as far as it could be read, with its places.

Rules across files look at drafts; only a draft without mistakes becomes part of the library.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, TypeVar

from elearn.content.files import ModuleFolder
from elearn.content.kinds.contact import ContactFile
from elearn.content.kinds.dilemmas import DilemmaDraft
from elearn.content.kinds.goals import GoalsFile
from elearn.content.kinds.guide import GuideFile
from elearn.content.kinds.lessons import LessonDraft
from elearn.content.kinds.module import CORE_TEST, ModuleFile, TestEntry
from elearn.content.kinds.paths import PathFile
from elearn.content.kinds.quizzes import QuizDraft
from elearn.content.kinds.terms import TermsFile
from elearn.questions.question import Question
from elearn.reader.document import Document
from elearn.reader.places import Loc
from elearn.reader.problem import Problem

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True)
class Read(Generic[T_co]):
    """One file after reading: what it says, what that means, and what is wrong in it."""

    document: Document
    value: T_co
    problems: tuple[Problem, ...]

    @property
    def is_sound(self) -> bool:
        """Whether nothing in the file blocks it."""
        return all(problem.severity != "fout" for problem in self.problems)


@dataclass(frozen=True)
class Draft:
    """All files of one module; ids of paths, lessons, quizzes and dilemmas map to their files."""

    folder: ModuleFolder
    module: Read[ModuleFile | None]
    guide: Read[GuideFile | None]
    goals: Read[GoalsFile | None]
    terms: Read[TermsFile | None]
    contact: Read[ContactFile | None]
    paths: Mapping[str, Read[PathFile | None]]
    lessons: Mapping[str, Read[LessonDraft]]
    quizzes: Mapping[str, Read[QuizDraft]]
    dilemmas: Mapping[str, Read[DilemmaDraft]]
    fingerprint: Document | None
    problems: tuple[Problem, ...]

    @property
    def files(self) -> tuple[Read[object], ...]:
        """Every file that was read, in a fixed order."""
        single = (self.module, self.guide, self.goals, self.terms, self.contact)
        many = (self.paths, self.lessons, self.quizzes, self.dilemmas)
        return (*single, *(read for family in many for read in family.values()))

    @cached_property
    def by_path(self) -> Mapping[str, Read[object]]:
        """Every file that is there, by its place in the module (`quizzen/vier-fasen.yaml`)."""
        there = (read for read in self.files if read.document.source.content or read.problems)
        return {read.document.name.removeprefix(f"{self.folder.name}/"): read for read in there}

    def questions(self) -> Iterator[tuple[Document, Loc, Question]]:
        """Every question that could be read, with its file and its place there."""
        for quiz in self.quizzes.values():
            for index, question in quiz.value.questions.items():
                yield quiz.document, ("vragen", index), question

    def tests(self) -> Iterator[tuple[str, Document, Loc, TestEntry]]:
        """Every test by id, with its file and its place there."""
        if self.module.value and self.module.value.core_test:
            yield CORE_TEST, self.module.document, ("kerntoets",), self.module.value.core_test
        for path_id, path in self.paths.items():
            if path.value and path.value.test:
                yield path_id, path.document, ("toets",), path.value.test
