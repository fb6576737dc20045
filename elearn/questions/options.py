"""Options to choose from: what the choice questions have in common, as functions over options."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from pydantic import Field
from wtforms.fields.core import UnboundField

from elearn.questions.fields import OptionsField
from elearn.questions.question import Grade, Pick, Remark, Verdict
from elearn.questions.row import Row
from elearn.reader.scalars import Boolean


class Option(Row):
    """An answer that can be chosen."""

    right: Boolean = Field(alias="goed", default=False)


def ask_options(
    label: str, options: Iterable[Option], *, multiple: bool, required: bool
) -> UnboundField[OptionsField]:
    """A field with an input per option; it carries the keys and texts, never what is right."""
    entries = [(option.key, option.text) for option in options]
    return UnboundField(OptionsField, label, options=entries, multiple=multiple, required=required)


def known_keys(options: Iterable[Option], chosen: Any) -> list[str]:
    """The chosen keys that the options have, in the order of the options."""
    return [option.key for option in options if option.key in chosen]


def texts_of(options: Iterable[Option], chosen: Collection[str]) -> tuple[str, ...]:
    """The texts of the chosen options."""
    return tuple(option.text for option in options if option.key in chosen)


def grade_options(options: Sequence[Option], chosen: Collection[str]) -> Grade:
    """Grade the chosen keys out of the number of right options."""
    remarks = (Remark(option.key, option.text, _verdict(option, chosen), option.why) for option in options)
    return Grade.of(remarks, out_of=sum(option.right for option in options))


def picks_of(options: Iterable[Option], chosen: Collection[str]) -> tuple[Pick, ...]:
    """Every option, and whether it was chosen."""
    return tuple(
        Pick(option.key, option.text, option.right, picked=option.key in chosen) for option in options
    )


def _verdict(option: Option, chosen: Collection[str]) -> Verdict:
    if option.key in chosen:
        return "goed-gekozen" if option.right else "fout-gekozen"
    return "gemist" if option.right else "terecht-niet-gekozen"
