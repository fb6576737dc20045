"""A mistake that a model finds in content, worded for its author.

The error says in Dutch what is wrong (`message`) and what to do (`hint`), both in its `ctx`, so
that whoever shows it needs no table of texts. Its type is the stable code.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pydantic import ValidationError
from pydantic_core import InitErrorDetails, PydanticCustomError


@dataclass(frozen=True, slots=True)
class Mistake:
    """What is wrong at a place: keys (the Dutch ones) and positions, seen from the model."""

    place: tuple[str | int, ...]
    code: str
    message: str
    hint: str

    def to_error(self) -> PydanticCustomError:
        """The mistake as an error of pydantic; the texts travel apart from the template.

        A brace in the text of an author would otherwise be taken for a placeholder.
        """
        texts = {"message": self.message, "hint": self.hint}
        return PydanticCustomError(self.code, "{message} {hint}", texts)


def refuse(title: str, mistakes: Iterable[Mistake]) -> None:
    """Raise all mistakes as one `ValidationError`, each at its own place; none is fine.

    Inside a validator pydantic puts the place of the model itself in front of each.
    """
    errors = [
        InitErrorDetails(type=mistake.to_error(), loc=mistake.place, input=None) for mistake in mistakes
    ]
    if errors:
        raise ValidationError.from_exception_data(title, errors)
