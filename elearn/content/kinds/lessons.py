"""`lessen/<slug>.md`: the keys on top, and the text in steps below."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from pydantic import Field

from elearn.content.kinds.ids import Positive
from elearn.content.library import Case, Lesson
from elearn.content.markdown.checks import Mention, check_step, mentions
from elearn.content.markdown.rendering import render_step
from elearn.content.markdown.steps import StepDraft, read_steps
from elearn.reader.document import MISSING
from elearn.reader.front_matter import Page
from elearn.reader.problem import Problem
from elearn.reader.scalars import Day, Slug, Text
from elearn.reader.schema import Entry, sound, validate
from elearn.reader.silence import Silences

LONGEST = 12_000
"""Characters in the text of a lesson: twice what fits in six minutes.

The time that Markdown takes grows with the square of some texts: 200 kB of `[` took two minutes.
"""


class CaseEntry(Entry):
    """The scene that opens a lesson for one role."""

    theme: Text = Field(alias="thema")
    text: Text = Field(alias="tekst")


class LessonFront(Entry):
    """The keys of a lesson; its text follows in Markdown."""

    title: Text = Field(alias="titel")
    minutes: Positive = Field(alias="minuten")
    goals: tuple[Text, ...] = Field(alias="doelen", min_length=1)
    requires: tuple[Slug, ...] = Field(alias="vooraf", default=())
    warning: Text = Field(alias="waarschuwing", default="")
    outcomes: tuple[Text, ...] = Field(alias="kunnen", min_length=1)
    cases: dict[Slug, CaseEntry] = Field(alias="casus", default={})
    terms: tuple[Text, ...] = Field(alias="begrippen", default=())
    remember: Text = Field(alias="onthoud", default="")
    checked_on: Day | None = Field(alias="laatst_gecontroleerd", default=None)
    silences: Silences = Field(alias="negeer", default=())


@dataclass(frozen=True)
class LessonDraft:
    """A lesson as far as it could be read."""

    front: LessonFront | None = None
    steps: tuple[StepDraft, ...] = ()
    mentions: tuple[Mention, ...] = ()


def read_lesson(page: Page) -> tuple[LessonDraft, tuple[Problem, ...]]:
    """Check the keys and the text of a lesson."""
    front, problems = validate(page.front, LessonFront)
    if page.front.data is MISSING and not page.body:
        return LessonDraft(front), problems
    source = page.front.source
    if len(page.body) > LONGEST:
        return LessonDraft(front), (*problems, source.problem("B002", page.first_line, 1, *_TOO_LONG))
    steps, mistakes = read_steps(page)
    in_steps = (problem for step in steps for problem in check_step(source, step))
    named = (mention for step in steps for mention in mentions(step))
    return LessonDraft(front, steps, tuple(named)), (*problems, *mistakes, *in_steps)


def to_lesson(
    lesson_id: str,
    draft: LessonDraft,
    *,
    page_titles: Mapping[str, str],
    quiz_id: str | None,
    text: str,
) -> Lesson:
    """The lesson as the library holds it; `text` is the whole file."""
    front = sound(draft.front)
    cases = {path_id: Case(case.theme, case.text) for path_id, case in front.cases.items()}
    return Lesson(
        id=lesson_id,
        title=front.title,
        minutes=front.minutes,
        goals=front.goals,
        requires=front.requires,
        warning=front.warning,
        outcomes=front.outcomes,
        cases=MappingProxyType(cases),
        terms=front.terms,
        remember=front.remember,
        checked_on=front.checked_on,
        steps=tuple(render_step(step, page_titles) for step in draft.steps),
        quiz_id=quiz_id,
        content_hash=hashlib.sha256(text.encode()).hexdigest(),
    )


_TOO_LONG = (
    f"De tekst van deze les is langer dan {LONGEST} tekens.",
    "Verdeel de tekst over meer lessen.",
)
