"""Reading Moodle XML, as Moodle exports it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from elearn.interop.item import MAX_ANSWERS, TOO_MANY, Answer, Bank, Item, Pair
from elearn.interop.loss import Loss
from elearn.interop.moodle.category import last_part
from elearn.interop.moodle.numerical import Number, numerical
from elearn.interop.refusal import UnreadableError, refuse_too_many
from elearn.interop.texts.plain import Plain, from_html, from_markdown, from_moodle, from_plain, tidy
from elearn.interop.texts.xml_tree import Node, read_xml

_TEXTS: dict[str, Callable[[str], Plain]] = {
    "html": from_html,
    "markdown": from_markdown,
    "moodle_auto_format": from_moodle,
    "plain_text": from_plain,
}
_DUTCH = {
    "calculated": "rekenvraag",
    "calculatedmulti": "rekenvraag",
    "calculatedsimple": "rekenvraag",
    "cloze": "gatentekst",
    "ddimageortext": "sleepvraag op een afbeelding",
    "ddmarker": "sleepvraag op een afbeelding",
    "ddwtos": "sleepvraag in een tekst",
    "description": "losse tekst zonder antwoorden",
    "essay": "open vraag",
    "gapselect": "gatentekst",
    "random": "willekeurige vraag",
    "randomsamatch": "willekeurige koppelvraag",
}
HINTS = Loss("", "hints vervallen", "Bij ons krijgt de cursist geen hint.")
POINTS = Loss("", "aantal punten vervalt", "Bij ons is elke vraag één punt.")
OVERALL = Loss("", "feedback op het geheel vervalt", "Bij ons krijgt elk antwoord eigen feedback.")
_OVERALL = ("correctfeedback", "partiallycorrectfeedback", "incorrectfeedback")


def read_moodle(content: bytes) -> Bank:
    """The questions of an export. Raises `UnreadableError` for anything else."""
    root = read_xml(content)
    if root.name != "quiz":
        raise UnreadableError(
            "Dit is geen Moodle XML. Kies een ander formaat, of exporteer opnieuw uit Moodle."
        )
    refuse_too_many(len(root.all("question")))
    items: list[Item] = []
    title = category = ""
    for node in root.all("question"):
        if node.get("type") == "category":
            category = last_part(_text(node.first("category")))
            title = title or category
        else:
            items.append(replace(_item(node), category=category))
    return Bank(title, tuple(items))


def _item(node: Node) -> Item:
    kind = node.get("type")
    stem = _plain(node.first("questiontext"), "moodle_auto_format")
    item = Item(
        name=tidy(_text(node.first("name"))) or " ".join(stem.text.split()[:8]) or "Vraag zonder naam",
        id=tidy(_text(node.first("idnumber")) or node.first("idnumber").text),
        tags=tuple(tidy(_text(tag)) for tag in node.first("tags").all("tag")),
        stem=stem,
        explanation=_plain(node.first("generalfeedback"), _format(node)),
        source=_as_words(node),
        losses=tuple(_losses(node)),
    )
    if kind not in _READERS:
        return replace(item, why_not=f"Wij hebben geen vraag van de soort ‘{_DUTCH.get(kind, kind)}’.")
    if len(node.all("answer")) + len(node.all("subquestion")) > MAX_ANSWERS:
        return replace(item, why_not=TOO_MANY)
    return _READERS[kind](item, node)


def _losses(node: Node) -> Iterator[Loss]:
    if any(_text(hint).strip() for hint in node.all("hint")):
        yield HINTS
    if node.first("defaultgrade").text.strip().rstrip("0").rstrip(".") not in {"", "1"}:
        yield POINTS
    if any(_text(node.first(name)).strip() for name in _OVERALL):
        yield OVERALL


def _choice(item: Item, node: Node) -> Item:
    single = node.first("single").text.strip().lower() in {"true", "1", ""}
    kind = "een-antwoord" if single else "meer-antwoorden"
    answers = tuple(_answer(one, _format(node)) for one in node.all("answer"))
    return replace(item, kind=kind, answers=answers)


def _statement(item: Item, node: Node) -> Item:
    found = {_text(one).strip().lower(): _answer(one, _format(node)) for one in node.all("answer")}
    if found.keys() != {"true", "false"}:
        return replace(item, why_not="De antwoorden zijn niet ‘true’ en ‘false’.")
    return replace(item, kind="stelling", answers=(found["true"], found["false"]))


def _short_answer(item: Item, node: Node) -> Item:
    answers = tuple(
        replace(_answer(one, _format(node)), text=from_plain(_text(one))) for one in node.all("answer")
    )
    return replace(
        item, kind="invullen", answers=answers, case_sensitive=node.first("usecase").text.strip() == "1"
    )


def _numerical(item: Item, node: Node) -> Item:
    numbers = []
    for one in node.all("answer"):
        answer = _answer(one, _format(node))
        numbers.append(Number(_text(one), one.first("tolerance").text, answer.weight, answer.why))
    return numerical(item, numbers)


def _matching(item: Item, node: Node) -> Item:
    pairs = tuple(
        Pair(_plain(one, _format(node)), tidy(_text(one.first("answer")))) for one in node.all("subquestion")
    )
    return replace(item, kind="koppelen", pairs=pairs)


def _ordering(item: Item, node: Node) -> Item:
    answers = [_answer(one, _format(node)) for one in node.all("answer")]
    # Here the fraction is the place: 1, 2, 3. Files that have none keep their order.
    in_order = sorted(answers, key=lambda answer: answer.weight)
    return replace(item, kind="volgorde", answers=tuple(in_order))


def _answer(node: Node, default: str) -> Answer:
    why = _plain(node.first("feedback"), node.get("format") or default)
    return Answer(_plain(node, default), _fraction(node.get("fraction")), why)


def _fraction(text: str) -> float:
    """A percentage, at most what Moodle allows; no number is 0, as in Moodle."""
    try:
        value = float(text.replace(",", ".")) / 100
    except ValueError:
        return 0.0
    return value if -1 <= value <= 1 else 0.0


def _plain(node: Node, default: str) -> Plain:
    read = _TEXTS.get(node.get("format") or default, from_moodle)
    return read(_text(node))


def _text(node: Node) -> str:
    return node.first("text").text


def _format(node: Node) -> str:
    """The format of the question, which counts for each text that does not name its own."""
    return node.first("questiontext").get("format") or "moodle_auto_format"


def _as_words(node: Node) -> str:
    """A question that cannot be converted, for a trainer to read."""
    answers = [f"- {tidy(_text(one))} ({one.get('fraction') or '0'}%)" for one in node.all("answer")]
    return "\n".join([_plain(node.first("questiontext"), "moodle_auto_format").text, *answers])


_READERS: dict[str, Callable[[Item, Node], Item]] = {
    "matching": _matching,
    "multichoice": _choice,
    "numerical": _numerical,
    "ordering": _ordering,
    "shortanswer": _short_answer,
    "truefalse": _statement,
}
