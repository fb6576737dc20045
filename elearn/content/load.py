"""From a folder with modules to the library, or to everything that is wrong with it."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from elearn.content.drafts.draft import Draft
from elearn.content.drafts.reading import Cache, read_module
from elearn.content.files import MODULE, ModuleFolder, Overlay, edition_of, find_modules
from elearn.content.kinds.contact import to_contacts, to_routes
from elearn.content.kinds.dilemmas import to_dilemma
from elearn.content.kinds.goals import to_goals
from elearn.content.kinds.guide import to_guide
from elearn.content.kinds.lessons import to_lesson
from elearn.content.kinds.module import to_colophon, to_test
from elearn.content.kinds.paths import to_path
from elearn.content.kinds.quizzes import to_quiz
from elearn.content.kinds.terms import to_terms
from elearn.content.library import FileLine, Lesson, Library, Module, Quiz
from elearn.content.rules import check
from elearn.content.rules.uniqueness import check_between_modules
from elearn.reader.document import Document
from elearn.reader.places import Loc
from elearn.reader.problem import Problem
from elearn.reader.schema import sound
from elearn.reader.source import Source


@dataclass(frozen=True)
class Loaded:
    """What came of a folder: the modules without a mistake, every module as read, all problems."""

    modules: Mapping[str, Module] = field(default_factory=dict)
    drafts: Mapping[str, Draft] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    @property
    def library(self) -> Library | None:
        """The library, unless a mistake blocks a module of it."""
        is_whole = self.modules and self.modules.keys() == self.drafts.keys()
        return Library(MappingProxyType(dict(self.modules))) if is_whole else None


def load_library(folder: Path, *, cache: Cache | None = None, overlay: Overlay | None = None) -> Loaded:
    """Read a folder with modules, or one module.

    Messages call files by their name from the folder of modules on (`modules/polarisatie/...`),
    wherever that folder stands. With a `cache`, files that did not change are not read again.
    Files of an `overlay` come in place of those of the folder, or beside them.
    """
    found = find_modules(folder)
    if not found:
        return Loaded(problems=(_nothing_here(folder),))
    with _no_collecting():
        return _load(found, cache or Cache(), overlay or {})


def _load(found: Iterable[ModuleFolder], cache: Cache, overlay: Overlay) -> Loaded:
    drafts = {module.id: read_module(module, cache, overlay) for module in found}
    cache.turn()
    own = {key: frozenset(check(draft)) for key, draft in drafts.items()}
    between = frozenset(check_between_modules(drafts.values()))
    # Two modules with the same id: whichever is wrong, neither can be served in its new form.
    sound = {} if between else {key: draft for key, draft in drafts.items() if not blocks(own[key])}
    modules = {key: to_module(draft) for key, draft in sound.items()}
    return Loaded(modules, drafts, tuple(sorted(between.union(*own.values()))))


@contextmanager
def _no_collecting() -> Iterator[None]:
    """Let nobody look for garbage: reading makes many values and drops none, and it takes a fifth.

    What was made stays, so it goes to the oldest generation at once, without a look at each value.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.freeze()
            gc.unfreeze()
            gc.enable()


def blocks(problems: Iterable[Problem]) -> bool:
    """Whether something among these problems keeps an edition from being served."""
    return any(problem.severity == "fout" for problem in problems)


def _nothing_here(folder: Path) -> Problem:
    message = f"Hier staat geen module: geen enkele map met een bestand {MODULE}."
    hint = "Geef de map met modules, of de map van één module."
    return Source(folder.as_posix(), "").problem("B011", 1, 1, message, hint)


def to_module(draft: Draft) -> Module:
    """A module whose check gave no mistake, as the library holds it."""
    module, contact = sound(draft.module.value), sound(draft.contact.value)
    paths = {key: to_path(key, sound(read.value), module) for key, read in draft.paths.items()}
    quizzes = {key: to_quiz(key, read.value) for key, read in draft.quizzes.items()}
    tests = {key: to_test(key, test, module.test_rules) for key, _, _, test in draft.tests()}
    return Module(
        id=draft.folder.id,
        title=module.title,
        language=module.language,
        edition=edition_of(draft.folder, (read.document.source for read in draft.files)),
        guide=to_guide(sound(draft.guide.value), module.guide),
        goals=MappingProxyType(to_goals(sound(draft.goals.value))),
        terms=MappingProxyType(to_terms(sound(draft.terms.value))),
        contacts=to_contacts(contact),
        routes=to_routes(contact),
        lessons=MappingProxyType(_to_lessons(draft, quizzes)),
        quizzes=MappingProxyType(quizzes),
        dilemmas=MappingProxyType(
            {
                key: to_dilemma(key, read.value, read.document.source.text)
                for key, read in draft.dilemmas.items()
            }
        ),
        tests=MappingProxyType(tests),
        paths=MappingProxyType(paths),
        colophon=to_colophon(module.colophon),
        places=MappingProxyType(dict(_places(draft))),
    )


def _places(draft: Draft) -> Iterator[tuple[str, FileLine]]:
    for document, loc, question in draft.questions():
        yield question.id, _line_of(document, loc)
    for lesson_id, lesson in draft.lessons.items():
        yield lesson_id, FileLine(lesson.document.name, 1)
    for dilemma_id, dilemma in draft.dilemmas.items():
        yield dilemma_id, FileLine(dilemma.document.name, 1)
    for number, page in enumerate(sound(draft.guide.value).pages):
        for index, point in enumerate(page.key_points):
            loc = ("paginas", number, "kernpunten", index)
            yield point.id, _line_of(draft.guide.document, loc)


def _line_of(document: Document, loc: Loc) -> FileLine:
    return FileLine(document.name, document.place(loc)[0])


def _to_lessons(draft: Draft, quizzes: Mapping[str, Quiz]) -> dict[str, Lesson]:
    titles = {page.id: page.title for page in sound(draft.guide.value).pages}
    quiz_ids = {quiz.lesson_id: quiz_id for quiz_id, quiz in quizzes.items()}
    return {
        key: to_lesson(
            key,
            read.value,
            page_titles=titles,
            quiz_id=quiz_ids.get(key),
            text=read.document.source.text,
        )
        for key, read in draft.lessons.items()
    }
