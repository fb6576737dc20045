"""`stelling`: de cursist zegt of een zin waar is of niet waar.

Zo schrijf je de vraag:

    id: gerucht-zeker-weten
    soort: stelling
    doel: D5
    bron: [p09.k5, p11.k5]
    redactie: ja
    vraag: Je meldt een gerucht pas als je zeker weet dat het klopt.
    klopt: nee
    feedback_waar: Dan komt je melding vaak te laat. Een melding is geen beschuldiging.
    feedback_niet_waar: Klopt. Je meldt dat een verhaal rondgaat.
    uitleg: Vroeg melden geeft de gemeente tijd om antwoord te geven.

- `vraag` is de stelling zelf: één zin zonder ‘niet’, als dat kan.
- `klopt: ja` als de stelling waar is, `klopt: nee` als ze niet waar is.
- `feedback_waar` zegt iets over de keuze ‘Waar’, `feedback_niet_waar` over ‘Niet waar’.
- Punten: goed is 1, fout is 0.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

from pydantic import Field
from wtforms.fields.core import UnboundField

from elearn.questions.fields import OptionsField
from elearn.questions.options import Option, ask_options, grade_options, known_keys, picks_of, texts_of
from elearn.questions.question import Answer, Grade, Pick, Question
from elearn.reader.mistake import Mistake
from elearn.reader.scalars import Boolean, Text


class Statement(Question):
    """A sentence that is true or not; the answer is `waar` or `niet-waar`."""

    kind: Literal["stelling"] = Field(alias="soort")
    is_true: Boolean = Field(alias="klopt")
    why_true: Text = Field(alias="feedback_waar")
    why_false: Text = Field(alias="feedback_niet_waar")

    @property
    def options(self) -> tuple[Option, Option]:
        """The two choices, always in this order."""
        true = {"tekst": "Waar", "sleutel": "waar", "feedback": self.why_true}
        false = {"tekst": "Niet waar", "sleutel": "niet-waar", "feedback": self.why_false}
        return (
            Option.model_validate(true | {"goed": self.is_true}),
            Option.model_validate(false | {"goed": not self.is_true}),
        )

    def mistakes(self) -> Iterator[Mistake]:
        """None: whatever is wrong is wrong in one field."""
        return iter(())

    def field(self, seed: str, *, required: bool) -> UnboundField[OptionsField]:  # noqa: ARG002 -- true comes first, whatever the seed
        """Two radios."""
        return ask_options(self.text, self.options, multiple=False, required=required)

    def to_answer(self, data: Any) -> Answer | None:
        """The chosen key."""
        return next(iter(known_keys(self.options, data)), None)

    def to_data(self, answer: Answer | None) -> list[str]:
        """The chosen key as a list of one."""
        return known_keys(self.options, [answer])

    def grade(self, answer: Answer | None) -> Grade:
        """1 for the right choice, 0 for the other."""
        return grade_options(self.options, self.to_data(answer))

    def export(self, answer: Answer | None) -> tuple[str, ...]:
        """`Waar` or `Niet waar`."""
        return texts_of(self.options, self.to_data(answer))

    def picks(self, answer: Answer | None) -> tuple[Pick, ...]:
        """The options."""
        return picks_of(self.options, self.to_data(answer))

    @property
    def keys(self) -> dict[str, str]:
        """The keys of the options."""
        return {option.key: option.text for option in self.options}

    @property
    def rule(self) -> str:
        """The rule."""
        return "Je hebt de stelling goed of fout."
