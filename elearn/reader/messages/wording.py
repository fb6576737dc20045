"""Every mistake that pydantic can find, in Dutch and in the words of the author.

A type of error that is not in this table falls back to S099; a test gives every model every shape
of data and fails when that happens.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from pydantic_core import ErrorDetails

from elearn.reader.messages.codes import CODES_OF_MISTAKES
from elearn.reader.messages.suggestion import did_you_mean, quoted


class Words(NamedTuple):
    """A code with what is wrong and what to do."""

    code: str
    message: str
    hint: str


def words_for(error: ErrorDetails, key: str, keys: tuple[str, ...]) -> Words:
    """Say what is wrong; `key` is the key with the mistake, `keys` are the ones allowed there."""
    if error["type"] == "extra_forbidden":
        message = f"De sleutel {quoted(key)} bestaat hier niet."
        return Words("S002", message, did_you_mean(key, keys))
    if error.get("input") == "" and error["type"] != "missing":
        return Words("S007", f"Achter `{key}` staat nog niets.", _FILL_IN)
    if "hint" in error.get("ctx", {}):
        return _own_words(error)
    make = _TABLE.get(error["type"])
    return make(key, error.get("ctx", {}), error.get("input")) if make else _OTHER


def _own_words(error: ErrorDetails) -> Words:
    """A mistake that brings its own Dutch (see `elearn.reader.mistake`)."""
    texts = error["ctx"]
    return Words(CODES_OF_MISTAKES.get(error["type"], "S099"), texts["message"], texts["hint"])


def _missing(key: str, _ctx: dict[str, Any], _value: Any) -> Words:
    return Words("S001", f"Hier ontbreekt de sleutel `{key}`.", f"Voeg een regel `{key}: ...` toe.")


def _text(key: str, _ctx: dict[str, Any], _value: Any) -> Words:
    return Words("S003", f"Bij `{key}` hoort tekst.", "Schrijf een zin of woord achter de sleutel.")


def _list(key: str, _ctx: dict[str, Any], _value: Any) -> Words:
    hint = "Begin elke regel met `- `, of schrijf `[een, twee]`."
    return Words("S004", f"Bij `{key}` hoort een lijst.", hint)


def _keys(key: str, _ctx: dict[str, Any], _value: Any) -> Words:
    message = f"Bij `{key}` horen regels van de vorm `sleutel: waarde`."
    return Words("S005", message, "Kijk in een voorbeeld welke sleutels hier staan.")


def _choice(key: str, ctx: dict[str, Any], value: Any) -> Words:
    choices = str(ctx["expected"]).replace(" or ", ", ").replace("'", "").split(", ")
    if not isinstance(value, str):
        return _text(key, ctx, value)
    return Words("S006", f"{quoted(value)} kan niet bij `{key}`.", did_you_mean(value, choices))


def _too_few(key: str, ctx: dict[str, Any], _value: Any) -> Words:
    hint = f"Zet er minstens {ctx['min_length']} in."
    return Words("S007", f"De lijst bij `{key}` is leeg.", hint)


def _too_small(key: str, ctx: dict[str, Any], value: Any) -> Words:
    message = f"{quoted(str(value))} is te klein voor `{key}`."
    return Words("S013", message, f"Kies {ctx['ge']} of meer.")


def _too_large(key: str, ctx: dict[str, Any], value: Any) -> Words:
    message = f"{quoted(str(value))} is te groot voor `{key}`."
    return Words("S013", message, f"Kies {ctx['le']} of minder.")


def _shape(key: str, _ctx: dict[str, Any], value: Any) -> Words:
    message = f"{quoted(str(value))} heeft niet de vorm die bij `{key}` hoort."
    return Words("S014", message, "Kijk in een voorbeeld hoe je dit schrijft.")


_TABLE: dict[str, Callable[[str, dict[str, Any], Any], Words]] = {
    "dict_type": _keys,
    "greater_than_equal": _too_small,
    "less_than_equal": _too_large,
    "list_type": _list,
    "literal_error": _choice,
    "missing": _missing,
    "model_attributes_type": _keys,
    "model_type": _keys,
    "string_pattern_mismatch": _shape,
    "string_type": _text,
    "too_short": _too_few,
    "tuple_type": _list,
}

_FILL_IN = "Vul iets in, of haal de regel weg als hij niet nodig is."
_OTHER = Words("S099", "Deze waarde past hier niet.", "Kijk in een voorbeeld hoe je dit schrijft.")
