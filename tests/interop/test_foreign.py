"""What becomes of a file that another system wrote: every question, and every loss by name."""

from __future__ import annotations

import pytest

from elearn.interop.formats import convert
from tests.foreign import FILES
from tests.interop.drafts import drafts_of

EXPECTED = {
    "gift": (
        [("g-01", "een-antwoord"), ("bekende-groeten", "meer-antwoorden"), ("eerst-groeten", "stelling")],
        {
            "g-01": {"opmaak vervalt", "labels vervallen", "50% van de punten vervalt"},
            "Vertel het": {"niet omgezet"},
        },
        "Dit is een open vraag. Die kunnen wij niet nakijken.",
    ),
    "moodle": (
        [("bu-3117", "een-antwoord"), ("groet-bij-de-tijd", "koppelen"), ("kort-woord", "invullen")],
        {
            "bu-3117": {
                "hints vervallen",
                "feedback op het geheel vervalt",
                "afbeelding vervalt",
                "labels vervallen",
            },
            "groet-bij-de-tijd": {"aantal punten vervalt"},
            "Gat in de zin": {"niet omgezet"},
        },
        "Wij hebben geen vraag van de soort ‘gatentekst’.",
    ),
    "qti3": (
        [("buur-bij-de-brievenbus", "een-antwoord"), ("nieuwe-buren", "volgorde")],
        {"nieuwe-buren": {"alles of niets vervalt"}, "Wijs het huis aan": {"niet omgezet"}},
        "Wij hebben geen vraag van de soort ‘plek in een afbeelding’.",
    ),
    "qti22": ([("feest-in-de-straat", "meer-antwoorden")], {"feest-in-de-straat": {"weging vervalt"}}, ""),
}
"""Name of a file -> what becomes ours, what is lost by question, and why one is left in a comment."""


@pytest.mark.parametrize("name", FILES)
def test_every_question_comes_or_is_named_with_what_it_loses(name):
    _, origin, content = FILES[name]
    ours, lost, why = EXPECTED[name]

    drafts, converted = drafts_of(content(), origin), convert(content(), origin)

    assert [(one.data["id"], one.data["soort"]) for one in drafts if one.data] == ours
    named = {loss.question for loss in converted.losses}
    assert {one: {loss.what for loss in converted.losses if loss.question == one} for one in named} == lost
    assert [one.item.why_not for one in drafts if not one.data] == ([why] if why else [])
    assert why in converted.yaml
