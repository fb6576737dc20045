"""The rules for good questions, at the edge between right and wrong."""

from __future__ import annotations

import pytest

from elearn.content.rules.items import RULES
from elearn.questions import QUESTION

GOOD, BAD = "Rustig blijven staan", "Hard gaan roepen"


def question(*answers: str, kind: str = "een-antwoord", stem: str = "Wat doe je?"):
    """A question; answers that start with + are right."""
    return QUESTION.validate_python(
        {
            "soort": kind,
            "id": "een-vraag",
            "doel": "D1",
            "vraag": stem,
            "uitleg": "Daarom.",
            "antwoorden": [
                {"tekst": one.removeprefix("+"), "goed": one.startswith("+"), "feedback": f"Uitleg {number}."}
                for number, one in enumerate(answers or (f"+{GOOD}", BAD))
            ],
        }
    )


def statement(stem: str):
    return QUESTION.validate_python(
        {
            "soort": "stelling",
            "id": "een-stelling",
            "doel": "D1",
            "vraag": stem,
            "klopt": True,
            "feedback_waar": "Ja.",
            "feedback_niet_waar": "Nee.",
            "uitleg": "Daarom.",
        }
    )


def codes(asked) -> list[str]:
    return [code for code, find in RULES.items() for _ in find(asked)]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (question(), []),
        (question("+" + "w" * 46, "w" * 30), ["Q031"]),
        (question("+" + "w" * 39, "w" * 30), []),
        (question("+ongemak", "rust"), []),
        (question("+" + "w" * 46, "v" * 10, "w" * 30), ["Q031"]),
        (question("+" + "w" * 60, "+" + "v" * 20, "w" * 20, kind="meer-antwoorden"), []),
        (question(f"+{GOOD}", "Altijd roepen"), ["Q032"]),
        (question("+Altijd rustig blijven", "Altijd roepen"), []),
        (question(f"+{GOOD}", "Iedereen roepen"), []),
        (question(f"+{GOOD}", "Iedereen roepen", "Niemand helpen"), ["Q032", "Q032"]),
        (question(f"+{GOOD}", "Alle antwoorden kloppen"), ["Q034"]),
        (question(f"+{GOOD}", "Antwoord B en nog iets"), ["Q034"]),
        (question(f"+{GOOD}", "Geen van beide groepen helpen"), []),
        (question("+Ik bel de wijkagent vandaag nog", "Ik bel de wijkagenten vandaag nog"), ["Q035"]),
        (question("+Ik bel vandaag nog 112", "Ik bel vandaag nog 113"), []),
        (question("+Ik bel hem vandaag wel", "Ik bel hem vandaag niet"), []),
    ],
)
def test_answers(asked, expected):
    assert codes(asked) == expected


@pytest.mark.parametrize(
    ("stem", "expected"),
    [
        ("Wat doe je niet?", ["Q033"]),
        ("Wat doe je NIET?", []),
        ("Wat doe je als iemand niet luistert?", []),
        ("Er is geen ruzie. Wat doe je?", []),
        ("Kies wat geen signaal is.", ["Q033"]),
        ("Hoe het verder moet.", ["Q039"]),
        ("Jij bent aan zet. Kies wat past.", []),
        ("Wat nu: bellen of mailen?", []),
    ],
)
def test_stems(stem, expected):
    assert codes(question(stem=stem)) == expected


@pytest.mark.parametrize(
    ("stem", "expected"),
    [("Een signaal is geen bewijs.", ["Q033"]), ("Een signaal is iets wat je hoort.", [])],
)
def test_statements(stem, expected):
    assert codes(statement(stem)) == expected
