"""`trainer` gives and takes a module, and says in Dutch what it did. On both databases."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from elearn import cli
from elearn.app import create_app
from elearn.db import AuditEvent, Organisation
from elearn.db.engine import make_engine, make_sessions
from elearn.settings import Settings

TARIK, LIEKE = "tarik@voorbeeldstad.example", "lieke@voorbeeldstad.example"


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
            return cli.main(["trainer", *arguments], settings, start)
        finally:
            for app in apps:
                app.extensions["engine"].dispose()

    return command


@pytest.fixture
def sessions(database_url):
    engine = make_engine(database_url)
    yield make_sessions(engine)
    engine.dispose()


def test_a_module_goes_and_comes_back(run, sessions, capsys):
    asked = [
        ("neem", TARIK.upper(), "polarisatie"),
        ("neem", TARIK, "polarisatie"),
        ("toon",),
        ("geef", TARIK, "polarisatie"),
        ("geef", TARIK, "polarisatie"),
    ]

    assert [run(*one) for one in asked] == [0] * len(asked)

    assert capsys.readouterr().out.splitlines() == [
        "Tarik Yılmaz werkt niet meer aan de module polarisatie.",
        "Tarik Yılmaz had de module polarisatie niet.",
        f"{LIEKE}: polarisatie",
        f"{TARIK}: geen module",
        "Tarik Yılmaz werkt nu aan de module polarisatie.",
        "Tarik Yılmaz had de module polarisatie al.",
    ]
    with sessions() as session:
        found = session.execute(select(AuditEvent.action, AuditEvent.actor_id).order_by(AuditEvent.sequence))
        assert [tuple(row) for row in found] == [("module taken away", None), ("module given", None)]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["geef"], f"Welke trainer bedoel je? Kies uit: {LIEKE}, {TARIK}."),
        (["geef", "sanne@voorbeeldstad.example", "polarisatie"], "Welke trainer bedoel je?"),
        (["geef", TARIK], "De module ? bestaat niet. Kies uit: `polarisatie`."),
        (["geef", TARIK, "polarisati"], "De module polarisati bestaat niet. Bedoel je `polarisatie`?"),
        (["toon", "--organisatie", "elders"], "Er is geen organisatie met de code elders."),
    ],
)
def test_what_cannot_be_is_one_sentence(run, capsys, arguments, sentence):
    assert run(*arguments) == 1
    assert capsys.readouterr().err.startswith(sentence)


def test_with_two_organisations_one_has_to_be_named(run, sessions, capsys):
    run("toon")
    with sessions.begin() as session:
        session.add(Organisation(code="elders", name="Gemeente Elders"))

    assert [run("toon"), run("toon", "--organisatie", "elders")] == [1, 0]
    told = capsys.readouterr()
    assert told.err == "Er is niet precies één organisatie. Kies er een met --organisatie CODE.\n"
    assert told.out.splitlines()[-1] == "Er zijn geen trainers."
