"""An id belongs to one thing: within its own list, and over the whole library."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from elearn.content.drafts.draft import Draft
from elearn.content.kinds.module import CORE_TEST
from elearn.content.kinds.terms import term_slug
from elearn.reader.document import Document
from elearn.reader.messages.suggestion import quoted
from elearn.reader.places import Loc
from elearn.reader.problem import Problem


class _Named(NamedTuple):
    """A name given somewhere; names in the same space must differ."""

    space: str
    name: str
    document: Document
    at: Loc


def check_uniqueness(draft: Draft) -> Iterator[Problem]:
    """Names that stand twice in one module."""
    yield from _twice(_names_in(draft))


def check_between_modules(drafts: Iterable[Draft]) -> Iterator[Problem]:
    """Ids that two modules use; the app looks them up without knowing the module."""
    owners: dict[str, tuple[Draft, Document]] = {}
    for draft in drafts:
        for name, document, at in _library_ids(draft):
            owner, where = owners.setdefault(name, (draft, document))
            if owner is not draft:
                message = f"De id {quoted(name)} bestaat al in {where.name}."
                yield document.problem("K010", at, message, _HINT)


def _twice(names: Iterable[_Named]) -> Iterator[Problem]:
    first: dict[tuple[str, str], _Named] = {}
    for one in names:
        earlier = first.setdefault((one.space, one.name), one)
        if earlier is not one:
            line = earlier.document.place(earlier.at)[0]
            where = f"{earlier.document.name}:{line}"
            message = f"{quoted(one.name)} staat al in {where}."
            yield one.document.problem("K010", one.at, message, _HINT)


def _names_in(draft: Draft) -> Iterator[_Named]:
    yield from _in_guide(draft)
    yield from _in_lists(draft)
    for document, at, question in draft.questions():
        yield _Named("vraag", question.id, document, (*at, "id"))
    for test_id, document, at, test in draft.tests():
        yield from _each(document, f"doel van {test_id}", test.goals, (*at, "doelen"))
    for path_id, path in draft.paths.items():
        if path.value:
            yield from _each(path.document, f"les van {path_id}", path.value.lesson_ids, ("lessen",))
        if path_id == CORE_TEST and draft.module.value and draft.module.value.core_test:
            yield _Named("toets", CORE_TEST, draft.module.document, ("kerntoets",))
            yield _Named("toets", CORE_TEST, path.document, ())


def _in_guide(draft: Draft) -> Iterator[_Named]:
    if not draft.guide.value:
        return
    document = draft.guide.document
    for number, theme in enumerate(draft.guide.value.themes):
        yield _Named("thema", theme.id, document, ("themas", number, "id"))
    for number, page in enumerate(draft.guide.value.pages):
        yield _Named("pagina", page.id, document, ("paginas", number, "id"))
        yield _Named("pagina", page.slug, document, ("paginas", number, "slug"))
        for index, point in enumerate(page.key_points):
            at = ("paginas", number, "kernpunten", index, "id")
            yield _Named("kernpunt", point.id, document, at)


def _in_lists(draft: Draft) -> Iterator[_Named]:
    for number, goal in enumerate(draft.goals.value.goals if draft.goals.value else ()):
        yield _Named("doel", goal.id, draft.goals.document, ("doelen", number, "id"))
    for number, entry in enumerate(draft.terms.value.terms if draft.terms.value else ()):
        # Two terms with one slug would be one place on the page of terms.
        at: Loc = ("begrippen", number, "begrip")
        yield _Named("begrip", term_slug(entry.term), draft.terms.document, at)
    if draft.contact.value:
        for number, contact in enumerate(draft.contact.value.card):
            yield _Named("contact", contact.id, draft.contact.document, ("kaart", number, "id"))
        for number, route in enumerate(draft.contact.value.routes):
            yield _Named("route", route.id, draft.contact.document, ("routes", number, "id"))


def _each(document: Document, space: str, names: Iterable[str], at: Loc) -> Iterator[_Named]:
    for index, name in enumerate(names):
        yield _Named(space, name, document, (*at, index))


def _library_ids(draft: Draft) -> Iterator[tuple[str, Document, Loc]]:
    for family in (draft.paths, draft.lessons, draft.quizzes, draft.dilemmas):
        for name, read in family.items():
            yield name, read.document, ()
    for document, at, question in draft.questions():
        yield question.id, document, (*at, "id")
    if draft.module.value and draft.module.value.core_test:
        yield CORE_TEST, draft.module.document, ("kerntoets",)


_HINT = "Kies een andere naam, of haal er één weg."
