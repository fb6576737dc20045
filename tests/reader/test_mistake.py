"""Mistakes that a model finds itself."""

import pytest
from pydantic import BaseModel, ValidationError, model_validator

from elearn.reader.mistake import Mistake, refuse

MISTAKES = (
    Mistake(("regels", 1), "same_twice", "‘{a}’ staat er twee keer.", "Haal er één weg."),
    Mistake((), "too_few", "Dit is te weinig.", "Schrijf er meer."),
)


class Page(BaseModel):
    @model_validator(mode="after")
    def _never_right(self):
        refuse("Page", MISTAKES)
        return self


class Book(BaseModel):
    pages: list[Page]


def test_all_mistakes_are_told_each_at_its_place():
    with pytest.raises(ValidationError) as refused:
        Book.model_validate({"pages": [{}]})

    assert [(error["loc"], error["type"], error["msg"]) for error in refused.value.errors()] == [
        (("pages", 0, "regels", 1), "same_twice", "‘{a}’ staat er twee keer. Haal er één weg."),
        (("pages", 0), "too_few", "Dit is te weinig. Schrijf er meer."),
    ]


def test_no_mistakes_is_fine():
    refuse("Page", [])
