"""`volgorde`: de cursist geeft elke stap een plek.

Zo schrijf je de vraag:

    id: van-horen-tot-melden
    soort: volgorde
    doel: D5
    bron: [p09.k5, p05.k6]
    vraag: Van horen tot melden. Zet de stappen op volgorde.
    stappen:
      - tekst: Ik help de bezoeker rustig verder.
        feedback: Eerst de mens voor je. Een melding kan wachten.
      - tekst: "Ik schrijf op: wat, waar, wanneer, hoe vaak."
        feedback: Doe dit snel. Na een dag weet je het minder precies.
      - tekst: "Ik lees na: staat er iemand in?"
        feedback: Nalezen doe je vóór het versturen.
      - tekst: Ik stuur het naar de aandachtsfunctionaris.
        feedback: Vandaag nog. Dan kan er morgen al een antwoord zijn.
    uitleg: De bezoeker gaat voor. Nalezen komt vóór versturen.

- Schrijf de `stappen` in de goede volgorde. Het zijn er minstens drie.
- Elke stap staat er één keer. Er is maar één goede volgorde.
- De cursist ziet de stappen in wisselende volgorde.
- `sleutel` bij een stap werkt als bij `een-antwoord`.
- Punten: goede plekken min verkeerde plekken, gedeeld door alle stappen. Leeg telt niet.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any, Literal

from pydantic import Field
from wtforms.fields.core import UnboundField
from wtforms.form import BaseForm

from elearn.questions.fields import RowsField
from elearn.questions.question import Answer, Grade, Pick, Question, Remark
from elearn.questions.row import Row, same_twice, shuffled, too_few_or_many, verdict_on
from elearn.reader.mistake import Mistake

_TIMES = {2: "twee", 3: "drie", 4: "vier", 5: "vijf", 6: "zes"}


class Ordering(Question):
    """Steps in their right order; the answer is step key -> place from "1", open steps absent."""

    kind: Literal["volgorde"] = Field(alias="soort")
    steps: tuple[Row, ...] = Field(alias="stappen")

    @property
    def places(self) -> dict[str, str]:
        """Step key -> its right place."""
        return {step.key: str(place) for place, step in enumerate(self.steps, start=1)}

    def mistakes(self) -> Iterator[Mistake]:
        """Too few steps and steps that are the same."""
        yield from too_few_or_many(self.steps, "stappen", least=3)
        yield from same_twice(self.steps, "stappen")

    def field(self, seed: str, *, required: bool) -> UnboundField[RowsField]:
        """A select with all places per step, the steps in the order of the seed."""
        return UnboundField(
            RowsField,
            self.text,
            rows=[(step.key, step.text) for step in shuffled(self.steps, seed)],
            choices=[(place, f"Plek {place}") for place in self.places.values()],
            required=required,
            # A half-finished order may hold a place twice: the next choice repairs it.
            validators=[_refuse_same_places] if required else [],
        )

    def to_answer(self, data: Any) -> Answer | None:
        """The place per step that got one, in the order of the question."""
        return self._known(data) or None

    def to_data(self, answer: Answer | None) -> dict[str, str]:
        """The place per step."""
        return self._known(answer) if isinstance(answer, dict) else {}

    def _known(self, chosen: dict[str, str]) -> dict[str, str]:
        places = self.places.values()
        return {key: chosen[key] for key in self.places if chosen.get(key) in places}

    def grade(self, answer: Answer | None) -> Grade:
        """Steps at their right place minus steps at a wrong place, out of all steps."""
        chosen = self.to_data(answer)
        remarks = (_remark(step, chosen.get(step.key, ""), self.places[step.key]) for step in self.steps)
        return Grade.of(remarks, out_of=len(self.steps))

    def export(self, answer: Answer | None) -> tuple[str, ...]:
        """The steps in the learner's order, each with its place."""
        chosen = self.to_data(answer)
        placed = ((int(chosen[step.key]), step.text) for step in self.steps if step.key in chosen)
        return tuple(f"{place}. {text}" for place, text in sorted(placed))

    def picks(self, answer: Answer | None) -> tuple[Pick, ...]:
        """Each step at each place."""
        chosen = self.to_data(answer)
        return tuple(
            Pick(
                f"{step.key}={place}",
                f"{step.text} → plek {place}",
                right=place == self.places[step.key],
                picked=chosen.get(step.key) == place,
            )
            for step in self.steps
            for place in self.places.values()
        )

    @property
    def keys(self) -> dict[str, str]:
        """The keys of the steps."""
        return {step.key: step.text for step in self.steps}

    @property
    def rule(self) -> str:
        """The rule."""
        return "Goede plekken tellen mee, verkeerde plekken gaan eraf, leeg telt niet."


def _remark(step: Row, place: str, right: str) -> Remark:
    chosen = f"Plek {place}" if place else ""
    return Remark(step.key, step.text, verdict_on(place, right), step.why, chosen, f"Plek {right}")


def _refuse_same_places(_form: BaseForm, field: RowsField) -> None:
    for place, times in sorted(Counter(field.data.values()).items()):
        if times > 1:
            rows = [key for key, chosen in field.data.items() if chosen == place]
            message = f"Plek {place} staat er {_TIMES.get(times, times)} keer."
            field.refuse(rows, f"{message} Geef elke stap een eigen plek.")
