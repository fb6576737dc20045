"""`module.yaml`: the subject, the guide it follows, the core test and the rules for tests."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from elearn.content.kinds.ids import Percentage, Positive
from elearn.content.library import Colophon, Test
from elearn.reader.scalars import Number, Text
from elearn.reader.schema import Entry
from elearn.reader.silence import Silences

CORE_TEST = "kern"
"""The id of the test that all paths share."""


class Publication(Entry):
    """Which guide this is."""

    title: Text = Field(alias="titel")
    publisher: Text = Field(alias="uitgever")
    edition: Text = Field(alias="editie")


class TestRules(Entry):
    """How a test is passed, where the test itself does not say: percent, tries and minutes."""

    pass_percentage: Percentage = Field(alias="slaagnorm")
    tries: Positive = Field(alias="pogingen")
    wait_minutes: Number = Field(alias="wachttijd")


class TestEntry(Entry):
    """A test: which goals, how many questions of each, and its own rules."""

    title: Text = Field(alias="titel")
    goals: tuple[Text, ...] = Field(alias="doelen", min_length=1)
    per_goal: Positive = Field(alias="per_doel")
    minutes: Positive = Field(alias="minuten")
    pass_percentage: Percentage | None = Field(alias="slaagnorm", default=None)
    tries: Positive | None = Field(alias="pogingen", default=None)
    wait_minutes: Number | None = Field(alias="wachttijd", default=None)


class ColophonEntry(Entry):
    """What a learner may know about the course itself, each a list of sentences."""

    editorial: tuple[Text, ...] = Field(alias="van_de_redactie", default=())
    limits: tuple[Text, ...] = Field(alias="vervangt_niet", default=())
    credits: tuple[Text, ...] = Field(alias="met_dank_aan", default=())


class ModuleFile(Entry):
    """The whole file."""

    title: Text = Field(alias="titel")
    language: Literal["nl"] = Field(alias="taal", default="nl")
    guide: Publication = Field(alias="handreiking")
    core_test: TestEntry | None = Field(alias="kerntoets", default=None)
    test_rules: TestRules = Field(alias="toetsregels")
    valid_months: Positive = Field(alias="geldig_maanden")
    colophon: ColophonEntry = Field(alias="colofon", default=ColophonEntry())
    silences: Silences = Field(alias="negeer", default=())


def to_colophon(entry: ColophonEntry) -> Colophon:
    """The colophon as the library holds it."""
    return Colophon(entry.editorial, entry.limits, entry.credits)


def to_test(test_id: str, entry: TestEntry, rules: TestRules) -> Test:
    """A test with the rules of the module filled in where it has none of its own."""
    return Test(
        id=test_id,
        title=entry.title,
        goals=entry.goals,
        per_goal=entry.per_goal,
        minutes=entry.minutes,
        pass_percentage=_or(entry.pass_percentage, rules.pass_percentage),
        tries=_or(entry.tries, rules.tries),
        wait_minutes=_or(entry.wait_minutes, rules.wait_minutes),
    )


def _or(value: int | None, default: int) -> int:
    return default if value is None else value  # a waiting time of 0 is a value
