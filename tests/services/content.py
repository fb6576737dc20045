"""A library that fits on one screen: two paths that share a lesson and the core test."""

from __future__ import annotations

import json
from dataclasses import replace
from types import MappingProxyType

from elearn.content.guide import Guide
from elearn.content.library import Case, Goal, Lesson, Library, Module, Path, Quiz, Step, Test
from elearn.questions import parse_json
from elearn.questions.question import Question

OPTIONS = [
    {"sleutel": "goed", "tekst": "Ja", "goed": True, "feedback": "Klopt."},
    {"sleutel": "fout", "tekst": "Nee", "feedback": "Klopt niet."},
]
PAIRS = [
    {"sleutel": "een", "links": "Brand", "rechts": "112", "feedback": "Gevaar."},
    {"sleutel": "twee", "links": "Gerucht", "rechts": "spil", "feedback": "Thema."},
]


def question(id_: str, goal: str, **more: object) -> Question:
    """A question with the keys `goed` and `fout`; a `koppelen` with the rows `een` and `twee`."""
    rows = {"paren": PAIRS} if more.get("soort") == "koppelen" else {"antwoorden": OPTIONS}
    body = {"id": id_, "soort": "een-antwoord", "doel": goal, "bron": ["p01.k1"], **rows, **more}
    return parse_json(json.dumps({"vraag": f"Vraag {id_}?", "uitleg": "Daarom.", **body}))


def lesson(id_: str, quiz_id: str | None, **cases: Case) -> Lesson:
    steps = tuple(Step(f"Stap {number}", (), ()) for number in (1, 2))
    return Lesson(
        id=id_,
        title=f"Les {id_}",
        minutes=4,
        goals=(),
        requires=(),
        warning="",
        outcomes=(),
        cases=cases,
        terms=(),
        remember="",
        checked_on=None,
        steps=steps,
        quiz_id=quiz_id,
        content_hash=f"hash-{id_}",
    )


def goal(id_: str, *, critical: bool = False) -> Goal:
    return Goal(id_, f"Doel {id_}", "", critical, (), ())


def a_test(id_: str, goals: tuple[str, ...], per_goal: int) -> Test:
    return Test(id_, f"Toets {id_}", goals, per_goal, 3, pass_percentage=75, tries=3, wait_minutes=60)


def path(id_: str, *lesson_ids: str) -> Path:
    return Path(id_, id_.capitalize(), "", (), lesson_ids, ("kern", id_), 24)


CRITICAL = tuple(question(f"k1-kritiek-{one}", "K1", kritiek=True) for one in "ab")
CORE = (
    *CRITICAL,
    *(question(f"k1-{one}", "K1") for one in "abc"),
    question("k2-a", "K2"),
    *(question(f"k2-{one}", "K2", soort="koppelen") for one in "bcd"),
    question("k2-oefenen", "K2", gebruik="oefenen"),
)
OWN = {role: tuple(question(f"{role}-{one}", f"{role}-doel") for one in "abc") for role in ("balie", "wijk")}


def make_module(core: tuple[Question, ...] = CORE) -> Module:
    """The module, with other questions for the core test if wanted."""
    quizzes = {
        "samen": Quiz("samen", "Samen", "samen", 3, core),
        "balie-les": Quiz("balie-les", "Balie", "balie-les", 3, OWN["balie"]),
        "wijk-les": Quiz("wijk-les", "Wijk", "wijk-les", 3, OWN["wijk"]),
    }
    balie, wijk = path("balie", "samen", "balie-les"), path("wijk", "samen", "wijk-les")
    tests = (
        a_test("kern", ("K1", "K2"), 2),
        a_test("balie", ("balie-doel",), 2),
        a_test("wijk", ("wijk-doel",), 2),
    )
    lessons = {key: lesson(key, key) for key in quizzes}
    lessons["samen"] = replace(lessons["samen"], cases={"balie": Case("windmolens", "Aan de balie ...")})
    goals = (goal("K1", critical=True), goal("K2"), goal("balie-doel"), goal("wijk-doel"))
    return Module(
        id="klein",
        title="Klein",
        language="nl",
        edition="editie-1",
        guide=Guide("Gids", "VAR", "1", {}, {}, ()),
        goals={one.id: one for one in goals},
        terms={},
        contacts=(),
        routes=(),
        lessons=lessons,
        quizzes=quizzes,
        dilemmas={},
        tests={one.id: one for one in tests},
        paths={"balie": balie, "wijk": wijk},
    )


def make_library(module: Module) -> Library:
    return Library(MappingProxyType({module.id: module}))


LIBRARY = make_library(make_module())


def right_answer(of) -> object:
    """The answer that earns everything."""
    if of.kind == "koppelen":
        return {pair.key: key for pair, key in zip(of.pairs, of.choices, strict=True)}
    return "goed"
