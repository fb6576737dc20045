"""`zet-om` and `pakket`: questions in and out on the command line."""

from __future__ import annotations

import pytest

from elearn import cli
from elearn.settings import Settings

GIFT = (
    "// [id:hier] [tag:doel:D5] [tag:bron:p05.k6]\nWaar?{=hier#Ja. ~%50%daar#Nee. ####Hier.}\n\nSchrijf.{}\n"
)

QUIZ = """\
# Omgezet uit GIFT. Zoek op VUL AAN en maak elke vraag af.
# Kijk het na met: python3 -m elearn controleer
titel: Omgezette vragen
les:  # VUL AAN: de les waar deze vragen bij horen.
vragen:

  # VERANDERD: 50% van de punten vervalt. ‘daar’ telt nu als fout.
  - id: hier
    soort: een-antwoord
    doel: D5
    bron:
      - p05.k6
    vraag: Waar?
    antwoorden:
      - tekst: hier
        goed: ja
        feedback: Ja.
      - tekst: daar
        feedback: Nee.
    uitleg: Hier.

  # NIET OMGEZET (Schrijf.): Dit is een open vraag. Die kunnen wij niet nakijken.
  # Schrijf.{}
"""

REPORT = """\
1 vraag omgezet, 1 vraag niet.
Nog aan te vullen: 1 plek. Zoek op VUL AAN.
Let op:
- 50% van de punten vervalt (hier). ‘daar’ telt nu als fout.
- niet omgezet (Schrijf.). Dit is een open vraag. Die kunnen wij niet nakijken. \
De vraag staat als commentaar in het bestand.
"""


@pytest.fixture
def run(tmp_path):
    """Run a command: its exit code. None of them needs a database."""

    def execute(*arguments: object) -> int:
        return cli.main([str(one) for one in arguments], Settings(data=tmp_path), NotImplemented)

    return execute


@pytest.fixture
def gift(tmp_path):
    file = tmp_path / "vragen.txt"
    file.write_text(GIFT, encoding="utf-8")
    return file


def test_without_a_target_the_quiz_is_printed_and_the_report_goes_apart(run, gift, capsys):
    assert run("zet-om", gift, "--van", "gift") == 0

    assert capsys.readouterr() == (QUIZ, REPORT)


def test_with_a_target_the_quiz_is_a_file_and_the_report_is_printed(run, gift, tmp_path, capsys):
    target = tmp_path / "quiz.yaml"

    assert run("zet-om", gift, "--van", "gift", "-o", target) == 0

    assert target.read_text(encoding="utf-8") == QUIZ
    assert capsys.readouterr() == (f"De quiz staat in {target}.\n{REPORT}", "")


def test_a_quiz_that_is_there_is_never_overwritten(run, gift, tmp_path, capsys):
    target = tmp_path / "quiz.yaml"
    target.write_text("van mij", encoding="utf-8")

    assert run("zet-om", gift, "--van", "gift", "-o", target) == 1

    assert target.read_text(encoding="utf-8") == "van mij"
    assert capsys.readouterr().err == f"{target} bestaat al. Kies een andere naam.\n"


@pytest.mark.parametrize(
    "case",
    [
        ("", "gift", "In dit bestand staan geen vragen in GIFT. Kies een ander bestand of formaat."),
        ("<quiz>", "moodle-xml", "Dit is geen goede XML. Regel 1, teken 7 klopt niet."),
    ],
)
def test_a_file_that_cannot_be_read_is_one_sentence(run, gift, case, capsys):
    content, origin, sentence = case
    gift.write_text(content, encoding="utf-8")

    assert run("zet-om", gift, "--van", origin) == 1

    assert capsys.readouterr() == ("", f"{sentence}\n")


def test_a_file_that_is_not_there_is_one_sentence(run, tmp_path, capsys):
    assert run("zet-om", tmp_path / "weg.txt", "--van", "gift") == 1

    expected = f"{tmp_path / 'weg.txt'} kan ik niet lezen. Kijk of het bestand bestaat.\n"
    assert capsys.readouterr() == ("", expected)


def test_a_quiz_goes_out_and_comes_back_in(run, tmp_path, capsys):
    out, back = tmp_path / "vier-fasen.txt", tmp_path / "terug.yaml"

    assert run("pakket", "gift", "vier-fasen", "-o", out) == 0
    assert run("zet-om", out, "--van", "gift", "-o", back) == 0

    shown = capsys.readouterr().out
    assert f"vragen geschreven naar {out}.\nLet op:\n- les en aantal oefenvragen gaan niet mee." in shown
    assert "Nog aan te vullen: 1 plek." in shown


@pytest.mark.parametrize(
    ("quiz", "sentence"),
    [
        ("vier-fase", "De quiz vier-fase bestaat niet. Bedoel je `vier-fasen`?"),
        ("xyz", "De quiz xyz bestaat niet. Kijk of de naam goed geschreven is."),
    ],
)
def test_a_quiz_that_is_not_there_is_one_sentence(run, tmp_path, quiz, sentence, capsys):
    assert run("pakket", "gift", quiz, "-o", tmp_path / "uit.txt") == 1

    assert capsys.readouterr() == ("", f"{sentence}\n")
    assert not (tmp_path / "uit.txt").exists()


def test_a_folder_that_is_not_there_is_one_sentence(run, tmp_path, capsys):
    assert run("pakket", "gift", "vier-fasen", "-o", tmp_path / "weg" / "uit.txt") == 1

    assert capsys.readouterr().err == f"De map {tmp_path / 'weg'} bestaat niet. Maak die eerst.\n"
