"""From a folder with modules to the library, or to everything that is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from elearn.content.draft import Draft
from elearn.content.files import MODULE, edition_of, find_modules
from elearn.content.kinds.contact import to_contacts, to_routes
from elearn.content.kinds.goals import to_goals
from elearn.content.kinds.guide import to_guide
from elearn.content.kinds.lessons import to_lesson
from elearn.content.kinds.module import to_test
from elearn.content.kinds.paths import to_path
from elearn.content.kinds.quizzes import to_quiz
from elearn.content.kinds.terms import to_terms
from elearn.content.library import Lesson, Library, Module, Test
from elearn.content.reading import Cache, read_module
from elearn.content.rules import check
from elearn.reader.problem import Problem
from elearn.reader.source import Source


@dataclass(frozen=True)
class Loaded:
    """What came of a folder: the library, unless a mistake blocks it, and all problems in order."""

    library: Library | None
    problems: tuple[Problem, ...]


def load_library(folder: Path, *, cache: Cache | None = None) -> Loaded:
    """Read a folder with modules, or one module.

    Messages call files by their name from the folder of modules on (`modules/polarisatie/...`),
    wherever that folder stands. With a `cache`, files that did not change are not read again.
    """
    found = find_modules(folder)
    if not found:
        return Loaded(None, (_nothing_here(folder),))
    cache = cache or Cache()
    drafts = tuple(read_module(module, cache) for module in found)
    cache.turn()
    problems = tuple(sorted(set(check(drafts))))
    if any(problem.severity == "fout" for problem in problems):
        return Loaded(None, problems)
    modules = {draft.folder.id: _to_module(draft) for draft in drafts}
    return Loaded(Library(MappingProxyType(modules)), problems)


def _nothing_here(folder: Path) -> Problem:
    message = f"In deze map staat geen module: geen enkele map met {MODULE}."
    hint = "Geef de map met modules, of de map van één module."
    return Source(folder.as_posix(), "").problem("B011", 1, 1, message, hint)


def _to_module(draft: Draft) -> Module:
    module, guide, goals = draft.module.value, draft.guide.value, draft.goals.value
    terms, contact = draft.terms.value, draft.contact.value
    assert module and guide and goals and terms and contact  # noqa: PT018 -- a sound draft has all
    return Module(
        id=draft.folder.id,
        title=module.title,
        language=module.language,
        edition=edition_of(read.document.source for read in draft.files),
        guide=to_guide(guide, module.guide),
        goals=MappingProxyType(to_goals(goals)),
        terms=MappingProxyType(to_terms(terms)),
        contacts=to_contacts(contact),
        routes=to_routes(contact),
        lessons=MappingProxyType(_to_lessons(draft)),
        quizzes=MappingProxyType(
            {quiz_id: to_quiz(quiz_id, read.value) for quiz_id, read in draft.quizzes.items()}
        ),
        tests=MappingProxyType(_to_tests(draft)),
        paths=MappingProxyType(
            {
                path_id: to_path(path_id, read.value, module)
                for path_id, read in draft.paths.items()
                if read.value
            }
        ),
    )


def _to_lessons(draft: Draft) -> dict[str, Lesson]:
    guide = draft.guide.value
    titles = {page.id: page.title for page in guide.pages} if guide else {}
    quizzes = {
        read.value.file.lesson_id: quiz_id for quiz_id, read in draft.quizzes.items() if read.value.file
    }
    return {
        lesson_id: to_lesson(lesson_id, read.value, titles, quizzes.get(lesson_id), read.document.source.text)
        for lesson_id, read in draft.lessons.items()
    }


def _to_tests(draft: Draft) -> dict[str, Test]:
    module = draft.module.value
    rules = module.test_rules if module else None
    return {test_id: to_test(test_id, entry, rules) for test_id, _, _, entry in draft.tests() if rules}
