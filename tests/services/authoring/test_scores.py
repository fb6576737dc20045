"""The table of ticks shows what each combination earns."""

from __future__ import annotations

import json

from elearn.questions import parse_json
from elearn.services.authoring.scores import Ticks, score_table

QUESTION = parse_json(
    json.dumps(
        {
            "id": "groeten",
            "soort": "meer-antwoorden",
            "doel": "D1",
            "vraag": "Wat is een groet?",
            "antwoorden": [
                {"tekst": "zwaaien", "goed": True, "feedback": "Ja."},
                {"tekst": "knikken", "goed": True, "feedback": "Ja."},
                {"tekst": "doorlopen", "feedback": "Nee."},
            ],
            "uitleg": "Hoofd of hand.",
        }
    )
)


def test_every_combination_of_ticks_has_its_points():
    assert score_table(QUESTION) == (
        Ticks((True, True, False), 1.0),
        Ticks((True, False, False), 0.5),
        Ticks((False, True, False), 0.5),
        Ticks((True, True, True), 0.5),
        Ticks((False, False, False), 0.0),
        Ticks((False, False, True), 0.0),
        Ticks((True, False, True), 0.0),
        Ticks((False, True, True), 0.0),
    )
