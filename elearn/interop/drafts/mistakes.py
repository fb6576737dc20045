"""What our own rules say of a question that was just converted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError

from elearn.questions import QUESTION


def mistakes_in(data: dict[str, Any]) -> list[str]:
    """What our own rules say of a draft, apart from the texts that still have to be added."""
    try:
        QUESTION.validate_python(_filled(data, iter(range(1_000_000))), by_alias=True, by_name=False)
    except ValidationError as error:
        found = [one.get("ctx", {}) for one in error.errors(include_url=False)]
        return [f"{one['message']} {one['hint']}" for one in found if "message" in one]
    return []


def _filled(data: Any, numbers: Iterator[int]) -> Any:
    if isinstance(data, dict):
        return {key: _filled(value, numbers) for key, value in data.items()}
    if isinstance(data, list):
        return [_filled(value, numbers) for value in data]
    return data or f"tekst {next(numbers)}"
