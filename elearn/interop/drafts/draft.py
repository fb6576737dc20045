"""From an `Item` to our keys: a draft that a trainer finishes, and what it cost to make it.

A text that is still needed is an empty string. A draft holds the question as it was: what our
types do not allow (six options, two right ones) is told, never repaired.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from elearn.interop.drafts.mistakes import mistakes_in
from elearn.interop.drafts.naming import Names
from elearn.interop.item import MAX_ANSWERS, TOO_MANY, Answer, Bank, Item, Pair
from elearn.interop.loss import Loss
from elearn.interop.tags import read_tags, unknown_tags
from elearn.interop.texts.plain import Plain
from elearn.interop.wrapping import read_explanation, read_stem
from elearn.questions.row import key_of

FULL = 0.999
"""Moodle writes a third as 33.33333: this much of the points is all of them."""

LOOKS = {
    "opmaak": "Vet, kleur en tabellen worden gewone tekst.",
    "formule": "Een formule wordt gewone tekst. Kijk of ze nog klopt.",
    "script": "Een script hoort niet in een vraag.",
}
_WILDCARD = re.compile(r"(?<!\\)\*")

MEDIA = "In de tekst staat nu een notitie tussen haken. Onze vragen hebben alleen tekst."


@dataclass(frozen=True, slots=True)
class Draft:
    """A question in our keys, in the order of our files; `data` empty: not converted."""

    item: Item
    data: dict[str, Any]
    losses: tuple[Loss, ...]
    mistakes: tuple[str, ...] = ()


def to_drafts(bank: Bank) -> tuple[Draft, ...]:
    """Every question of a bank, in its order, with ids that differ."""
    names = Names()
    return tuple(_to_draft(item, names) for item in bank.items)


def _to_draft(item: Item, names: Names) -> Draft:
    if len(item.answers) + len(item.pairs) > MAX_ANSWERS:
        item = replace(item, kind="", why_not=TOO_MANY)
    if not item.kind:
        why = f"{item.why_not} De vraag staat als commentaar in het bestand."
        return Draft(item, {}, (*item.losses, Loss(item.name, "niet omgezet", why)))
    explanation, row_feedback = read_explanation(item.explanation)
    name = names.take(item.id or item.name)
    rows, said = _ROWS[item.kind](item, row_feedback)
    data = {"id": name, "soort": item.kind} | read_tags(item.tags) | read_stem(item.stem)
    data |= rows | {"uitleg": explanation}
    losses = [Loss(name, loss.what, loss.why) for loss in item.losses]
    losses += [Loss(name, what, why) for what, why in (*_looks(item), *_labels(item), *said)]
    return Draft(item, data, tuple(dict.fromkeys(losses)), tuple(mistakes_in(data)))


_Said = list[tuple[str, str]]
_Rows = tuple[dict[str, Any], _Said]


def _looks(item: Item) -> _Said:
    texts = [
        item.stem,
        item.explanation,
        *(one for answer in item.answers for one in (answer.text, answer.why)),
    ]
    texts += [one for pair in item.pairs for one in (pair.left, pair.why)]
    lost = dict.fromkeys(name for text in texts for name in text.lost)
    return [(f"{name} vervalt", LOOKS.get(name, MEDIA)) for name in lost]


def _labels(item: Item) -> _Said:
    lost = ", ".join(unknown_tags(item.tags))
    return [("labels vervallen", f"Dit kennen wij niet: {lost}.")] if lost else []


def _single(item: Item, _: tuple[str, ...]) -> _Rows:
    partial = [answer for answer in item.answers if 0 < answer.weight < FULL]
    said = [_partial(answer, "telt nu als fout") for answer in partial]
    return {"antwoorden": [_option(answer, right=answer.weight >= FULL) for answer in item.answers]}, said


def _multiple(item: Item, _: tuple[str, ...]) -> _Rows:
    right = [answer for answer in item.answers if answer.weight > 0]
    expected = 1 / len(right) if right else 0
    usual = all(_near(abs(answer.weight), expected) for answer in item.answers)
    why = "Bij ons telt elk goed antwoord even zwaar. Een fout antwoord gaat er even zwaar af."
    said = [] if usual else [("weging vervalt", why)]
    return {"antwoorden": [_option(answer, right=answer.weight > 0) for answer in item.answers]}, said


def _near(weight: float, other: float) -> bool:
    return abs(weight - other) < 1 - FULL


def _option(answer: Answer, *, right: bool) -> dict[str, Any]:
    row = {"tekst": answer.text.text} | ({"goed": "ja"} if right else {}) | {"feedback": answer.why.text}
    return row | _own_key(answer.key, answer.text)


def _own_key(key: str, text: Plain) -> dict[str, str]:
    return {"sleutel": key} if key and key != key_of(text.text) else {}


def _partial(answer: Answer, becomes: str) -> tuple[str, str]:
    percent = f"{answer.weight * 100:.0f}%"
    return f"{percent} van de punten vervalt", f"‘{_short(answer.text.text)}’ {becomes}."


def _statement(item: Item, _: tuple[str, ...]) -> _Rows:
    true, false = item.answers
    truth = "ja" if true.weight > false.weight else "nee"
    return {"klopt": truth, "feedback_waar": true.why.text, "feedback_niet_waar": false.why.text}, []


def _matching(item: Item, row_feedback: tuple[str, ...]) -> _Rows:
    pairs = [pair for pair in item.pairs if pair.left.blocks]
    reasons = row_feedback if len(row_feedback) == len(pairs) else ()
    right = dict.fromkeys(pair.right for pair in pairs)
    extra = dict.fromkeys(pair.right for pair in item.pairs if pair.right not in right)
    # Our own list, unless each choice stands exactly once on the right.
    is_plain = not extra and len(right) == len(pairs)
    rows: dict[str, Any] = {} if is_plain else {"keuzes": [*right, *extra]}
    return rows | {"paren": [_pair(pair, place, reasons) for place, pair in enumerate(pairs)]}, []


def _pair(pair: Pair, place: int, reasons: tuple[str, ...]) -> dict[str, Any]:
    why = reasons[place] if reasons else pair.why.text
    row = {"links": pair.left.text, "rechts": pair.right, "feedback": why}
    return row | _own_key(pair.key, pair.left)


def _ordering(item: Item, row_feedback: tuple[str, ...]) -> _Rows:
    reasons = row_feedback if len(row_feedback) == len(item.answers) else ()
    return {"stappen": [_step(answer, place, reasons) for place, answer in enumerate(item.answers)]}, []


def _step(answer: Answer, place: int, reasons: tuple[str, ...]) -> dict[str, Any]:
    row = {"tekst": answer.text.text, "feedback": reasons[place] if reasons else answer.why.text}
    return row | _own_key(answer.key, answer.text)


def _short_answer(item: Item, _: tuple[str, ...]) -> _Rows:
    right = [answer for answer in item.answers if answer.weight >= FULL]
    other = [answer for answer in item.answers if answer.weight < FULL]
    wrong = [answer for answer in other if answer.text.text != "*"]
    said = [_partial(answer, "telt nu als fout") for answer in wrong if answer.weight > 0]
    said += _many_reasons(right) + [
        _wildcard(answer) for answer in right if _WILDCARD.search(answer.text.text)
    ]
    rows: dict[str, Any] = {"goed": [_typed(answer) for answer in right]}
    rows |= {"hoofdletters": "ja"} if item.case_sensitive else {}
    rows |= {"fout": [_expected(answer) for answer in wrong]} if wrong else {}
    rows["feedback_goed"] = next((answer.why.text for answer in right if answer.why.blocks), "")
    rows["feedback_overig"] = next((one.why.text for one in other if one.text.text == "*"), "")
    return rows, said


def _many_reasons(right: list[Answer]) -> _Said:
    reasons = dict.fromkeys(answer.why.text for answer in right if answer.why.blocks)
    why = "Bij ons hebben alle goede antwoorden dezelfde feedback. We houden de eerste."
    return [("feedback per goed antwoord vervalt", why)] if len(reasons) > 1 else []


def _wildcard(answer: Answer) -> tuple[str, str]:
    why = f"In ‘{_short(answer.text.text)}’ is * bij ons een gewoon teken. Schrijf alle vormen uit."
    return "jokerteken vervalt", why


def _expected(answer: Answer) -> dict[str, str]:
    return {"antwoord": _typed(answer), "feedback": answer.why.text}


def _typed(answer: Answer) -> str:
    r"""What is to be typed; every system hands it over with Moodle's `\*` for a real star."""
    return answer.text.text.replace("\\*", "*")


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 40 else f"{words[:39]}…"  # noqa: PLR2004 -- a line of the report


_ROWS: dict[str, Callable[[Item, tuple[str, ...]], _Rows]] = {
    "een-antwoord": _single,
    "invullen": _short_answer,
    "koppelen": _matching,
    "meer-antwoorden": _multiple,
    "stelling": _statement,
    "volgorde": _ordering,
}
