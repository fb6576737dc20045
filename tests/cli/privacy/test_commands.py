"""The commands about what is kept: look first, then do it; and write the dossier."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from sqlalchemy import select

from elearn.db import Organisation, Person, RetentionRun
from tests.services.people import TODAY, make_person


@pytest.fixture
def two(stored):
    """Two organisations; somebody left one of them long ago."""
    for code in ("een", "twee"):
        stored.add(Organisation(code=code, name=f"Gemeente {code}"))
    stored.flush()
    home = stored.scalars(select(Organisation).where(Organisation.code == "een")).one()
    make_person(stored, home, "Joris Kuiper", left_on=TODAY - timedelta(days=4000))
    stored.commit()
    return stored


def test_a_trial_counts_and_changes_nothing(two, command, capsys):
    assert command("bewaartermijnen", "--proef") == 0

    told = capsys.readouterr().out
    assert "een: dit zou nu weggaan" in told
    assert re.search(r"^ +1  Je naam, e-mailadres", told, re.MULTILINE)
    two.expire_all()
    assert two.scalars(select(Person.name)).all() == ["Joris Kuiper"]
    assert two.scalars(select(RetentionRun.id)).all() == []


def test_it_destroys_in_every_organisation_and_keeps_a_report_of_each(two, command, capsys):
    assert command("bewaartermijnen") == 0

    assert "een: dit is vernietigd" in capsys.readouterr().out
    two.expire_all()
    assert two.scalars(select(Person.name)).all() == ["Verwijderde medewerker"]
    assert sorted(one["medewerkers"] for one in two.scalars(select(RetentionRun.counts))) == [0, 1]


def test_one_organisation_can_be_chosen(two, command):
    assert command("bewaartermijnen", "--organisatie", "twee") == 0

    two.expire_all()
    assert two.scalars(select(Person.name)).all() == ["Joris Kuiper"]


def test_an_unknown_organisation_is_one_sentence(command, capsys):
    assert command("bewaartermijnen", "--organisatie", "niets") == 1
    assert capsys.readouterr().err == "Er is geen organisatie met de code niets.\n"


@pytest.mark.usefixtures("two")
@pytest.mark.parametrize(("name", "begin"), [("d.md", b"# Dossier"), ("d.pdf", b"%PDF-")])
def test_the_dossier_is_written(command, tmp_path, name, begin):
    assert command("dossier", "-o", str(tmp_path / name), "--organisatie", "een") == 0

    assert (tmp_path / name).read_bytes().startswith(begin)


@pytest.mark.usefixtures("two")
def test_the_dossier_needs_one_organisation_and_a_kind_of_file(command, tmp_path, capsys):
    assert command("dossier", "-o", str(tmp_path / "d.md")) == 1
    assert capsys.readouterr().err == "Kies één organisatie met --organisatie CODE.\n"
    with pytest.raises(SystemExit):
        command("dossier", "-o", str(tmp_path / "d.docx"))
    assert "d.docx eindigt niet op .md of .pdf." in capsys.readouterr().err
