"""What every question type is: a frozen model that can ask, grade and explain itself."""

from __future__ import annotations

import hashlib
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator
from wtforms.fields.core import UnboundField

from elearn.reader.mistake import Mistake, refuse
from elearn.reader.scalars import Boolean, Slug, Text
from elearn.reader.silence import Silences

Answer = str | list[str] | dict[str, str]
"""What is stored for an answer: JSON with keys of options, never positions.

een-antwoord, stelling: the chosen key. meer-antwoorden: the sorted chosen keys.
koppelen: key of the left side -> key of the choice. volgorde: key of the step -> place as text.
invullen: the typed text.
"""

Verdict = Literal["fout-gekozen", "gemist", "goed-gekozen", "terecht-niet-gekozen"]

_SHOWN_IN: tuple[Verdict, ...] = ("fout-gekozen", "gemist", "goed-gekozen", "terecht-niet-gekozen")


@dataclass(frozen=True, slots=True)
class Remark:
    """The feedback on one row of a question: an option, a pair, a step or a typed text.

    `text` is the row as the learner saw it, `chosen` what the learner did there in words
    (empty for an option), `right` what it should have been (empty for an option).
    """

    key: str
    text: str
    verdict: Verdict
    why: str
    chosen: str = ""
    right: str = ""


@dataclass(frozen=True, slots=True)
class Pick:
    """Something an answer can hold: an option, a row with its choice, or a kind of typed text.

    `key` is what it is counted under, the same for everybody; never what somebody typed.
    """

    key: str
    text: str
    right: bool
    picked: bool


@dataclass(frozen=True, slots=True)
class Grade:
    """How well a question was answered: `points` from 0.0 to 1.0, remarks wrong ones first."""

    points: float
    remarks: tuple[Remark, ...]

    @classmethod
    def of(cls, remarks: Iterable[Remark], *, out_of: int) -> Self:
        """Count remarks: (right - wrong) / `out_of`, floor 0; what was left open is neither."""
        rows = sorted(remarks, key=lambda remark: _SHOWN_IN.index(remark.verdict))
        verdicts = [remark.verdict for remark in rows]
        won = verdicts.count("goed-gekozen") - verdicts.count("fout-gekozen")
        return cls(max(won, 0) / out_of, tuple(rows))

    @property
    def is_right(self) -> bool:
        """Whether everything was right."""
        return self.points == 1.0


class Question(BaseModel, ABC):
    """The part that all types share; a type adds its own rows and the verbs below.

    Python names are English, the keys in YAML and in stored JSON Dutch (the aliases).
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: str = Field(alias="soort")
    id: Slug
    goal: Text = Field(alias="doel")
    sources: tuple[Text, ...] = Field(alias="bron", default=())
    editorial: Boolean = Field(alias="redactie", default=False)
    use: Literal["oefenen", "toets", "beide"] = Field(alias="gebruik", default="beide")
    critical: Boolean = Field(alias="kritiek", default=False)
    warning: Text = Field(alias="waarschuwing", default="")
    situation: Text = Field(alias="situatie", default="")
    text: Text = Field(alias="vraag")
    explanation: Text = Field(alias="uitleg")
    # For the check only: no part of what is stored, so a reason never makes another version.
    silences: Silences = Field(alias="negeer", default=(), exclude=True)

    @cached_property
    def content_hash(self) -> str:
        """64 hex digits that change when anything a learner sees or is graded on changes."""
        return hashlib.sha256(self.to_json().encode()).hexdigest()

    def to_json(self) -> str:
        """The question as JSON with its `soort`, the form in which a drawn version is stored.

        Defaults are left out: a key that a later version adds leaves the old hashes as they are.
        """
        return self.model_dump_json(by_alias=True, exclude_defaults=True)

    @model_validator(mode="after")
    def _obey_own_rules(self) -> Self:
        refuse(self.kind, self.mistakes())
        return self

    # What a type adds. `seed` shuffles the rows: the same seed, the same order.

    @abstractmethod
    def mistakes(self) -> Iterator[Mistake]:
        """What the author got wrong in the question as a whole, each at its place."""

    @abstractmethod
    def field(self, seed: str, *, required: bool) -> UnboundField[Any]:
        """A field from `elearn.questions.fields` that asks with native controls only.

        `required` makes it say in Dutch what still has to be chosen; without it an answer may
        be partial. Choices that the question does not have are refused either way.
        """

    @abstractmethod
    def to_answer(self, data: Any) -> Answer | None:
        """The answer in the data of a validated field; None when nothing was chosen.

        Keys that the question does not have are dropped.
        """

    @abstractmethod
    def to_data(self, answer: Answer | None) -> Any:
        """The data that fills the field with a stored answer."""

    @abstractmethod
    def grade(self, answer: Answer | None) -> Grade:
        """Grade an answer: (right - wrong) / number of right ones, floor 0; None is 0."""

    @abstractmethod
    def export(self, answer: Answer | None) -> tuple[str, ...]:
        """The answer in the learner's words, for the review page and for their own data."""

    @abstractmethod
    def picks(self, answer: Answer | None) -> tuple[Pick, ...]:
        """Everything that an answer can hold, in the order of the file, and whether this one does."""

    @property
    @abstractmethod
    def keys(self) -> dict[str, str]:
        """Every key that a stored answer may hold -> its text; none where the answer is typed."""

    @property
    @abstractmethod
    def rule(self) -> str:
        """How this question is counted, in one Dutch sentence told before answering."""
