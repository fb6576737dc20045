"""Reports on questions, as the learner and the trainer see them. Neither view names a person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal
from uuid import UUID

from elearn.content.library import FileLine
from elearn.questions.question import Question

State = Literal["open", "opgelost", "afgewezen"]
Closed = Literal["opgelost", "afgewezen"]

LONGEST = 300
"""Characters in a remark or an answer: enough for a point, too few for a story about a person."""

REASONS = {
    "meer-goed": "Er is meer dan één goed antwoord",
    "niet-goed": "Het goede antwoord klopt niet",
    "onduidelijk": "De vraag is niet duidelijk",
    "uitleg": "De uitleg klopt niet of helpt niet",
    "past-niet": "De vraag past niet bij mijn werk",
    "verouderd": "De vraag is verouderd",
    "anders": "Iets anders",
}
"""What can be wrong with a question; the words are those of the learner."""


@dataclass(frozen=True, slots=True)
class Report:
    """A report with the question as its writer saw it; days, because a time could give one away."""

    id: UUID
    question: Question
    reason: str
    remark: str
    state: State
    answer: str
    sent_on: date
    answered_on: date | None
    is_read: bool

    @property
    def is_news(self) -> bool:
        """Whether there is an answer that its writer did not see yet."""
        return self.state != "open" and not self.is_read


@dataclass(frozen=True, slots=True)
class Inbox:
    """Whose reports a trainer reads: of the own organisation, not about questions of `others`.

    A question that no module has any more is nobody else's, so every trainer sees it.
    """

    organisation_id: UUID
    others: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class ReceivedReport:
    """A report for a trainer: where the question stands now, and whether it changed since."""

    report: Report
    module_id: str
    place: FileLine | None
    is_changed: bool
