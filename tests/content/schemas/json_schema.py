"""Whether data fits a JSON Schema: the keywords that our schemas use, and an error for any other.

A small reading of JSON Schema 2020-12, so that the tests need no package for it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

ANNOTATIONS = {"$schema", "$defs", "title", "description", "pattern", "minimum", "maximum"}


def fits(data: Any, schema: dict[str, Any], root: dict[str, Any] | None = None) -> bool:
    """Whether the data is what the schema allows."""
    root = root or schema
    unknown = schema.keys() - KEYWORDS.keys() - ANNOTATIONS
    assert not unknown, unknown
    return all(
        check(data, schema[word], schema, root) for word, check in KEYWORDS.items() if word in schema
    ) and _fits_scalar(data, schema)


def _fits_scalar(data: Any, schema: dict[str, Any]) -> bool:
    if isinstance(data, str):
        return re.search(schema.get("pattern", ""), data) is not None
    if _is_number(data):
        return schema.get("minimum", data) <= data <= schema.get("maximum", data)
    return True


def _is_number(data: Any) -> bool:
    return isinstance(data, int | float) and not isinstance(data, bool)


TYPES: dict[str, Callable[[Any], bool]] = {
    "array": lambda data: isinstance(data, list),
    "boolean": lambda data: isinstance(data, bool),
    "integer": lambda data: _is_number(data) and int(data) == data,
    "null": lambda data: data is None,
    "number": _is_number,
    "object": lambda data: isinstance(data, dict),
    "string": lambda data: isinstance(data, str),
}


def _type(data: Any, types: str | list[str], _schema: Any, _root: Any) -> bool:
    return any(TYPES[one](data) for one in ([types] if isinstance(types, str) else types))


def _reference(data: Any, address: str, _schema: Any, root: dict[str, Any]) -> bool:
    return fits(data, root["$defs"][address.removeprefix("#/$defs/")], root)


def _items(data: Any, schema: dict[str, Any], _around: Any, root: dict[str, Any]) -> bool:
    return not isinstance(data, list) or all(fits(one, schema, root) for one in data)


def _properties(data: Any, known: dict[str, Any], _around: Any, root: dict[str, Any]) -> bool:
    return not isinstance(data, dict) or all(
        fits(data[key], one, root) for key, one in known.items() if key in data
    )


def _patterns(data: Any, patterns: dict[str, Any], _around: Any, root: dict[str, Any]) -> bool:
    return not isinstance(data, dict) or all(
        fits(value, one, root)
        for pattern, one in patterns.items()
        for key, value in data.items()
        if re.search(pattern, str(key))
    )


def _additional(data: Any, allowed: Any, schema: dict[str, Any], root: dict[str, Any]) -> bool:
    if not isinstance(data, dict):
        return True
    others = [value for key, value in data.items() if key not in schema.get("properties", {})]
    return (
        not others if allowed is False else allowed is True or all(fits(one, allowed, root) for one in others)
    )


KEYWORDS: dict[str, Callable[[Any, Any, dict[str, Any], dict[str, Any]], bool]] = {
    "$ref": _reference,
    "additionalProperties": _additional,
    "anyOf": lambda data, choices, _, root: any(fits(data, one, root) for one in choices),
    "const": lambda data, value, _, __: data == value,
    "enum": lambda data, values, _, __: data in values,
    "items": _items,
    "minItems": lambda data, least, _, __: not isinstance(data, list) or len(data) >= least,
    "minProperties": lambda data, least, _, __: not isinstance(data, dict) or len(data) >= least,
    "oneOf": lambda data, choices, _, root: sum(fits(data, one, root) for one in choices) == 1,
    "patternProperties": _patterns,
    "properties": _properties,
    "required": lambda data, keys, _, __: not isinstance(data, dict) or data.keys() >= set(keys),
    "type": _type,
}
