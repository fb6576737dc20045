"""`dilemmas/<slug>.yaml`: een gesprek met keuzes, zonder punten. Niemand bewaart wie wat koos.

Zo schrijf je een dilemma:

    titel: De slager en de bakker
    rollen: [baliemedewerker]
    na: luisteren-aan-de-balie
    minuten: 4
    doelen: [G1]
    waarschuwing: Er komt een kwetsende zin voorbij.
    vooraf: Het gaat hier om wat je doet, niet om wat je vindt.
    start: aan-de-balie
    knopen:
      aan-de-balie:
        titel: 9.40 uur
        tekst: |
          Een man komt zijn rijbewijs halen. ‘Klopt het wat ze zeggen?’, vraagt hij.
          Achter hem wachten vier mensen.
        vraag: Wat zeg je?
        bron: [p13.k1]
        keuzes:
          - tekst: "‘Wat heeft u gehoord?’"
            gevolg: Hij schuift zijn stoel bij en vertelt.
            waarom: Eén open vraag kost tien seconden.
            naar: opgelucht
          - tekst: "‘Daar weet ik niets van.’"
            gevolg: Hij klapt dicht.
            waarom: Voor hem klinkt dit als een dichte deur.
            naar: boos
      opgelucht:
        eind: verder
        titel: De volgende dag
        tekst: Op de balie ligt een kaart met drie antwoorden.
        uitleg: Je luisterde en gaf door wat terugkwam.
        bron: [p09.k5]
      boos: {eind: vastgelopen, titel: Buiten, tekst: Het verhaal groeit., uitleg: Stilte voedt een gerucht.}

- `rollen` zijn de leerpaden die het dilemma tonen. `na` is de les waar het bij past.
- Een knoop is een moment met `vraag` en twee tot vijf `keuzes`, of een `eind`.
- `eind: verder` loopt goed af. `hersteld`: er ging iets mis en dat is goedgemaakt.
  `vastgelopen`: dit werkt niet, de cursist kan terug.
- Elke keuze heeft een `gevolg` (wat er gebeurt) en een `waarom` (wat een vakman ervan zegt).
  `naar` is de naam van de volgende knoop. Er is dus geen goed of fout antwoord.
- `varianten` bij een moment geeft een leerpad een eigen tekst: `varianten: {wijknetwerker: ...}`.
- `redactie: ja` zegt dat de handreiking dit gesprek niet beschrijft. `na_afloop` sluit af.
- `sleutel` bij een keuze werkt als bij een vraag: zo blijft het dezelfde keuze na een betere tekst.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Literal, Self

from pydantic import Field, model_validator

from elearn.content.dilemma import Choice, Dilemma, Ending, Moment, Node
from elearn.content.kinds.ids import KeyPointId, Positive
from elearn.questions.row import Row, same_twice, too_few_or_many
from elearn.reader.document import MISSING, Document
from elearn.reader.messages.suggestion import quoted
from elearn.reader.mistake import Mistake, refuse
from elearn.reader.problem import Problem
from elearn.reader.scalars import Boolean, Day, Slug, Text
from elearn.reader.schema import Entry, sound, validate
from elearn.reader.silence import Silences

FEWEST_CHOICES, MOST_CHOICES = 2, 5


class ChoiceEntry(Row):
    """Something the learner can do."""

    consequence: Text = Field(alias="gevolg")
    why: Text = Field(alias="waarom")
    target: Slug = Field(alias="naar")


class MomentEntry(Entry):
    """A place where the learner chooses."""

    title: Text = Field(alias="titel")
    text: Text = Field(alias="tekst")
    variants: dict[Slug, Text] = Field(alias="varianten", default={})
    question: Text = Field(alias="vraag")
    sources: tuple[KeyPointId, ...] = Field(alias="bron", default=())
    choices: tuple[ChoiceEntry, ...] = Field(alias="keuzes")
    silences: Silences = Field(alias="negeer", default=())

    @model_validator(mode="after")
    def _offer_a_choice(self) -> Self:
        refuse("moment", self.mistakes())
        return self

    def mistakes(self) -> Iterator[Mistake]:
        """Too few or too many choices, and a choice that is there twice."""
        yield from too_few_or_many(self.choices, "keuzes", least=FEWEST_CHOICES, most=MOST_CHOICES)
        yield from same_twice(self.choices, "keuzes")


class EndEntry(Entry):
    """A place where the conversation ends."""

    outcome: Literal["verder", "hersteld", "vastgelopen"] = Field(alias="eind")
    title: Text = Field(alias="titel")
    text: Text = Field(alias="tekst")
    explanation: Text = Field(alias="uitleg")
    sources: tuple[KeyPointId, ...] = Field(alias="bron", default=())
    silences: Silences = Field(alias="negeer", default=())


class DilemmaFile(Entry):
    """The file; what stands at a name in `knopen` is a moment or an end."""

    title: Text = Field(alias="titel")
    roles: tuple[Slug, ...] = Field(alias="rollen", min_length=1)
    after: Slug | None = Field(alias="na", default=None)
    minutes: Positive = Field(alias="minuten")
    goals: tuple[Text, ...] = Field(alias="doelen", default=())
    warning: Text = Field(alias="waarschuwing", default="")
    before: Text = Field(alias="vooraf", default="")
    afterwards: Text = Field(alias="na_afloop", default="")
    editorial: Boolean = Field(alias="redactie", default=False)
    checked_on: Day | None = Field(alias="laatst_gecontroleerd", default=None)
    start: Slug
    nodes: dict[Slug, dict[str, Any]] = Field(alias="knopen", min_length=2)
    silences: Silences = Field(alias="negeer", default=())


NodeEntry = MomentEntry | EndEntry


@dataclass(frozen=True)
class DilemmaDraft:
    """A dilemma as far as it could be read."""

    file: DilemmaFile | None = None
    nodes: Mapping[str, NodeEntry] = field(default_factory=dict)


def read_dilemma(document: Document) -> tuple[DilemmaDraft, tuple[Problem, ...]]:
    """Check a file and each of its nodes, so that one mistake does not hide the rest."""
    file, problems = validate(document, DilemmaFile)
    nodes: dict[str, NodeEntry] = {}
    for name, data in _nodes_in(document).items():
        if isinstance(data, dict):  # else the schema of the file has told
            node, mistakes = _read_node(document, name, data)
            problems += mistakes
            if node is not None:
                nodes[name] = node
    return DilemmaDraft(file, nodes), problems


def _read_node(
    document: Document, name: str, data: dict[str, Any]
) -> tuple[NodeEntry | None, tuple[Problem, ...]]:
    at = ("knopen", name)
    if "eind" in data:
        return validate(document, EndEntry, at)
    if "keuzes" in data:
        return validate(document, MomentEntry, at)
    message = f"Bij {quoted(name)} loopt het gesprek dood: er zijn geen keuzes en het is geen einde."
    hint = "Schrijf `keuzes:` met minstens twee keuzes, of `eind: verder`, `hersteld` of `vastgelopen`."
    return None, (document.source.problem("D005", *document.key_place(at), message, hint),)


def _nodes_in(document: Document) -> dict[str, Any]:
    if document.data is MISSING or not isinstance(document.data, dict):
        return {}
    nodes = document.data.get("knopen")
    return nodes if isinstance(nodes, dict) else {}


def to_dilemma(dilemma_id: str, draft: DilemmaDraft, text: str) -> Dilemma:
    """The dilemma as the library holds it; `text` is the whole file."""
    file = sound(draft.file)
    return Dilemma(
        id=dilemma_id,
        title=file.title,
        roles=file.roles,
        after=file.after,
        minutes=file.minutes,
        goals=file.goals,
        warning=file.warning,
        before=file.before,
        afterwards=file.afterwards,
        editorial=file.editorial,
        checked_on=file.checked_on,
        start=file.start,
        nodes=MappingProxyType({name: _to_node(name, one) for name, one in draft.nodes.items()}),
        content_hash=hashlib.sha256(text.encode()).hexdigest(),
    )


def _to_node(name: str, entry: NodeEntry) -> Node:
    if isinstance(entry, EndEntry):
        return Ending(name, entry.title, entry.text, entry.sources, entry.outcome, entry.explanation)
    return Moment(
        id=name,
        title=entry.title,
        text=entry.text,
        sources=entry.sources,
        variants=MappingProxyType(entry.variants),
        question=entry.question,
        choices=tuple(
            Choice(one.key, one.text, one.consequence, one.why, one.target) for one in entry.choices
        ),
    )
