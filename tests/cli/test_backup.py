"""`backup` and `herstel`: what goes in comes out again, and nothing is ever overwritten."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

import pytest

from elearn import cli
from elearn.app import create_app
from elearn.settings import PROJECT, Settings

SECRET, PASSWORD = "het geheim dat cookies tekent, lang genoeg", "wachtwoord-van-de-mail"


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> tuple[Path, Path]:
    """The folder of an installation with the demo municipality, and the backup of it."""
    folder = tmp_path_factory.mktemp("back-up")
    settings = Settings(
        data=folder / "data",
        secret_key=SECRET,
        smtp_url=f"smtp://leren:{PASSWORD}@mail.example:587",
        mail_from="leren@mail.example",
    )
    create_app(settings).extensions["engine"].dispose()
    assert run(settings, "backup", "-o", folder / "dag.zip") == 0
    return folder / "data", folder / "dag.zip"


@pytest.fixture
def empty(tmp_path) -> Settings:
    """A server where nothing was put yet; doctor finds nothing wrong with its settings."""
    return Settings(data=tmp_path / "nieuw", secret_key=SECRET, base_url="https://leren.example", demo=False)


def run(settings: Settings, *arguments: object) -> int:
    return cli.main([str(one) for one in arguments], settings, create_app)


def rows(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return list(connection.iterdump())


def files(folder: Path) -> dict[str, bytes]:
    return {str(one.relative_to(folder)): one.read_bytes() for one in folder.rglob("*") if one.is_file()}


def changed(backup: Path, target: Path, **changes: bytes | None) -> Path:
    """The same backup with another text for some of its files."""
    with ZipFile(backup) as old, ZipFile(target, "w") as new:
        for name in old.namelist():
            new.writestr(name, changes.get(name.partition(".")[0].replace("-", "_"), old.read(name)))
    return target


def noted(backup: Path, **changes: object) -> bytes:
    """Its note with something else in it."""
    with ZipFile(backup) as zip_:
        return json.dumps(json.loads(zip_.read("back-up.json")) | changes).encode()


def test_everything_comes_back_and_doctor_agrees(made, empty, capsys):
    data, backup = made

    assert run(empty, "herstel", backup) == 0

    assert rows(empty.data / "elearn.db") == rows(data / "elearn.db")
    assert files(empty.data / "modules") == files(PROJECT / "modules")
    assert {one.name for one in empty.data.iterdir()} == {"elearn.db", "modules"}
    told = capsys.readouterr().out
    assert f"staat in {empty.data}." in told
    assert "goed    voorbeeldstad: de keten van de registraties klopt." in told


def test_no_secret_and_no_password_goes_along_and_only_the_owner_reads_it(made):
    _, backup = made

    with ZipFile(backup) as zip_:
        texts = {name: zip_.read(name) for name in zip_.namelist()}

    assert [
        name for name, text in texts.items() if SECRET.encode() in text or PASSWORD.encode() in text
    ] == []
    assert "geheim" not in texts
    settings = json.loads(texts["back-up.json"])["settings"]
    assert {"ELEARN_SECRET_KEY", "ELEARN_SMTP_URL", "ELEARN_DATABASE_URL"} & settings.keys() == set()
    assert (settings["ELEARN_MAIL_FROM"], settings["ELEARN_FOUR_EYES"]) == ("leren@mail.example", "nee")
    assert backup.stat().st_mode & 0o777 == 0o600


def test_a_backup_while_somebody_writes_holds_what_was_saved_and_nothing_half(made, empty, tmp_path):
    data, _ = made
    before = rows(data / "elearn.db")
    with closing(sqlite3.connect(data / "elearn.db", isolation_level=None)) as writing:
        writing.execute("BEGIN IMMEDIATE")
        writing.execute("UPDATE person SET name = 'Half Bewaard'")

        assert run(replace(empty, data=data), "backup", "-o", tmp_path / "nu.zip") == 0
        writing.execute("ROLLBACK")

    assert run(empty, "herstel", tmp_path / "nu.zip") == 0
    assert rows(empty.data / "elearn.db") == before


def test_a_file_that_is_there_stays_as_it_is(made, empty, tmp_path, capsys):
    target = tmp_path / "dag.zip"
    target.write_text("van gisteren", encoding="utf-8")

    assert run(replace(empty, data=made[0]), "backup", "-o", target) == 1

    assert capsys.readouterr().err == f"{target} bestaat al. Kies een andere naam.\n"
    assert files(tmp_path) == {"dag.zip": b"van gisteren"}


def test_a_database_of_your_own_is_refused_with_the_command_that_does_it(empty, tmp_path, capsys):
    elsewhere = replace(empty, database_url="postgresql://elearn@db.example/elearn")

    assert run(elsewhere, "backup", "-o", tmp_path / "dag.zip") == 1
    assert "pg_dump --format=custom" in capsys.readouterr().err
    assert run(elsewhere, "herstel", tmp_path / "dag.zip") == 1
    assert "pg_restore" in capsys.readouterr().err
    assert files(tmp_path) == {}


def test_a_broken_chain_is_kept_in_the_backup_and_told(made, empty, tmp_path, capsys):
    """Who finds out needs that copy."""
    assert run(empty, "herstel", made[1]) == 0
    with closing(sqlite3.connect(empty.data / "elearn.db", isolation_level=None)) as writing:
        writing.execute("UPDATE chain_end SET last_hash = 'x' WHERE chain = 'completion'")
    capsys.readouterr()

    assert run(empty, "backup", "-o", tmp_path / "dag.zip") == 1

    assert "de keten van de registraties breekt" in capsys.readouterr().out
    assert (tmp_path / "dag.zip").exists()


@pytest.mark.parametrize(
    "case",
    [
        (lambda _, to: to, "zip is er niet. Kijk of de naam klopt."),
        (lambda _, to: to.write_bytes(b"geen zip") and to, "Dit is geen back-up van In verbinding."),
        (
            lambda one, to: changed(one, to, back_up=noted(one, revision="20991231_later")),
            "De back-up komt van een nieuwere versie van In verbinding.",
        ),
        (
            lambda one, to: changed(one, to, back_up=noted(one, files={"../elders": "x", "elearn.db": "x"})),
            "Dit is geen back-up van In verbinding.",
        ),
        (lambda one, to: changed(one, to, back_up=b"{}"), "Dit is geen back-up van In verbinding."),
        (
            lambda one, to: changed(one, to, elearn=b"iets anders"),
            "De back-up is beschadigd: elearn.db is niet meer wat het was.",
        ),
    ],
    ids=["not there", "no zip", "newer", "a way out", "an empty note", "another database"],
)
def test_what_is_no_whole_backup_of_ours_leaves_the_folder_empty(made, empty, tmp_path, capsys, case):
    make, said = case
    backup = make(made[1], tmp_path / "dag.zip")

    assert run(empty, "herstel", backup) == 1

    assert said in capsys.readouterr().err
    assert list(empty.data.iterdir()) == []


def test_a_folder_with_something_in_it_is_refused(made, empty, capsys):
    empty.data.mkdir()
    (empty.data / "geheim").write_text("van een ander", encoding="utf-8")

    assert run(empty, "herstel", made[1]) == 1

    assert "Herstel overschrijft nooit iets." in capsys.readouterr().err
    assert files(empty.data) == {"geheim": b"van een ander"}
