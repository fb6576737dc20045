"""`doctor` looks at everything, says where something is wrong, and changes nothing."""

from __future__ import annotations

import json
import socket
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from sqlalchemy import select, text

from elearn import cli
from elearn.app import create_app
from elearn.db import Organisation
from elearn.db.engine import make_engine
from elearn.services.doctor.settings import check_settings
from elearn.services.retention.run import destroy
from elearn.services.synthetic import fill
from elearn.settings import Settings

REAL = {"base_url": "https://leren.voorbeeldstad.nl", "demo": False}


@pytest.fixture
def filled(empty):
    """An installation with a made-up municipality that is ready for production."""
    app, now = create_app(empty), datetime.now(UTC)
    library = app.extensions["shelf"].library
    with app.extensions["sessions"].begin() as session:
        fill(session, library, code="vulstad", people=60, password="wachtwoord van de proef", seed=1, now=now)
        organisation_id = session.scalars(select(Organisation.id)).one()
        destroy(session, library, organisation_id=organisation_id, now=now)
    app.extensions["engine"].dispose()
    return replace(empty, **REAL)


@pytest.fixture
def change(filled):
    """Do something to the database behind the back of the app."""

    def run(*statements: str) -> None:
        engine = make_engine(filled.engine_url)
        with engine.begin() as connection:
            if engine.dialect.name == "postgresql":
                for table in ("completion", "completion_holder", "audit_event", "retention_run"):
                    connection.execute(text(f"ALTER TABLE {table} DISABLE TRIGGER ALL"))
            else:
                names = text("SELECT name FROM sqlite_master WHERE type = 'trigger'")
                for name in connection.scalars(names).all():
                    connection.execute(text(f"DROP TRIGGER {name}"))
            for one in statements:
                connection.execute(text(one))
        engine.dispose()

    return run


def doctor(settings, capsys) -> tuple[int, list[dict]]:
    capsys.readouterr()
    code = cli.main(["doctor", "--json"], settings, create_app)
    return code, json.loads(capsys.readouterr().out)


def wrong(findings) -> list[tuple[str, str]]:
    return [(one["check"], one["text"]) for one in findings if one["level"] == "fout"]


def test_what_is_in_order_is_said_and_ends_with_0(filled, capsys):
    code, findings = doctor(filled, capsys)

    assert (code, wrong(findings)) == (0, [])
    chains = {one["where"]["keten"]: one["where"] for one in findings if one["check"] == "keten"}
    assert chains.keys() == {
        "completion",
        "correction",
        "correction_withdrawal",
        "audit_event",
        "retention_run",
    }
    assert (chains["completion"]["regels"] > 10, len(chains["completion"]["eindcode"])) == (True, 64)


def test_what_is_wrong_is_found_with_its_place_and_ends_with_1(filled, change, capsys):
    change(
        "UPDATE completion SET valid_until = '2099-01-01' WHERE sequence = 3",
        "UPDATE completion_holder SET salt = 'X' FROM completion WHERE id = completion_id AND sequence = 5",
        "UPDATE assignment SET valid_until = '2099-01-01' WHERE completion_id IS NOT NULL",
        "UPDATE audit_event SET action = 'niets' WHERE sequence = 1",
        "UPDATE retention_run SET at = '2020-01-01 00:00:00+00:00'",
    )

    code, findings = doctor(filled, capsys)

    expected = [
        ("bewaartermijnen", "vulstad: de bewaartermijnen zijn sinds 01-01-2020 niet nagelopen."),
        (
            "keten",
            "vulstad: de keten van de registraties breekt bij nummer 3: een regel is veranderd of weg.",
        ),
        ("keten", "vulstad: de keten van het logboek breekt bij nummer 1: een regel is veranderd of weg."),
        ("keten", "vulstad: de keten van de verslagen van vernietiging breekt bij nummer 1"),
        ("houders", "vulstad: wie registratie 5 haalde is veranderd. Die registratie is van "),
        ("standen", "vulstad: "),
    ]
    assert code == 1
    assert [
        (check, text_[: len(start)])
        for (check, text_), (_, start) in zip(wrong(findings), expected, strict=True)
    ] == expected


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        (
            "UPDATE completion SET sequence = 999 WHERE sequence = (SELECT max(sequence) FROM completion)",
            "de keten van de registraties breekt bij nummer",
        ),
        (
            "UPDATE chain_end SET removed = 1, removed_hash = 'x' WHERE chain = 'audit_event'",
            "uit het logboek is 1 regel weg, maar de verslagen zeggen 0.",
        ),
        ("UPDATE alembic_version SET version_num = 'x'", "De database hoort bij een andere versie."),
    ],
    ids=["the last row", "the start of the log", "the schema"],
)
def test_so_is_what_only_shows_at_an_end(filled, change, capsys, statement, said):
    change(statement)

    code, findings = doctor(filled, capsys)

    assert code == 1
    assert any(said in text_ for _, text_ in wrong(findings))


@pytest.mark.parametrize(
    ("more", "levels"),
    [
        (REAL, ["goed", "goed", "goed"]),
        (REAL | {"secret_key": ""}, ["let-op", "goed", "goed"]),
        (REAL | {"base_url": ""}, ["goed", "fout", "goed"]),
        (REAL | {"base_url": "http://leren.voorbeeldstad.nl"}, ["goed", "fout", "goed"]),
        (REAL | {"demo": True}, ["goed", "goed", "fout"]),
    ],
)
def test_settings_that_do_not_fit_a_real_server_are_named(empty, more, levels):
    assert [one.level for one in check_settings(replace(empty, **more))][:3] == levels


@pytest.mark.parametrize(("is_there", "level"), [(True, "goed"), (False, "fout")])
def test_a_mail_server_that_does_not_answer_is_found(empty, is_there, level):
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
        if not is_there:
            listener.close()
        found = list(check_settings(replace(empty, smtp_url=f"smtp://127.0.0.1:{port}", mail_from="a@b.nl")))

    assert [(one.check, one.level) for one in found][-1] == ("mail", level)


def test_without_a_database_it_says_what_to_do_and_makes_none(tmp_path, capsys):
    settings = Settings(data=tmp_path / "leeg", **REAL)

    code, findings = doctor(settings, capsys)

    assert (code, wrong(findings)[0][0]) == (1, "database")
    assert not (tmp_path / "leeg").exists()


def test_people_read_one_line_each(filled, capsys):
    capsys.readouterr()

    assert cli.main(["doctor"], filled, create_app) == 0

    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "goed    ELEARN_SECRET_KEY is ingesteld."
    assert "goed    vulstad: elke toewijzing volgt uit haar registraties." in lines
