"""What stands between the braces of GIFT: which type it is, and its answers."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from elearn.interop.gift.syntax import release, split_format, split_weight, to_plain
from elearn.interop.item import MAX_ANSWERS, TOO_MANY, Answer, Item, Pair
from elearn.interop.moodle.numerical import Number, numerical
from elearn.interop.tags import CASE, ORDER
from elearn.interop.texts.plain import Plain, from_plain, tidy

OPEN = "Dit is een open vraag. Die kunnen wij niet nakijken."
TOO_FEW = "Er staan te weinig antwoorden."
NO_ARROW = "Bij een regel ontbreekt het pijltje ->."
RANGE = "Elk getal tussen twee grenzen is goed. Dat kunnen wij niet nakijken."


_TRUTHS = {"T": True, "TRUE": True, "F": False, "FALSE": False}
_ORDER = re.compile(r">[^\n]*\n(.*)", re.DOTALL)


def read_answers(item: Item, text: str, default: str) -> Item:
    """The item with its type and answers."""
    if not text:
        return replace(item, why_not=OPEN)
    if sum(text.count(sign) for sign in "~=\n") > MAX_ANSWERS:
        return replace(item, why_not=TOO_MANY)
    read = next((read for is_this, read in _TYPES if is_this(text)), _short_answer)
    return read(item, text, default)


def _choice(item: Item, text: str, default: str) -> Item:
    answers = tuple(_option(one, default) for one in _cut(text.replace("=", "~="), "~"))
    if len(answers) < 2:  # noqa: PLR2004 -- a choice
        return replace(item, why_not=TOO_FEW)
    return replace(item, kind="een-antwoord" if "=" in text else "meer-antwoorden", answers=answers)


def _option(text: str, default: str) -> Answer:
    if text.startswith("="):
        weight: float | None = 1.0
        text = text[1:]
    else:
        weight, text = split_weight(text)
    words, why = _split_feedback(text, default)
    return Answer(to_plain(words, default), weight or 0.0, why)


def _matching(item: Item, text: str, default: str) -> Item:
    lines = _cut(text, "=")
    if not all("->" in line for line in lines):
        return replace(item, why_not=NO_ARROW)
    pairs = tuple(_pair(line, default) for line in lines)
    if ORDER in item.tags:
        answers = tuple(Answer(pair.left) for pair in sorted(pairs, key=_place))
        return replace(item, kind="volgorde", answers=answers)
    return replace(item, kind="koppelen", pairs=pairs)


def _pair(line: str, default: str) -> Pair:
    left, _, right = line.partition("->")
    return Pair(to_plain(left, default), tidy(release(right)))


def _place(pair: Pair) -> int:
    return int(pair.right) if re.fullmatch("[0-9]{1,3}", pair.right) else 0


def _statement(item: Item, text: str, default: str) -> Item:
    truth, *reasons = text.split("#", 2)
    wrong, right = (to_plain(one, default) for one in [*reasons, "", ""][:2])
    is_true = _TRUTHS[truth.strip()]
    true = Answer(Plain(), float(is_true), right if is_true else wrong)
    false = Answer(Plain(), float(not is_true), wrong if is_true else right)
    return replace(item, kind="stelling", answers=(true, false))


def _short_answer(item: Item, text: str, default: str) -> Item:
    answers = tuple(_typed(one, default) for one in _cut(text, "="))
    return replace(item, kind="invullen", answers=answers, case_sensitive=CASE in item.tags)


def _typed(text: str, default: str) -> Answer:
    weight, text = split_weight(text)
    words, why = _split_feedback(text, default)
    return Answer(
        from_plain(release(split_format(words, default)[1])), 1.0 if weight is None else weight, why
    )


def _numerical(item: Item, text: str, default: str) -> Item:
    numbers, _, wrong = text.removeprefix("#").partition("~")
    answers = [_typed(one, default) for one in _cut(numbers, "=")]
    if any(".." in answer.text.text for answer in answers):
        return replace(item, why_not=RANGE)
    values = [(answer, *_value_and_margin(answer.text.text)) for answer in answers]
    numbers_only = [Number(value, margin, answer.weight, answer.why) for answer, value, margin in values]
    if wrong:
        numbers_only.append(Number("*", "", 0.0, _split_feedback(wrong, default)[1]))
    return numerical(item, numbers_only)


def _value_and_margin(text: str) -> tuple[str, str]:
    value, _, margin = text.partition(":")
    return value.strip(), margin.strip()


def _ordering(item: Item, text: str, default: str) -> Item:
    """The syntax of Moodle's type `ordering`: how to grade on the first line, then a step a line."""
    found = _ORDER.match(text)
    steps = [line.strip() for line in found[1].split("\n") if line.strip()] if found else []
    return replace(item, kind="volgorde", answers=tuple(Answer(to_plain(step, default)) for step in steps))


def _split_feedback(text: str, default: str) -> tuple[str, Plain]:
    words, _, why = text.partition("#")
    return words, to_plain(why, default) if why.strip() else Plain()


def _cut(text: str, sign: str) -> list[str]:
    """The parts between the signs; nothing before the first sign is no part."""
    first, *rest = text.split(sign)
    return [part.strip() for part in ([first, *rest] if first.strip() else rest)]


# In Moodle's order: the first that fits counts.
_TYPES: tuple[tuple[Callable[[str], object], Callable[[Item, str, str], Item]], ...] = (
    (lambda text: text.startswith("#"), _numerical),
    (_ORDER.match, _ordering),
    (lambda text: "~" in text, _choice),
    (lambda text: "=" in text and "->" in text, _matching),
    (lambda text: text.partition("#")[0].strip() in _TRUTHS, _statement),
)
