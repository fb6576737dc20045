"""From the folder of a module to its draft; files that did not change are not read again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from elearn.content.drafts.draft import Draft, Read
from elearn.content.files import FINGERPRINT, ModuleFolder, Overlay, check_top, list_kind
from elearn.content.kinds.contact import ContactFile
from elearn.content.kinds.dilemmas import DilemmaDraft, read_dilemma
from elearn.content.kinds.goals import GoalsFile
from elearn.content.kinds.guide import GuideFile
from elearn.content.kinds.lessons import LessonDraft, read_lesson
from elearn.content.kinds.module import ModuleFile
from elearn.content.kinds.paths import PathFile
from elearn.content.kinds.quizzes import QuizDraft, read_quiz
from elearn.content.kinds.terms import TermsFile
from elearn.reader.document import Document, parse
from elearn.reader.front_matter import split
from elearn.reader.problem import Problem
from elearn.reader.schema import Entry, validate
from elearn.reader.source import Source, decode, read_source

T = TypeVar("T")
M = TypeVar("M", bound=Entry)
Stamp = tuple[int, int]
"""When a file last changed (nanoseconds) and its size."""

Mark = Stamp | bytes
"""What tells a version of a file from another: its stamp, or all of it when it is in an overlay."""


@dataclass
class Cache:
    """What was read before, per file; `turn` drops files that are gone."""

    kept: dict[Path, tuple[Mark, Read[Any]]] = field(default_factory=dict)
    used: dict[Path, tuple[Mark, Read[Any]]] = field(default_factory=dict)

    def read(self, path: Path, mark: Mark | None, make: Callable[[], Read[T]]) -> Read[T]:
        """The file as read before, or read now when it changed."""
        known = self.kept.get(path)
        read = known[1] if mark is not None and known and known[0] == mark else make()
        if mark is not None:
            self.used[path] = (mark, read)
        return read

    def turn(self) -> None:
        """Forget the files that were not read in this round."""
        self.kept, self.used = self.used, {}


def stamp_of(path: Path) -> Stamp | None:
    """When and how large a file is; None when it cannot be seen."""
    try:
        status = path.stat()
    except (OSError, RuntimeError):
        return None
    return status.st_mtime_ns, status.st_size


def read_module(folder: ModuleFolder, cache: Cache, overlay: Overlay) -> Draft:
    """Read every file of a module, with the files of an overlay in place of its own."""
    reader = _Reader(folder, cache, overlay)
    lessons = reader.each("lessen", _read_lesson_file)
    return Draft(
        folder=folder,
        module=reader.single("module.yaml", ModuleFile),
        guide=reader.single("handreiking.yaml", GuideFile),
        goals=reader.single("doelen.yaml", GoalsFile),
        terms=reader.single("begrippen.yaml", TermsFile),
        contact=reader.single("contact.yaml", ContactFile),
        paths=reader.each("leerpaden", _read_path_file),
        lessons=lessons,
        quizzes=reader.each("quizzen", _read_quiz_file),
        dilemmas=reader.each("dilemmas", _read_dilemma_file),
        fingerprint=reader.fingerprint(),
        problems=(*check_top(folder), *reader.problems),
    )


class _Reader:
    """Reads the files of one module, and keeps what is wrong with the folder itself."""

    def __init__(self, folder: ModuleFolder, cache: Cache, overlay: Overlay) -> None:
        self.folder = folder
        self.cache = cache
        own = (one for one in overlay.items() if one[0].module_id == folder.id)
        self.overlay = {folder.path / file.path: content for file, content in own}
        self.within = folder.path.resolve()
        self.problems: list[Problem] = []

    def source(self, path: Path) -> Source:
        name = self.folder.name_of(path)
        if path in self.overlay:
            return decode(name, self.overlay[path])
        return read_source(path, name, within=self.within)

    def read(self, path: Path, make: Callable[[Source], Read[T]]) -> Read[T]:
        mark = self.overlay[path] if path in self.overlay else stamp_of(path)
        return self.cache.read(path, mark, lambda: make(self.source(path)))

    def single(self, name: str, model: type[M]) -> Read[M | None]:
        path = self.folder.path / name
        if path not in self.overlay and not path.exists() and not path.is_symlink():
            return Read(Document(Source(self.folder.name_of(path), "")), None, ())
        return self.read(path, lambda source: _read_model(source, model))

    def each(self, kind: str, read: Callable[[Source], Read[T]]) -> dict[str, Read[T]]:
        paths, problems = list_kind(self.folder, kind)
        self.problems.extend(problems)
        added = (path for path in self.overlay if path.parent == self.folder.path / kind)
        return {path.stem: self.read(path, read) for path in sorted({*paths, *added})}

    def fingerprint(self) -> Document | None:
        path = self.folder.path / FINGERPRINT
        return Document(self.source(path)) if path.exists() else None


def _read_model(source: Source, model: type[M]) -> Read[M | None]:
    document = parse(source)
    value, problems = validate(document, model)
    return Read(document, value, _told_once(document.problems, problems))


def _read_path_file(source: Source) -> Read[PathFile | None]:
    return _read_model(source, PathFile)


def _read_quiz_file(source: Source) -> Read[QuizDraft]:
    document = parse(source)
    draft, problems = read_quiz(document)
    return Read(document, draft, _told_once(document.problems, problems))


def _read_dilemma_file(source: Source) -> Read[DilemmaDraft]:
    document = parse(source)
    draft, problems = read_dilemma(document)
    return Read(document, draft, _told_once(document.problems, problems))


def _read_lesson_file(source: Source) -> Read[LessonDraft]:
    page = split(source)
    draft, problems = read_lesson(page)
    return Read(page.front, draft, _told_once(page.front.problems, problems))


def _told_once(syntax: tuple[Problem, ...], schema: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """All problems, without what follows from a piece of YAML that was already refused."""
    refused = {(one.line, one.column) for one in syntax}
    return (*syntax, *(one for one in schema if (one.line, one.column) not in refused))
