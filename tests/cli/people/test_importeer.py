"""`importeer medewerkers` tells what a file changes, and does it only when it may."""

from __future__ import annotations

import json

import pytest
from sqlalchemy import func, select

from elearn.db import Person
from elearn.services.organisation.make import make_organisation
from tests.services.people import NOW
from tests.services.staff_file.files import ANKE, SANNE, STAFF, YOUSSEF, text


@pytest.fixture
def file(tmp_path, stored):
    """The file of a municipality that has nobody yet."""
    make_organisation(stored, code="stad", name="Gemeente Stad", now=NOW)
    stored.commit()
    path = tmp_path / "lijst.csv"
    path.write_bytes(text(*STAFF).replace(b";balie;", b";;"))
    return path


def people(stored) -> int:
    found = stored.scalar(select(func.count()).select_from(Person))
    stored.rollback()  # SQLite lets one write at a time
    return found


def test_a_trial_changes_nothing_and_the_real_thing_does(command, stored, file, capsys):
    assert command("importeer", "medewerkers", str(file), "--proef") == 0
    assert people(stored) == 0
    assert capsys.readouterr().out == (
        "nieuw      000001 Sanne de Vries\n"
        "nieuw      000002 Youssef El Amrani\n"
        "nieuw      000003 Anke Boer\n"
        "afdeling   Publiekszaken is nieuw\n"
        "afdeling   Publiekszaken / Balie is nieuw\n"
        "afdeling   Wijken is nieuw\n"
        "Nog niets veranderd: 3 nieuw, 0 gewijzigd, 0 weg, 0 ongewijzigd, 0 geweigerd.\n"
    )

    assert command("importeer", "medewerkers", str(file)) == 0
    assert capsys.readouterr().out.endswith(
        "Gedaan: 3 nieuw, 0 gewijzigd, 0 weg, 0 ongewijzigd, 0 geweigerd.\n"
    )
    assert people(stored) == 3


def test_much_needs_a_yes(command, file, capsys):
    command("importeer", "medewerkers", str(file))
    file.write_bytes(text(SANNE.replace(";balie;", ";;"), ANKE))
    capsys.readouterr()

    assert command("importeer", "medewerkers", str(file)) == 1
    captured = capsys.readouterr()
    assert "weg        000002 Youssef El Amrani\n" in captured.out
    assert captured.err == (
        "Dit bestand verandert 34 procent van de medewerkers. Klopt dat? Doe het dan met --ja.\n"
    )
    assert command("importeer", "medewerkers", str(file), "--ja") == 0


def test_a_refused_line_is_told_with_its_place_and_the_rest_is_done(command, stored, file, capsys):
    file.write_bytes(text(SANNE.replace(";balie;", ";;").replace("sanne@stad.nl", "?"), YOUSSEF, ANKE))

    assert command("importeer", "medewerkers", str(file)) == 1
    assert capsys.readouterr().out.startswith(
        f"{file}:2:3: P025 Kolom C: `?` is geen e-mailadres. Schrijf het zoals naam@gemeente.nl.\n"
    )
    assert people(stored) == 2


def test_a_machine_gets_json(command, file, capsys):
    command("importeer", "medewerkers", str(file))
    file.write_bytes(text(SANNE.replace(";balie;", ";;").replace("adviseur", "coach"), YOUSSEF, ANKE))
    capsys.readouterr()

    assert command("importeer", "medewerkers", str(file), "--proef", "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["gedaan"], told["aantallen"]["gewijzigd"], told["procent"]) == (False, 1, 34)
    assert told["gewijzigd"] == [
        {
            "personeelsnummer": "000001",
            "velden": [{"veld": "functie", "oud": "adviseur", "nieuw": "coach"}],
        }
    ]


def test_a_file_that_is_no_table_is_refused_as_a_whole(command, stored, file, capsys):
    file.write_bytes(b"PK\x03\x04")

    assert command("importeer", "medewerkers", str(file)) == 1
    assert "C001 Dit is een rekenblad en geen CSV-bestand." in capsys.readouterr().out
    assert people(stored) == 0


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["geen.csv"], "geen.csv kan ik niet lezen. Kijk of het bestand bestaat.\n"),
        (
            [__file__, "--organisatie", "nergens"],
            "Er is geen organisatie met de code nergens.\n",
        ),
    ],
    ids=["absent", "organisation"],
)
def test_what_cannot_be_done_is_one_sentence(command, capsys, arguments, sentence):
    assert command("importeer", "medewerkers", *arguments) == 1
    assert capsys.readouterr().err == sentence
