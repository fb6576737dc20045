"""`exporteer registraties` writes a whole file or none, and says in Dutch what it did."""

from __future__ import annotations

import csv
import hashlib
import json
from pathlib import Path

import pytest
from openpyxl import load_workbook
from sqlalchemy import select

from elearn import cli
from elearn.app import create_app
from elearn.db import AuditEvent, Department, ExportLog, Organisation, Person
from elearn.db.engine import make_engine, make_sessions
from elearn.settings import Settings

SECRET = "a secret that is only used in tests, never anywhere else"


@pytest.fixture
def settings(database_url, tmp_path) -> Settings:
    """The demo organisation on each kind of database."""
    return Settings(data=tmp_path, database_url=database_url, secret_key=SECRET, demo=True)


@pytest.fixture
def target(tmp_path) -> Path:
    folder = tmp_path / "uit"
    folder.mkdir()
    return folder / "registraties.csv"


@pytest.fixture
def sessions(settings):
    create_app(settings).extensions["engine"].dispose()
    engine = make_engine(settings.engine_url)
    yield make_sessions(engine)
    engine.dispose()


def export(settings: Settings, target: Path, *more: str) -> int:
    apps = []

    def start(given: Settings):
        apps.append(create_app(given))
        return apps[-1]

    arguments = ["exporteer", "registraties", "-o", str(target), *more]
    try:
        return cli.main(arguments, settings, start)
    finally:
        for app in apps:
            app.extensions["engine"].dispose()


def rows(target: Path) -> list[dict[str, str]]:
    with target.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def names(target: Path) -> list[str]:
    return [row["naam"] for row in rows(target)]


NAMED = ("--met", "naam")


def test_the_file_holds_everybody(settings, target, capsys):
    assert export(settings, target, *NAMED) == 0

    found = names(target)
    assert {"Sanne de Vries", "Çağla Öztürk"} <= set(found)
    assert capsys.readouterr().out == f"{len(found)} regels geschreven naar {target}.\n"


@pytest.mark.parametrize(
    ("options", "found"),
    [
        (
            ["--pad", "communicatieadviseur", "--status", "niet-gestart"],
            {"Joris Kuiper", "Çağla Öztürk", "Sem de Wit"},
        ),
        (["--afdeling", "opleidingen"], set()),
        (["--status", "verlopen"], {"Gerrit Jansen", "Joke Mulder"}),
        (["--van", "01-01-1990", "--tot", "1990-12-31"], set()),
        (["--organisatie", "voorbeeldstad", "--status", "verlopen"], {"Gerrit Jansen", "Joke Mulder"}),
    ],
)
def test_filters_narrow_the_file(settings, target, options: list[str], found: set[str]):
    assert export(settings, target, *NAMED, *options) == 0
    assert set(names(target)) == found


def test_a_workbook_and_excel_csv_hold_the_same_rows(settings, target):
    workbook = target.with_suffix(".xlsx")
    nl = ("--profiel", "nl-excel")
    assert [export(settings, workbook, *nl), export(settings, target, *nl, "--formaat", "csv")] == [0, 0]

    lines = target.read_text(encoding="utf-8-sig").splitlines()
    rows = [[str(cell or "") for cell in row[:4]] for row in load_workbook(workbook).worksheets[0].values]
    assert rows == [line.split(";")[:4] for line in lines]


def test_the_export_is_written_down(settings, target, sessions):
    export(settings, target, "--status", "verlopen", "--van", "01-02-2020")

    with sessions() as session:
        (found,) = session.scalars(select(AuditEvent))
        (row,) = session.scalars(select(ExportLog))
    assert (row.actor_id, row.profile, row.format, row.filter, row.rows) == (
        None,
        "machine",
        "csv",
        {"status": "verlopen", "from": "2020-02-01"},
        2,
    )
    assert (found.actor_id, found.action, found.facts) == (
        None,
        "registrations exported",
        {"export": str(row.id), "profile": "machine", "rows": 2, "sha256": row.sha256},
    )


def test_beside_the_file_is_a_manifest_that_seals_it(settings, target):
    export(settings, target, "--status", "verlopen")

    note = json.loads((target.parent / "registraties.csv.manifest.json").read_text(encoding="utf-8"))
    content = target.read_bytes()
    assert note["bestanden"] == [
        {
            "naam": "registraties.csv",
            "regels": 2,
            "bytes": len(content),
            "sha256": hashlib.sha256(content).hexdigest(),
        }
    ]
    assert (note["regels"], note["filter"]) == (2, {"status": "verlopen"})


def test_since_the_previous_time_gives_what_is_new(settings, target, capsys):
    since = ("--profiel", "afas", "--sinds-vorige")

    assert [export(settings, target, *since) for _ in range(2)] == [0, 0]

    first, second = capsys.readouterr().out.splitlines()
    assert not first.startswith("0 regels")
    assert second == f"0 regels geschreven naar {target}."


def test_an_own_profile_is_read_from_a_file(settings, target, tmp_path):
    own = tmp_path / "ons.yaml"
    own.write_text("titel: Ons\nkolommen:\n  - {naam: Nummer, veld: personeelsnummer}\n", encoding="utf-8")

    assert export(settings, target, "--profiel", str(own), "--status", "verlopen") == 0

    assert [list(row) for row in rows(target)] == [["Nummer"], ["Nummer"]]


