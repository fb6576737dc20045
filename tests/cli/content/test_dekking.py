"""`controleer --dekking`: what the content covers, as text."""

from __future__ import annotations

from elearn import cli
from elearn.settings import Settings
from tests.content.cases import GOOD

TABLES = """\
Alles klopt.

Een goede buurt: vragen per doel en rol (om te oefenen / voor de toets)
Doel  buur
----  -----
D1    3 / 3
D2    3 / 3

Een goede buurt: kernpunten in lessen en vragen
Kernpunt  Vragen  Lessen
--------  ------  -------
p01.k1    2       groeten
p01.k2    3       groeten
"""


def test_both_tables_follow_the_check(capsys, tmp_path):
    arguments = ["controleer", "--dekking", str(GOOD)]

    assert cli.main(arguments, Settings(data=tmp_path), NotImplemented) == 0
    assert capsys.readouterr().out == TABLES


def test_without_it_only_the_check_is_told(capsys, tmp_path):
    cli.main(["controleer", str(GOOD)], Settings(data=tmp_path), NotImplemented)

    assert capsys.readouterr().out == "Alles klopt.\n"
