"""Fields that say what to do in Dutch, for the forms of HR."""

from __future__ import annotations

from wtforms import DateField, IntegerField, SelectField
from wtforms.validators import ValidationError

# Browsers send the first, people who type write the second.
DAYS = ["%Y-%m-%d", "%d-%m-%Y"]
NO_DAY = "Schrijf de datum als dag-maand-jaar, zoals 23-11-2026"
NO_NUMBER = "Schrijf een heel getal, zoals 30"


class Choice(SelectField):
    """A select whose message about an unknown value says what to do."""

    def pre_validate(self, form: object) -> None:  # noqa: ARG002 -- WTForms passes it
        """Refuse a value that is not in the list, in Dutch."""
        if not any(choice[2] for choice in self.iter_choices()):
            raise ValidationError(f"Kies bij {self.label.text.lower()} iets uit de lijst")


class Day(DateField):
    """A date as browsers or people write it."""

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read one of the ways to write a date; anything else is one Dutch sentence."""
        try:
            super().process_formdata(valuelist)
        except ValueError:
            raise ValueError(NO_DAY) from None


class Number(IntegerField):
    """A whole number; anything else is one Dutch sentence."""

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read a number."""
        try:
            super().process_formdata(valuelist)
        except ValueError:
            raise ValueError(NO_NUMBER) from None


def printable(text: str | None) -> str:
    """What can be searched for; PostgreSQL refuses a NUL."""
    return "".join(letter for letter in text or "" if letter.isprintable()).strip()