def test_mistakes_in_an_own_profile_are_told_with_line_and_column(settings, target, tmp_path, capsys):
    own = tmp_path / "ons.yaml"
    own.write_text("titel: Ons\nkolommen:\n  - {naam: Nummer, veld: nummer}\n", encoding="utf-8")

    assert export(settings, target, "--profiel", str(own)) == 1

    assert capsys.readouterr().err == (
        f"{own}:3:26: S006 Het veld `nummer` bestaat niet. Kijk of de naam goed geschreven is.\n"
    )
    assert list(target.parent.iterdir()) == []


def test_more_rows_than_a_system_takes_become_more_files(settings, target, tmp_path, capsys):
    own = tmp_path / "ons.yaml"
    own.write_text(
        "titel: Ons\nregels_per_bestand: 1\nkolommen:\n  - {naam: Nummer, veld: personeelsnummer}\n",
        encoding="utf-8",
    )

    export(settings, target, "--profiel", str(own), "--status", "verlopen")

    assert sorted(file.name for file in target.parent.iterdir()) == [
        "registraties.csv.manifest.json",
        "registraties_1.csv",
        "registraties_2.csv",
    ]
    assert capsys.readouterr().out == f"2 regels geschreven naar {target}, in 2 bestanden.\n"


def test_disarmed_cells_are_told(settings, target, sessions, capsys):
    with sessions.begin() as session:
        person = session.scalars(select(Person).where(Person.name == "Sanne de Vries")).one()
        person.name = "=1+1"

    assert export(settings, target, *NAMED) == 0

    assert "'=1+1" in names(target)
    assert capsys.readouterr().out.splitlines()[1:] == [
        "In 1 cel staat nu een ' vooraan. Zo kan de tekst geen formule worden."
    ]


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (["--pad", "bali"], "Het leerpad bali bestaat niet. Kies uit: "),
        (["--afdeling", "Zolder"], "De afdeling Zolder bestaat niet. Kies uit: "),
        (["--organisatie", "anderstad"], "Er is geen organisatie met de code anderstad."),
        (["--profiel", "sap"], "Het profiel sap bestaat niet. Kies uit: nl-excel, afas, coachview, "),
        (["--profiel", "weg.yaml"], "Het profiel weg.yaml kan ik niet lezen."),
        (["--profiel", "afas", *NAMED], "Het profiel AFAS Profit heeft geen plek voor: naam. "),
        (["--profiel", "afas", "--status", "geldig"], "Het profiel AFAS Profit gaat over voltooiingen. "),
    ],
)
def test_what_does_not_exist_is_told_and_leaves_the_old_file(
    settings, target, capsys, options: list[str], sentence: str
):
    target.write_text("oud", encoding="utf-8")

    assert export(settings, target, *options) == 1

    assert capsys.readouterr().err.startswith(sentence)
    assert [(file.name, file.read_text(encoding="utf-8")) for file in target.parent.iterdir()] == [
        ("registraties.csv", "oud")
    ]


def test_with_two_organisations_one_must_be_chosen(settings, target, sessions, capsys):
    with sessions.begin() as session:
        session.add(Organisation(code="anderstad", name="Gemeente Anderstad"))

    assert export(settings, target) == 1
    assert capsys.readouterr().err == (
        "Er is niet precies één organisatie. Kies er een met --organisatie CODE.\n"
    )
    assert export(settings, target, "--organisatie", "anderstad") == 0
    assert rows(target) == []


def test_a_department_of_another_organisation_is_unknown(settings, target, sessions, capsys):
    with sessions.begin() as session:
        other = Organisation(code="anderstad", name="Gemeente Anderstad")
        session.add(other)
        session.flush()
        session.add(Department(organisation_id=other.id, name="Haven"))

    assert export(settings, target, "--organisatie", "voorbeeldstad", "--afdeling", "Haven") == 1
    assert capsys.readouterr().err.startswith("De afdeling Haven bestaat niet.")


def test_a_folder_that_is_not_there_is_told(settings, tmp_path, capsys):
    target = tmp_path / "nergens" / "registraties.csv"

    assert export(settings, target) == 1
    assert capsys.readouterr().err == f"De map {target.parent} bestaat niet. Maak die eerst.\n"


def test_a_target_that_is_a_folder_is_told(settings, tmp_path, capsys):
    assert export(settings, tmp_path) == 1
    assert capsys.readouterr().err == (
        f"{tmp_path} kan ik niet schrijven. Kijk of je daar mag schrijven en of er ruimte is.\n"
    )


def test_only_the_owner_may_read_the_file(settings, target):
    export(settings, target)

    assert {(file.name, oct(file.stat().st_mode & 0o777)) for file in target.parent.iterdir()} == {
        ("registraties.csv", "0o600"),
        ("registraties.csv.manifest.json", "0o600"),
    }


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (["--formaat", "pdf"], "'pdf' past niet bij --formaat. Kies uit: 'xlsx', 'ods', 'csv', 'jsonl'."),
        (["--met", "salaris"], "salaris kan niet. Kies uit: naam, afdeling, functie."),
        (["--van", "gisteren"], "gisteren is geen datum. Schrijf bijvoorbeeld 23-11-2026."),
        (["--status", "ziek"], "'ziek' past niet bij --status. Kies uit: "),
    ],
)
def test_a_wrong_option_is_told_in_dutch(settings, target, capsys, options: list[str], sentence: str):
    with pytest.raises(SystemExit) as ended:
        export(settings, target, *options)

    assert ended.value.code == 2
    assert sentence in capsys.readouterr().err
