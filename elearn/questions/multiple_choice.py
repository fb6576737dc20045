"""`meer-antwoorden`: de cursist kiest alle goede antwoorden uit twee tot zeven.

Zo schrijf je de vraag:

    id: flyers-op-de-balie
    soort: meer-antwoorden
    doel: D3
    bron: [p05.k5, p05.k6]
    redactie: ja
    waarschuwing: In deze vraag staat een tekst die kan raken.
    situatie: "Op de balie liggen vier flyers: ‘Niet welkom in onze wijk.’"
    vraag: Wat zet je in je melding? Kies alles wat klopt.
    antwoorden:
      - tekst: de tekst op de flyer
        goed: ja
        feedback: Ja. De precieze woorden zijn een waarneming.
      - tekst: waar de flyers lagen
        goed: ja
        feedback: Ja. De plek helpt om te zien of het vaker gebeurt.
      - tekst: wie ze volgens jou neerlegde
        feedback: Nee. Zoeken naar een persoon is niet jouw taak.
    uitleg: Tekst, plek, moment en aantal zijn genoeg.

- `goed: ja` staat bij minstens één antwoord. Minstens één ander antwoord is niet goed.
- Zet in de vraag dat er meer antwoorden goed kunnen zijn.
- Elk antwoord heeft `feedback`. De cursist ziet die bij alle antwoorden, ook de niet gekozen.
- `sleutel` werkt als bij `een-antwoord`.
- Punten: goed gekozen min fout gekozen, gedeeld door het aantal goede. Nooit onder nul.
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


class MultipleChoice(Question):
    """One or more right answers among two to seven; the answer is their sorted keys."""

    kind: Literal["meer-antwoorden"] = Field(alias="soort")
    options: tuple[Option, ...] = Field(alias="antwoorden")

    def mistakes(self) -> Iterator[Mistake]:
        """The number of answers, answers that are the same, and all or none of them right."""
        yield from too_few_or_many(self.options, "antwoorden", least=2, most=7)
        yield from same_twice(self.options, "antwoorden")
        right = sum(option.right for option in self.options)
        if not right:
            message = "Geen enkel antwoord is goed."
            hint = "Zet `goed: ja` bij elk antwoord dat klopt."
            yield Mistake(("antwoorden",), "none_right", message, hint)
        if self.options and right == len(self.options):
            message = "Alle antwoorden zijn goed. Dan valt er niets te kiezen."
            yield Mistake(("antwoorden",), "all_right", message, "Voeg een antwoord toe dat niet klopt.")

    def field(self, seed: str, *, required: bool) -> UnboundField[OptionsField]:
        """Checkboxes in the order of the seed."""
        rows = shuffled(self.options, seed)
        return ask_options(self.text, rows, multiple=True, required=required)

    def to_answer(self, data: Any) -> Answer | None:
        """The chosen keys, sorted."""
        return sorted(known_keys(self.options, data)) or None

    def to_data(self, answer: Answer | None) -> list[str]:
        """The chosen keys."""
        return known_keys(self.options, answer) if isinstance(answer, list) else []

    def grade(self, answer: Answer | None) -> Grade:
        """Right ones minus wrong ones, out of all right ones."""
        return grade_options(self.options, self.to_data(answer))

    def export(self, answer: Answer | None) -> tuple[str, ...]:
        """The texts of the chosen answers, in the order of the question."""
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
        return "Goede antwoorden tellen mee, foute antwoorden gaan er weer af."
