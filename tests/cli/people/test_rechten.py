"""`rechten` gives and takes a right, and says in Dutch what it did. On both databases."""

from __future__ import annotations

import pytest

from elearn import cli
from elearn.app import create_app
from elearn.settings import Settings

SANNE, INEKE = "sanne@voorbeeldstad.example", "ineke@voorbeeldstad.example"


@pytest.fixture
def run(database_url, tmp_path):
    """Run the command on the demo organisation; the exit code."""
    settings = Settings(data=tmp_path, database_url=database_url, secret_key="x" * 32, demo=True)

    def command(*arguments: str) -> int:
        apps = []

        def start(given: Settings):
            apps.append(create_app(given))
            return apps[-1]

        try:
            return cli.main(["rechten", *arguments], settings, start)
        finally:
            for app in apps:
                app.extensions["engine"].dispose()

    return command


def test_a_right_comes_and_goes(run, capsys):
    asked = [
        ("geef", SANNE, "hr"),
        ("geef", "003905", "hr"),
        ("toon",),
        ("neem", SANNE, "hr"),
        ("neem", SANNE, "hr"),
    ]

    assert [run(*one) for one in asked] == [0] * len(asked)

    assert capsys.readouterr().out.splitlines() == [
        "Sanne de Vries heeft nu het recht hr.",
        "Sanne de Vries had het recht hr al.",
        "mirjam@voorbeeldstad.example: hr",
        f"{INEKE}: beheer",
        "lieke@voorbeeldstad.example: trainer",
        f"{SANNE}: hr",
        "tarik@voorbeeldstad.example: trainer",
        "Sanne de Vries heeft het recht hr niet meer.",
        "Sanne de Vries had het recht hr niet.",
    ]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["geef"], "Deze collega vind ik niet. Vul het hele e-mailadres of personeelsnummer in"),
        (["geef", SANNE], "Welk recht bedoel je? Kies uit: hr, trainer, beheer."),
        (["neem", INEKE, "beheer"], "Dit is de laatste beheerder."),
        (["toon", "--organisatie", "elders"], "Er is geen organisatie met de code elders."),
    ],
)
def test_what_cannot_be_is_one_sentence(run, capsys, arguments, sentence):
    assert run(*arguments) == 1
    assert capsys.readouterr().err.startswith(sentence)
