"""From plain data to a checked, typed value; every mistake at the place where it stands."""

from __future__ import annotations

from typing import Any, TypeVar, get_args, get_origin

from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic_core import ErrorDetails

from elearn.reader.document import MISSING, Document
from elearn.reader.messages.suggestion import closest
from elearn.reader.messages.wording import words_for
from elearn.reader.places import Loc
from elearn.reader.problem import Problem

MAX_TOLD = 200
"""Mistakes in one file that are told: nobody repairs more at once, and an attack has thousands."""


class Entry(BaseModel):
    """What every model of a file shares: Dutch keys as aliases, and no others."""

    model_config = ConfigDict(frozen=True, extra="forbid")


M = TypeVar("M", bound=BaseModel)


def validate(
    document: Document, model: type[M], at: Loc = (), *, without: frozenset[str] = frozenset()
) -> tuple[M | None, tuple[Problem, ...]]:
    """Check the data at a loc against a model: the value, or every mistake in it.

    `without` are keys of the data that the model does not know because others read them.
    """
    data = document.data
    for step in at:
        data = data[step]
    if data is MISSING:
        return None, ()
    if without and isinstance(data, dict):
        data = {key: value for key, value in data.items() if key not in without}
    try:
        # Only the Dutch keys count: the English names are ours.
        return model.model_validate(data, by_alias=True, by_name=False), ()
    except ValidationError as error:
        details = error.errors(include_url=False)[:MAX_TOLD]
    kept = _without_misspelled(details, model)
    return None, tuple(_problem(document, model, at, one) for one in kept if not _is_told_below(one))


def sound(value: M | None) -> M:
    """The value of a file without mistakes; ValueError when the caller did not check that."""
    if value is None:
        raise ValueError("a file with mistakes has no value")
    return value


def _without_misspelled(details: list[ErrorDetails], model: type[BaseModel]) -> list[ErrorDetails]:
    """Drop "missing `antwoorden`" where an unknown key is surely meant to be that one."""
    missing = {detail["loc"] for detail in details if detail["type"] == "missing"}
    misspelled = set()
    for detail in details:
        if detail["type"] == "extra_forbidden":
            *around, key = detail["loc"]
            meant = closest(str(key), keys_at(model, tuple(around)))
            misspelled.add((*around, meant))
    drop = missing & misspelled
    return [one for one in details if one["type"] != "missing" or one["loc"] not in drop]


def _is_told_below(detail: ErrorDetails) -> bool:
    """Whether a list is only too short because its items were refused, each with its own mistake."""
    return detail["type"] == "too_short" and len(detail["input"]) >= detail["ctx"]["min_length"]


def _problem(document: Document, model: type[BaseModel], at: Loc, detail: ErrorDetails) -> Problem:
    inner = detail["loc"]
    key_itself = bool(inner) and inner[-1] == "[key]"
    if key_itself:
        inner = inner[:-1]
    loc = (*at, *inner)
    named = next((str(step) for step in reversed(loc) if isinstance(step, str)), "dit bestand")
    code, message, hint = words_for(detail, named, keys_at(model, inner[:-1]))
    at_key = key_itself or detail["type"] == "extra_forbidden"
    line, column = document.key_place(loc) if at_key else document.place(loc)
    return document.source.problem(code, line, column, message, hint)


def keys_at(model: type[BaseModel], loc: Loc) -> tuple[str, ...]:
    """The keys that the value at this loc may have; empty where the model does not say."""
    here: Any = model
    for step in loc:
        here = _below(here, step)
    owner = _model_in(here)
    return tuple(field.alias or name for name, field in owner.model_fields.items()) if owner else ()


def _below(here: Any, step: int | str) -> Any:
    if get_origin(here) is dict:
        return get_args(here)[1]
    owner = _model_in(here)
    if owner is None or isinstance(step, int):
        return here  # a list: the type of its items is inside the same annotation
    fields = {field.alias or name: field for name, field in owner.model_fields.items()}
    return fields[step].annotation if step in fields else None


def _model_in(annotation: Any) -> type[BaseModel] | None:
    """The model somewhere inside `tuple[Model, ...]`, `dict[str, Model]` or `Model | None`."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    found = (_model_in(part) for part in get_args(annotation))
    return next((one for one in found if one), None)
