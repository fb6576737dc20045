"""`koppelen`: de cursist kiest bij elke regel wat erbij hoort.

Zo schrijf je de vraag:

    id: momenten-aan-de-balie
    soort: koppelen
    doel: D4
    bron: [p09.k5, p01.k4]
    vraag: Kies bij elk moment de goede route.
    keuzes: [aandachtsfunctionaris, "112", leidinggevende]
    paren:
      - links: Je hoort voor de vierde keer hetzelfde gerucht.
        rechts: aandachtsfunctionaris
        feedback: Het gaat om een thema dat terugkomt.
      - links: In de hal trekt iemand een mes. Jij staat veilig.
        rechts: "112"
        feedback: Bij gevaar bel je direct 112. Melden doe je later.
    uitleg: Vraag je af of het een thema is, gevaar of één persoon.

- `links` is de regel, `rechts` de keuze die erbij hoort. Elke regel staat er één keer.
- Dezelfde keuze mag bij meer regels horen.
- `keuzes` zijn alle keuzes, ook die nergens bij horen. Laat je het weg? Dan zijn het de keuzes
  die rechts staan.
- Regels en keuzes komen in wisselende volgorde op het scherm.
- `sleutel` bij een paar werkt als bij `een-antwoord`.
- Punten: goede regels min foute regels, gedeeld door alle regels. Een lege regel telt niet.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Any, Literal

from pydantic import Field
from wtforms.fields.core import UnboundField

from elearn.questions.fields import RowsField
from elearn.questions.question import Answer, Grade, Pick, Question, Remark
from elearn.questions.row import Row, key_of, place_in, same_twice, shuffled, too_few_or_many, verdict_on
from elearn.reader.mistake import Mistake
from elearn.reader.scalars import Text


class Pair(Row):
    """A row and the choice that belongs to it."""

    text: Text = Field(alias="links")
    right: Text = Field(alias="rechts")


class Matching(Question):
    """Rows that each get a choice; the answer is row key -> choice key, open rows absent."""

    kind: Literal["koppelen"] = Field(alias="soort")
    pairs: tuple[Pair, ...] = Field(alias="paren")
    given_choices: tuple[Text, ...] = Field(alias="keuzes", default=())

    @cached_property
    def choices(self) -> dict[str, str]:
        """Choice key -> its text; the author's list, or else what stands on the right."""
        shown = self.given_choices or tuple(pair.right for pair in self.pairs)
        return {key_of(text): text for text in shown}

    def mistakes(self) -> Iterator[Mistake]:
        """Too few pairs, a row or choice twice, and a right side that cannot be chosen."""
        yield from too_few_or_many(self.pairs, "paren", least=2)
        yield from same_twice(self.pairs, "paren")
        yield from self._choices_twice()
        for place, pair in enumerate(self.pairs):
            if key_of(pair.right) not in self.choices:
                message = f"‘{pair.right}’ staat niet bij de keuzes."
                hint = "Zet het bij `keuzes`, of kies een tekst die daar al staat."
                yield Mistake(("paren", place, "rechts"), "not_a_choice", message, hint)
        if len(self.pairs) > 1 and len(self.choices) == 1:
            message = "Er is maar één keuze. Dan valt er niets te koppelen."
            yield Mistake(("paren",), "one_choice", message, "Zet meer teksten bij `keuzes`.")

    def _choices_twice(self) -> Iterator[Mistake]:
        seen: set[str] = set()
        for place, text in enumerate(self.given_choices):
            key = key_of(text)
            if key in seen:
                message = f"De keuze ‘{text}’ staat er twee keer."
                yield Mistake(("keuzes", place), "same_twice", message, "Haal er één weg.")
            seen.add(key)

    def field(self, seed: str, *, required: bool) -> UnboundField[RowsField]:
        """A select per row, rows and choices in the order of the seed."""
        rows = [(pair.key, pair.text) for pair in shuffled(self.pairs, seed)]
        choices = sorted(self.choices.items(), key=lambda choice: place_in(seed, choice[0]))
        return UnboundField(RowsField, self.text, rows=rows, choices=choices, required=required)

    def to_answer(self, data: Any) -> Answer | None:
        """The choice per row that was filled in, in the order of the question."""
        return self._known(data) or None

    def to_data(self, answer: Answer | None) -> dict[str, str]:
        """The choice per row."""
        return self._known(answer) if isinstance(answer, dict) else {}

    def _known(self, chosen: dict[str, str]) -> dict[str, str]:
        rows = (pair.key for pair in self.pairs)
        return {key: chosen[key] for key in rows if chosen.get(key) in self.choices}

    def grade(self, answer: Answer | None) -> Grade:
        """Right rows minus wrong rows, out of all rows."""
        chosen = self.to_data(answer)
        remarks = (self._remark(pair, chosen.get(pair.key, "")) for pair in self.pairs)
        return Grade.of(remarks, out_of=len(self.pairs))

    def _remark(self, pair: Pair, choice: str) -> Remark:
        right = key_of(pair.right)
        verdict = verdict_on(choice, right)
        words = self.choices.get(choice, "")
        return Remark(pair.key, pair.text, verdict, pair.why, words, self.choices[right])

    def export(self, answer: Answer | None) -> tuple[str, ...]:
        """Each filled row with its choice."""
        chosen = self.to_data(answer)
        return tuple(
            f"{pair.text} → {self.choices[chosen[pair.key]]}" for pair in self.pairs if pair.key in chosen
        )

    def picks(self, answer: Answer | None) -> tuple[Pick, ...]:
        """Each row with each choice."""
        chosen = self.to_data(answer)
        return tuple(
            Pick(
                f"{pair.key}={key}",
                f"{pair.text} → {text}",
                right=key == key_of(pair.right),
                picked=chosen.get(pair.key) == key,
            )
            for pair in self.pairs
            for key, text in self.choices.items()
        )

    @property
    def keys(self) -> dict[str, str]:
        """The keys of the rows and of the choices."""
        return {**{pair.key: pair.text for pair in self.pairs}, **self.choices}

    @property
    def rule(self) -> str:
        """The rule."""
        return "Goede regels tellen mee, foute regels gaan eraf, leeg telt niet."
