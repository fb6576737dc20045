"""`een-antwoord`: de cursist kiest één antwoord uit twee tot vijf.

Zo schrijf je de vraag:

    id: goede-melding
    soort: een-antwoord
    doel: D5
    bron: [p09.k5, p15.k2]
    situatie: Drie bezoekers zeiden vanmorgen hetzelfde.
    vraag: Welke melding stuur je?
    antwoorden:
      - tekst: "Dinsdag 9.00 tot 11.10 uur, hoofdbalie. Drie keer gehoord: het is al beslist."
        goed: ja
        feedback: Ja. Kort, te controleren en zonder persoon.
      - tekst: "Let op: het broeit in het dorp!"
        feedback: Dit is jouw gevoel. Een ander weet nu niet wat je hoorde.
      - tekst: "Dinsdag 11.10 uur: de mevrouw van het paspoort zei dat het al beslist is."
        feedback: Zo kan iemand uitzoeken wie dit was.
    uitleg: Een goede melding zegt wat, waar, wanneer en hoe vaak.

- `goed: ja` staat bij precies één antwoord. Bij de andere laat je `goed` weg.
- Elk antwoord heeft `feedback`. Vertel waarom het antwoord wel of niet past.
- De antwoorden komen in wisselende volgorde op het scherm. Verwijs dus niet naar ‘antwoord A’.
- Wil je de tekst later kunnen verbeteren? Geef het antwoord dan een `sleutel`, zoals
  `sleutel: kort-en-precies`. Zo blijft het hetzelfde antwoord. Zet in de sleutel niet wat goed is.
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
from elearn.questions.row import same_twice, shuffled, too_few_or_many
from elearn.reader.mistake import Mistake


class SingleChoice(Question):
    """One right answer among two to five; the answer is its key."""

    kind: Literal["een-antwoord"] = Field(alias="soort")
    options: tuple[Option, ...] = Field(alias="antwoorden")

    def mistakes(self) -> Iterator[Mistake]:
        """The number of answers, the number of right ones and answers that are the same."""
        yield from too_few_or_many(self.options, "antwoorden", least=2, most=5)
        yield from same_twice(self.options, "antwoorden")
        right = [place for place, option in enumerate(self.options) if option.right]
        if not right:
            message = "Geen enkel antwoord is goed."
            yield Mistake(("antwoorden",), "none_right", message, "Zet `goed: ja` bij één antwoord.")
        for place in right[1:]:
            message = "Er is al een ander antwoord goed."
            hint = "Laat `goed: ja` bij één antwoord staan, of kies `soort: meer-antwoorden`."
            yield Mistake(("antwoorden", place, "goed"), "more_right", message, hint)

    def field(self, seed: str, *, required: bool) -> UnboundField[OptionsField]:
        """Radios in the order of the seed."""
        rows = shuffled(self.options, seed)
        return ask_options(self.text, rows, multiple=False, required=required)

    def to_answer(self, data: Any) -> Answer | None:
        """The chosen key."""
        return next(iter(known_keys(self.options, data)), None)

    def to_data(self, answer: Answer | None) -> list[str]:
        """The chosen key as a list of one."""
        return known_keys(self.options, [answer])

    def grade(self, answer: Answer | None) -> Grade:
        """1 for the right answer, 0 for another."""
        return grade_options(self.options, self.to_data(answer))

    def export(self, answer: Answer | None) -> tuple[str, ...]:
        """The text of the chosen answer."""
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
        return "Er is één goed antwoord."
