"""Quizzes of every shape that our files allow, for properties; and the way back from a format."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st
from pydantic import ValidationError

from elearn.content.kinds.quizzes import read_quiz, to_quiz
from elearn.content.library import Quiz
from elearn.interop.formats import TARGETS, Converted, convert
from elearn.interop.loss import Loss
from elearn.questions import QUESTION
from elearn.questions.matching import Matching
from elearn.questions.question import Question
from elearn.questions.row import key_of
from elearn.reader.document import read_yaml
from elearn.reader.source import HIDDEN

BACK = {"gift": "gift", "moodle-xml": "moodle-xml", "qti3": "qti"}
"""The format that reads what a target wrote."""

# The signs that mean something in one of the formats come as often as all letters together.
SIGNS = "\\:#={}~[]<>&*%-/'\"$|;!?ab é€😀"
letters = st.sampled_from(SIGNS) | st.characters(exclude_categories=("Cs", "Cc", "Co", "Cn"))


def one_line(text: str) -> str:
    return " ".join(HIDDEN.sub("", text).split())


def text(most: int = 30) -> st.SearchStrategy[str]:
    return st.text(letters, min_size=1, max_size=most).map(one_line).filter(bool)


def texts(least: int, most: int) -> st.SearchStrategy[list[str]]:
    return st.lists(text(), min_size=least, max_size=most, unique_by=key_of)


slugs = st.from_regex(r"[a-z0-9]{1,6}(-[a-z0-9]{1,6}){0,2}", fullmatch=True)
story = st.lists(text(), min_size=1, max_size=3).map("\n\n".join)
own_key = st.none() | slugs


@st.composite
def rows(draw, least: int, most: int) -> list[dict[str, Any]]:
    made = [{"tekst": one, "feedback": draw(text())} for one in draw(texts(least, most))]
    for row in made:
        key = draw(own_key)
        if key:
            row["sleutel"] = key
    return made


@st.composite
def single_choice(draw) -> dict[str, Any]:
    options = draw(rows(2, 5))
    draw(st.sampled_from(options))["goed"] = "ja"
    return {"soort": "een-antwoord", "antwoorden": options}


@st.composite
def multiple_choice(draw) -> dict[str, Any]:
    options = draw(rows(2, 7))
    right = draw(st.integers(1, len(options) - 1))
    for option in draw(st.permutations(options))[:right]:
        option["goed"] = "ja"
    return {"soort": "meer-antwoorden", "antwoorden": options}


@st.composite
def matching(draw) -> dict[str, Any]:
    choices = draw(texts(2, 5))
    pairs = [
        {"links": row.pop("tekst"), "rechts": draw(st.sampled_from(choices)), **row}
        for row in draw(rows(2, 6))
    ]
    return {"soort": "koppelen", "keuzes": choices, "paren": pairs}


@st.composite
def ordering(draw) -> dict[str, Any]:
    return {"soort": "volgorde", "stappen": draw(rows(3, 6))}


@st.composite
def short_answer(draw) -> dict[str, Any]:
    accepted = draw(st.lists(text(), min_size=1, max_size=3, unique=True))
    mistakes = draw(st.lists(text(), max_size=3, unique=True))
    return {
        "soort": "invullen",
        "goed": accepted,
        "hoofdletters": draw(st.sampled_from(["ja", "nee"])),
        "fout": [{"antwoord": one, "feedback": draw(text())} for one in mistakes],
        "feedback_goed": draw(text()),
        "feedback_overig": draw(text()),
    }


@st.composite
def statement(draw) -> dict[str, Any]:
    truth = draw(st.sampled_from(["ja", "nee"]))
    return {
        "soort": "stelling",
        "klopt": truth,
        "feedback_waar": draw(text()),
        "feedback_niet_waar": draw(text()),
    }


KINDS = {
    "een-antwoord": single_choice(),
    "invullen": short_answer(),
    "koppelen": matching(),
    "meer-antwoorden": multiple_choice(),
    "stelling": statement(),
    "volgorde": ordering(),
}


@st.composite
def common(draw) -> dict[str, Any]:
    optional = {
        "bron": st.lists(
            st.sampled_from(["p05.k6", "p09.k5", "p11.k4"]), min_size=1, max_size=2, unique=True
        ),
        "redactie": st.just("ja"),
        "gebruik": st.sampled_from(["oefenen", "toets", "beide"]),
        "kritiek": st.just("ja"),
        "waarschuwing": text(),
        "situatie": story,
    }
    always = {"doel": st.sampled_from(["D1", "A4"]), "vraag": text(), "uitleg": story}
    return draw(st.fixed_dictionaries(always, optional=optional))


def is_question(data: dict[str, Any]) -> bool:
    try:
        QUESTION.validate_python(data, by_alias=True, by_name=False)
    except ValidationError:
        return False
    return True


def questions(kind: str) -> st.SearchStrategy[Question]:
    data = st.tuples(slugs, common(), KINDS[kind]).map(lambda parts: {"id": parts[0]} | parts[1] | parts[2])
    return data.filter(is_question).map(
        lambda one: QUESTION.validate_python(one, by_alias=True, by_name=False)
    )


def quizzes(kind: str) -> st.SearchStrategy[Quiz]:
    listed = st.lists(questions(kind), min_size=1, max_size=2, unique_by=lambda question: question.id)
    return st.builds(
        Quiz,
        id=st.just("quiz"),
        title=text(),
        lesson_id=st.just("les"),
        practice_size=st.just(3),
        questions=listed.map(tuple),
    )


def there_and_back(quiz: Quiz, target: str) -> tuple[Quiz, tuple[Loss, ...], Converted]:
    """What is left of a quiz, with the losses of writing and all about reading."""
    packaged = TARGETS[target].write(quiz)
    converted = convert(packaged.content, BACK[target])
    return read_back(converted), packaged.losses, converted


def read_back(converted: Converted) -> Quiz:
    """The quiz that a trainer has who only adds the lesson."""
    yaml = converted.yaml.replace("les:  #", "les: les  #", 1)
    draft, problems = read_quiz(read_yaml("quiz.yaml", yaml))
    assert problems == ()
    return to_quiz("quiz", draft)


def content_of(question: Question, lost: set[str]) -> dict[str, Any]:
    """A question as data; without what was declared as lost, and the choices in no order."""
    data = question.model_dump(by_alias=True)
    if isinstance(question, Matching):
        data["keuzes"] = set(question.choices)
        data["paren"] = [{**pair, "rechts": key_of(pair["rechts"])} for pair in data["paren"]]
    if "eigen sleutel gaat niet mee" in lost:
        for row in [*data.get("antwoorden", ()), *data.get("paren", ()), *data.get("stappen", ())]:
            del row["sleutel"]
    return data
