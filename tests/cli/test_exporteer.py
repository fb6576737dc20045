"""`exporteer registraties` writes a whole file or none, and says in Dutch what it did."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from openpyxl import load_workbook
from sqlalchemy import select

from elearn import cli
from elearn.app import create_app
from elearn.db import AuditEvent, Department, Organisation, Person
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


def export(settings: Settings, target: Path, *more: str, kind: str = "csv") -> int:
    apps = []

    def start(given: Settings):
        apps.append(create_app(given))
        return apps[-1]

    arguments = ["exporteer", "registraties", "--formaat", kind, "-o", str(target), *more]
    try:
        return cli.main(arguments, settings, start)
    finally:
        for app in apps:
            app.extensions["engine"].dispose()


def names(target: Path) -> list[str]:
    with target.open(encoding="utf-8", newline="") as file:
        return [row["naam"] for row in csv.DictReader(file)]


def test_the_file_holds_everybody(settings, target, capsys):
    assert export(settings, target) == 0

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
    assert export(settings, target, *options) == 0
    assert set(names(target)) == found


def test_a_workbook_and_excel_csv_hold_the_same_rows(settings, target):
    workbook = target.with_suffix(".xlsx")
    assert [export(settings, workbook, kind="xlsx"), export(settings, target, kind="csv-excel")] == [0, 0]

    lines = target.read_text(encoding="utf-8-sig").splitlines()
    rows = [[str(cell or "") for cell in row[:4]] for row in load_workbook(workbook).worksheets[0].values]
    assert rows == [line.split(";")[:4] for line in lines]


def test_the_export_is_written_down(settings, target, sessions):
    export(settings, target, "--status", "verlopen", "--van", "01-02-2020")

    with sessions() as session:
        (found,) = session.scalars(select(AuditEvent))
    assert (found.actor_id, found.action, found.facts) == (
        None,
        "registrations exported",
        {
            "format": "csv",
            "filter": {"status": "verlopen", "from_": "2020-02-01"},
            "rows": 2,
            "disarmed": 0,
        },
    )


def test_disarmed_cells_are_told(settings, target, sessions, capsys):
    with sessions.begin() as session:
        person = session.scalars(select(Person).where(Person.name == "Sanne de Vries")).one()
        person.name = "=1+1"

    assert export(settings, target) == 0

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
    assert names(target) == []


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

    assert [(file.name, oct(file.stat().st_mode & 0o777)) for file in target.parent.iterdir()] == [
        ("registraties.csv", "0o600")
    ]


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (["--formaat", "pdf"], "'pdf' past niet bij --formaat. Kies uit: 'xlsx', 'csv-excel', 'csv'."),
        (["--van", "gisteren"], "gisteren is geen datum. Schrijf bijvoorbeeld 23-11-2026."),
        (["--status", "ziek"], "'ziek' past niet bij --status. Kies uit: "),
    ],
)
def test_a_wrong_option_is_told_in_dutch(settings, target, capsys, options: list[str], sentence: str):
    with pytest.raises(SystemExit) as ended:
        export(settings, target, *options)

    assert ended.value.code == 2
    assert sentence in capsys.readouterr().err
