"""From figures to what a trainer reads."""

from __future__ import annotations

from dataclasses import replace

import pytest

from elearn.questions.question import Pick
from elearn.services.analysis.advice import advise
from elearn.services.analysis.figures import Figures, Interval, PickFigures
from tests.services.content import question

GOOD = PickFigures(Pick("goed", "Ja", right=True, picked=False), 0.7, 0.35, "veel")
WRONG = PickFigures(Pick("fout", "Nee", right=False, picked=False), 0.3, -0.35, "weinig")
FIGURES = Figures(
    people=112,
    right=0.7,
    interval=Interval(0.6, 0.8),
    facility=0.7,
    discrimination=0.35,
    picks=(GOOD, WRONG),
    unanswered=0.0,
)
EASY = ("warn", "Bijna iedereen heeft dit goed. Maak de andere antwoorden beter.")
HARD = ("warn", "Minder dan 4 van de 10 mensen hebben dit goed. Staat dit duidelijk in de les?")
VAGUE = (
    "warn",
    "Wie veel weet en wie weinig weet, doen het hier even goed. Is de vraag duidelijk?",
)
TURNED = ("error", "Wie veel weet, heeft deze vraag vaker fout. Klopt het goede antwoord?")
NOBODY = ("warn", "Antwoord B kiest niemand: vervang het.")
MAYBE = ("error", "Misschien is antwoord B ook goed: wie veel weet, kiest antwoord B.")
FINE = ("ok", "Deze vraag doet wat hij moet doen.")


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({}, [FINE]),
        ({"right": 0.95}, [EASY]),
        ({"right": 0.94}, [FINE]),
        ({"right": 0.39}, [HARD]),
        ({"right": 0.40}, [FINE]),
        ({"discrimination": 0.19}, [VAGUE]),
        ({"discrimination": 0.20}, [FINE]),
        ({"discrimination": -0.18}, [VAGUE]),
        ({"discrimination": -0.19}, [TURNED]),
        ({"discrimination": -0.19, "people": 49}, [FINE]),
        ({"discrimination": None}, [FINE]),
        ({"picks": (GOOD, replace(WRONG, share=0.0, knowing=None, who="gemengd"))}, [NOBODY]),
        ({"picks": (GOOD, replace(WRONG, knowing=0.36, who="veel"))}, [MAYBE]),
        ({"picks": (GOOD, replace(WRONG, knowing=0.34, who="veel"))}, [FINE]),
        ({"picks": (GOOD, replace(WRONG, knowing=0.19, who="veel")), "discrimination": 0.1}, [MAYBE, VAGUE]),
        ({"picks": (GOOD, replace(WRONG, knowing=0.18, who="gemengd")), "discrimination": 0.1}, [VAGUE]),
        ({"right": 0.3, "discrimination": -0.3}, [TURNED, HARD]),
    ],
    ids=str,
)
def test_advice_follows_the_figures(more, expected):
    found = advise(question("vraag", "D"), replace(FIGURES, **more))

    assert [(one.tone, one.sentence) for one in found] == expected


def test_a_critical_question_may_be_easy():
    easy = replace(FIGURES, right=1.0)

    assert [one.sentence for one in advise(question("vraag", "D", kritiek=True), easy)] == [FINE[1]]
