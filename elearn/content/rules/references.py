"""Names must exist: goals, key points, lessons, terms, contacts, paths and links."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Literal, NamedTuple

from elearn.content.drafts.draft import Draft
from elearn.content.kinds.terms import term_slug
from elearn.reader.document import Document
from elearn.reader.messages.suggestion import did_you_mean, quoted
from elearn.reader.places import Loc, Place
from elearn.reader.problem import Problem

Family = Literal["begrip", "begrip-link", "contact", "doel", "kernpunt", "leerpad", "les", "link", "thema"]


class _Words(NamedTuple):
    code: str
    message: str


_WORDS: dict[Family, _Words] = {
    "begrip": _Words("K005", "Het begrip {} staat niet in begrippen.yaml."),
    "begrip-link": _Words("K005", "Het begrip {} staat niet in begrippen.yaml."),
    "contact": _Words("K006", "Het contact {} staat niet bij `kaart` in contact.yaml."),
    "doel": _Words("K001", "Het doel {} staat niet in doelen.yaml."),
    "kernpunt": _Words("K002", "Het kernpunt {} staat niet in handreiking.yaml."),
    "leerpad": _Words("K007", "Er is geen leerpad {} in de map leerpaden."),
    "les": _Words("K003", "Er is geen les {} in de map lessen."),
    "link": _Words("K040", "De link {} staat niet in handreiking.yaml."),
    "thema": _Words("K004", "Het thema {} staat niet bij `themas`."),
}
_LINK_HINT = "Neem hem teken voor teken over, of zet hem daar bij `overige_links`."


class _Reference(NamedTuple):
    family: Family
    name: str
    document: Document
    place: Callable[[], Place]


def check_references(draft: Draft) -> Iterator[Problem]:
    """Names that do not exist; a family whose own file could not be read is left alone."""
    known = _known(draft)
    for one in _references(draft):
        names = known.get(one.family)
        if names is not None and one.name not in names:
            code, message = _WORDS[one.family]
            hint = _LINK_HINT if one.family == "link" else did_you_mean(one.name, names)
            yield one.document.source.problem(code, *one.place(), message.format(quoted(one.name)), hint)


def _known(draft: Draft) -> dict[Family, frozenset[str]]:
    """The names that exist, by family."""
    known: dict[Family, Iterable[str]] = {"leerpad": draft.paths, "les": draft.lessons}
    if draft.goals.value:
        known["doel"] = (goal.id for goal in draft.goals.value.goals)
    if draft.terms.value:
        terms = [entry.term for entry in draft.terms.value.terms]
        known["begrip"] = terms
        # A link in Markdown cannot hold a space, so there a term has hyphens.
        known["begrip-link"] = map(term_slug, terms)
    if draft.contact.value:
        known["contact"] = (contact.id for contact in draft.contact.value.card)
    if draft.guide.value:
        guide = draft.guide.value
        known["thema"] = (theme.id for theme in guide.themes)
        known["kernpunt"] = (point.id for page in guide.pages for point in page.key_points)
        known["link"] = guide.urls
    return {family: frozenset(names) for family, names in known.items()}


def _references(draft: Draft) -> Iterator[_Reference]:
    yield from _in_guide(draft)
    yield from _in_goals(draft)
    yield from _in_tests(draft)
    yield from _in_contact(draft)
    yield from _in_paths(draft)
    yield from _in_lessons(draft)
    yield from _in_quizzes(draft)
    yield from _in_dilemmas(draft)


def _in_guide(draft: Draft) -> Iterator[_Reference]:
    if not draft.guide.value:
        return
    document = draft.guide.document
    for number, page in enumerate(draft.guide.value.pages):
        at: Loc = ("paginas", number)
        yield _one(document, "thema", page.theme, (*at, "thema"))
        for index, point in enumerate(page.key_points):
            yield from _each(document, "leerpad", point.roles, (*at, "kernpunten", index, "rollen"))


def _in_goals(draft: Draft) -> Iterator[_Reference]:
    for number, goal in enumerate(draft.goals.value.goals if draft.goals.value else ()):
        at: Loc = ("doelen", number)
        yield from _each(draft.goals.document, "leerpad", goal.roles, (*at, "rollen"))
        yield from _each(draft.goals.document, "kernpunt", goal.sources, (*at, "bron"))


def _in_tests(draft: Draft) -> Iterator[_Reference]:
    for _, document, at, test in draft.tests():
        yield from _each(document, "doel", test.goals, (*at, "doelen"))


def _in_contact(draft: Draft) -> Iterator[_Reference]:
    for number, route in enumerate(draft.contact.value.routes if draft.contact.value else ()):
        yield _one(draft.contact.document, "contact", route.contact_id, ("routes", number, "wie"))


def _in_paths(draft: Draft) -> Iterator[_Reference]:
    for path in draft.paths.values():
        if path.value:
            yield from _each(path.document, "les", path.value.lesson_ids, ("lessen",))


def _in_lessons(draft: Draft) -> Iterator[_Reference]:
    for lesson in draft.lessons.values():
        document, front = lesson.document, lesson.value.front
        if front:
            yield from _each(document, "doel", front.goals, ("doelen",))
            yield from _each(document, "les", front.requires, ("vooraf",))
            yield from _each(document, "begrip", front.terms, ("begrippen",))
            for path_id in front.cases:
                place = partial(document.key_place, ("casus", path_id))
                yield _Reference("leerpad", path_id, document, place)
        for mention in lesson.value.mentions:
            yield _Reference(mention.kind, mention.name, document, _there(mention.place))


def _in_quizzes(draft: Draft) -> Iterator[_Reference]:
    for quiz in draft.quizzes.values():
        if quiz.value.file:
            yield _one(quiz.document, "les", quiz.value.file.lesson_id, ("les",))
    for document, at, question in draft.questions():
        yield _one(document, "doel", question.goal, (*at, "doel"))
        yield from _each(document, "kernpunt", question.sources, (*at, "bron"))


def _in_dilemmas(draft: Draft) -> Iterator[_Reference]:
    for dilemma in draft.dilemmas.values():
        document, file = dilemma.document, dilemma.value.file
        if file:
            yield from _each(document, "leerpad", file.roles, ("rollen",))
            yield from _each(document, "doel", file.goals, ("doelen",))
            if file.after:
                yield _one(document, "les", file.after, ("na",))
        for name, node in dilemma.value.nodes.items():
            at: Loc = ("knopen", name)
            yield from _each(document, "kernpunt", node.sources, (*at, "bron"))
            for path_id in getattr(node, "variants", {}):
                place = partial(document.key_place, (*at, "varianten", path_id))
                yield _Reference("leerpad", path_id, document, place)


def _there(place: Place) -> Callable[[], Place]:
    return lambda: place


def _one(document: Document, family: Family, name: str, at: Loc) -> _Reference:
    return _Reference(family, name, document, partial(document.place, at))


def _each(document: Document, family: Family, names: Iterable[str], at: Loc) -> Iterator[_Reference]:
    for index, name in enumerate(names):
        yield _one(document, family, name, (*at, index))
