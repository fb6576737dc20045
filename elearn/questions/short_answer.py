"""`invullen`: de cursist typt één woord, getal of korte term.

Zo schrijf je de vraag:

    id: het-w-woord
    soort: invullen
    doel: D3
    bron: [p05.k5]
    situatie: Wat, waar, wanneer en hoe vaak.
    vraag: Welk w-woord laat je in je melding altijd weg? Typ één woord.
    goed: [wie]
    hoofdletters: nee
    fout:
      - antwoord: waarom
        feedback: De reden gok je inderdaad niet. Maar er is een ander woord.
    feedback_goed: Ja. Zonder ‘wie’ blijft het een signaal over een thema.
    feedback_overig: Zoek het woord dat naar een mens leidt.
    uitleg: De gemeente doet bij dit thema geen onderzoek naar personen.

- `goed` zijn alle vormen die goed zijn. De eerste laat je zien als het goede antwoord.
- Een antwoord heeft hooguit 40 tekens en staat op één regel. Vraag nooit naar een persoon.
- Spaties, hoofdletters, accenten en leestekens aan het eind tellen niet mee. Met
  `hoofdletters: ja` tellen hoofdletters en accenten wel mee.
- `fout` zijn fouten die je verwacht, elk met eigen `feedback`. Mag je weglaten.
- `feedback_overig` is voor alles wat niet bij `goed` of `fout` staat.
- Punten: goed is 1, fout is 0.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field
from wtforms.fields.core import UnboundField

from elearn.questions.fields import LineField, one_line
from elearn.questions.question import Answer, Grade, Pick, Question, Remark
from elearn.reader.mistake import Mistake
from elearn.reader.scalars import Boolean, Text

MAX_LENGTH = 40
"""Characters in an answer: enough for a term, too few for a story about a person."""

_ENDINGS = " .,;:!?…"


class ExpectedMistake(BaseModel):
    """A wrong answer that the author saw coming."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    text: Text = Field(alias="antwoord")
    why: Text = Field(alias="feedback")


class ShortAnswer(Question):
    """A word or term to type; the answer is the typed text."""

    kind: Literal["invullen"] = Field(alias="soort")
    accepted: tuple[Text, ...] = Field(alias="goed")
    case_sensitive: Boolean = Field(alias="hoofdletters", default=False)
    expected_mistakes: tuple[ExpectedMistake, ...] = Field(alias="fout", default=())
    why_right: Text = Field(alias="feedback_goed")
    why_wrong: Text = Field(alias="feedback_overig")

    def mistakes(self) -> Iterator[Mistake]:
        """No accepted form, a form that nobody can type, and a mistake that is right."""
        if not self.accepted:
            message = "Er is geen goed antwoord."
            yield Mistake(("goed",), "none_right", message, "Zet minstens één woord bij `goed`.")
        for place, text in enumerate(self.accepted):
            if len(text) > MAX_LENGTH or text != one_line(text):
                message = f"‘{text}’ past niet op één regel van {MAX_LENGTH} tekens."
                yield Mistake(("goed", place), "answer_too_long", message, "Kies een kortere vorm.")
        yield from self._useless_expectations()

    def _useless_expectations(self) -> Iterator[Mistake]:
        right = {self._plain(text) for text in self.accepted}
        seen: set[str] = set()
        for position, expected in enumerate(self.expected_mistakes):
            plain, place = self._plain(expected.text), ("fout", position, "antwoord")
            if plain in right:
                message = f"‘{expected.text}’ staat ook bij `goed`."
                hint = "Haal het weg bij `goed` of bij `fout`."
                yield Mistake(place, "right_and_wrong", message, hint)
            elif plain in seen:
                message = f"‘{expected.text}’ staat twee keer bij `fout`."
                yield Mistake(place, "same_twice", message, "Haal er één weg.")
            seen.add(plain)

    def field(self, seed: str, *, required: bool) -> UnboundField[LineField]:  # noqa: ARG002 -- there is nothing to shuffle
        """One text input."""
        return UnboundField(LineField, self.text, max_length=MAX_LENGTH, required=required)

    def to_answer(self, data: Any) -> Answer | None:
        """The typed text, cut off where the input ends."""
        return one_line(data)[:MAX_LENGTH].strip() or None

    def to_data(self, answer: Answer | None) -> str:
        """The typed text."""
        return answer if isinstance(answer, str) else ""

    def grade(self, answer: Answer | None) -> Grade:
        """1 for an accepted form, 0 for anything else."""
        return Grade.of([self._remark(self.to_data(answer))], out_of=1)

    def _remark(self, typed: str) -> Remark:
        plain = self._plain(typed)
        best = self.accepted[0]
        if not plain:
            return Remark("", "", "gemist", self.why_wrong, right=best)
        if plain in {self._plain(text) for text in self.accepted}:
            return Remark("", typed, "goed-gekozen", self.why_right, typed, best)
        expected = {self._plain(one.text): one.why for one in self.expected_mistakes}
        return Remark("", typed, "fout-gekozen", expected.get(plain, self.why_wrong), typed, best)

    def _plain(self, text: str) -> str:
        """The text without the differences that do not count."""
        text = one_line(unicodedata.normalize("NFKC", text)).replace("’", "'")
        text = text.rstrip(_ENDINGS) or text
        if self.case_sensitive:
            return text
        letters = unicodedata.normalize("NFD", text.casefold())
        return "".join(letter for letter in letters if not unicodedata.combining(letter))

    def export(self, answer: Answer | None) -> tuple[str, ...]:
        """The typed text."""
        typed = self.to_data(answer)
        return (typed,) if typed else ()

    def picks(self, answer: Answer | None) -> tuple[Pick, ...]:
        """A right answer, each mistake that was expected, and all other texts together."""
        kind = self._kind_of(self.to_data(answer))
        expected = ((f"fout={self._plain(one.text)}", one.text, False) for one in self.expected_mistakes)
        kinds = (("goed", self.accepted[0], True), *expected, ("anders", "Iets anders", False))
        return tuple(Pick(key, text, right=right, picked=key == kind) for key, text, right in kinds)

    def _kind_of(self, typed: str) -> str:
        """What a typed text is counted under; nothing typed is nothing picked."""
        plain = self._plain(typed)
        if plain in {self._plain(text) for text in self.accepted}:
            return "goed"
        if plain in {self._plain(one.text) for one in self.expected_mistakes}:
            return f"fout={plain}"
        return "anders" if plain else ""

    @property
    def keys(self) -> dict[str, str]:
        """None: the answer is what somebody typed."""
        return {}

    @property
    def rule(self) -> str:
        """The rule."""
        if self.case_sensitive:
            return "Let op: hoofdletters en accenten tellen mee."
        return "Hoofdletters, accenten en een punt aan het eind tellen niet mee."
