"""The types a field of content may have; the schema decides what a text means, never YAML.

Everything arrives as text, so `nee`, `08:30` and `010` stay text unless the field says otherwise.
Real values (a bool, an int, a date) are accepted too: stored JSON holds those. Each mistake is
told in Dutch and has a stable type: boolean_nl, number_nl, day_nl, text_nl (no text),
text_empty_nl, slug_nl.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from elearn.reader.mistake import Mistake

_BOOLEANS = {"ja": True, "true": True, "nee": False, "false": False}
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*", re.ASCII)


def _error(code: str, message: str, hint: str) -> PydanticCustomError:
    return Mistake((), code, message, hint).to_error()


def _to_boolean(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    if isinstance(value, str) and value.strip().lower() in _BOOLEANS:
        return _BOOLEANS[value.strip().lower()]
    raise _error("boolean_nl", "Dit is geen ja of nee.", "Schrijf `ja` of `nee`.")


def _to_number(value: Any) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    # Nine digits: more than any count in content, and far below Python's limit on int().
    if isinstance(value, str) and re.fullmatch(r"\d{1,9}", value.strip(), re.ASCII):
        return int(value)
    raise _error("number_nl", "Dit is geen heel getal.", "Schrijf alleen cijfers, zoals 12.")


def _to_day(value: Any) -> date:
    # A datetime is a date to Python, but a day has no time.
    if type(value) is date:
        return value
    if isinstance(value, str) and _DAY.fullmatch(value.strip()):
        try:
            return date.fromisoformat(value.strip())
        except ValueError:
            pass  # 2026-02-30 has the right shape, but is no day
    raise _error("day_nl", "Dit is geen datum.", "Schrijf jaar-maand-dag, zoals 2026-11-24.")


def _to_text(value: Any) -> str:
    if not isinstance(value, str):
        raise _error("text_nl", "Hier hoort tekst te staan.", "Schrijf een zin of een woord.")
    if not value.strip():
        raise _error("text_empty_nl", "Hier staat nog niets.", "Vul een tekst in.")
    return value.strip()


def _to_slug(value: Any) -> str:
    if isinstance(value, str) and _SLUG.fullmatch(value.strip()):
        return value.strip()
    hint = "Gebruik kleine letters, cijfers en streepjes, zoals `goede-melding`."
    raise _error("slug_nl", "Deze naam kan niet.", hint)


# What an editor may accept: it follows YAML, where 112 and true are no text, and we take them as text.
_Loose = int | float | bool
_Written = Annotated[str, Field(pattern=r"\S")] | _Loose
_YesOrNo = (
    Literal["ja", "nee"]
    | bool
    | Annotated[str, Field(pattern=r"^\s*([jJ][aA]|[nN][eE]{2}|[tT][rR][uU][eE]|[fF][aA][lL][sS][eE])\s*$")]
)
_Digits = int | Annotated[str, Field(pattern=r"^\s*[0-9]{1,9}\s*$")]
_Date = Annotated[str, Field(pattern=r"^\s*[0-9]{4}-[0-9]{2}-[0-9]{2}\s*$")]
_Name = Annotated[str, Field(pattern=rf"^\s*{_SLUG.pattern}\s*$")] | _Loose

Boolean = Annotated[bool, BeforeValidator(_to_boolean, json_schema_input_type=_YesOrNo)]
"""`ja`, `nee`, `true` or `false`."""

Number = Annotated[int, BeforeValidator(_to_number, json_schema_input_type=_Digits)]
"""A whole number from 0, written in digits."""

Day = Annotated[date, BeforeValidator(_to_day, json_schema_input_type=_Date)]
"""A date such as 2026-11-24."""

Text = Annotated[str, BeforeValidator(_to_text, json_schema_input_type=_Written)]
"""Text that is not empty, without the space around it."""

Slug = Annotated[str, BeforeValidator(_to_slug, json_schema_input_type=_Name)]
"""An id: lower-case letters, digits and single hyphens."""
