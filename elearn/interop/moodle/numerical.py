"""A question for a number, as far as we can say it: the exact number, typed as text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from elearn.interop.item import Answer, Item
from elearn.interop.loss import Loss
from elearn.interop.texts.plain import Plain, from_plain

NO_NUMBER = "Het antwoord is geen getal."
MARGIN = Loss("", "marge vervalt", "Bij ons is alleen het getal zelf goed.")
AS_TEXT = Loss(
    "", "getal wordt tekst", "Bij ons is 3,0 een ander antwoord dan 3. Zet alle vormen bij `goed`."
)

_NUMBER = re.compile(r"[+-]?(\d+([.,]\d*)?|[.,]\d+)(e[+-]?\d+)?", re.IGNORECASE | re.ASCII)


@dataclass(frozen=True, slots=True)
class Number:
    """An answer; `value` is `*` for every other answer, `margin` may be empty."""

    value: str
    margin: str
    weight: float
    why: Plain


def numerical(item: Item, numbers: Iterable[Number]) -> Item:
    """The item as `invullen`, with what that costs."""
    answers = tuple(Answer(from_plain(one.value.strip()), one.weight, one.why) for one in numbers)
    values = [one.value.strip() for one in numbers if one.value.strip() != "*"]
    if not values or not all(_NUMBER.fullmatch(value) for value in values):
        return replace(item, why_not=NO_NUMBER)
    is_wide = any(one.margin.strip("0., ") for one in numbers)
    losses = (AS_TEXT, MARGIN) if is_wide else (AS_TEXT,)
    return replace(item, kind="invullen", answers=answers, losses=(*item.losses, *losses))
