"""CSV: every byte counts, because other programs read it."""

from __future__ import annotations

import csv
import io

import pytest

from elearn.exports.formats.csv_file import write_csv
from elearn.exports.formats.table import Column, Style
from tests.exports.formats.sample import written

NL = Style(delimiter=";", encoding="utf-8-sig", day="%d-%m-%Y", decimal=",")
NAME = (Column("naam", "tekst", 10),)


def test_dutch_excel_gets_semicolons_a_bom_dutch_dates_and_a_comma():
    content, _ = written(write_csv, style=NL)

    assert content.decode("utf-8") == (
        "\ufeffnummer;naam;dag;uren\r\n"
        "004182;Çağla Öztürk;18-05-2026;0,57\r\n"
        "12345678901234567;Ineke 't Hart;;\r\n"
        '1E5;"a;b,c ""d"" <e> & \'f\'";31-12-1999;34\r\n'
    )


def test_machines_get_iso_dates_a_point_and_no_bom():
    content, _ = written(write_csv, style=Style(delimiter=","))

    assert content.decode("utf-8") == (
        "nummer,naam,dag,uren\r\n"
        "004182,Çağla Öztürk,2026-05-18,0.57\r\n"
        "12345678901234567,Ineke 't Hart,,\r\n"
        '1E5,"a;b,c ""d"" <e> & \'f\'",1999-12-31,34\r\n'
    )


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_any_name_comes_back_as_it_was(delimiter: str):
    names = [
        "O'Neill",
        'Jan "Jansen"',
        "a;b,c\td",
        "twee\r\nregels",
        "Nguyễn Thị Ánh",
        "王小明",
        "x\x07",
        " x ",
    ]

    content, tally = written(write_csv, [(name,) for name in names], Style(delimiter=delimiter), NAME)

    rows = csv.DictReader(io.StringIO(content.decode("utf-8"), newline=""), delimiter=delimiter)
    assert ([row["naam"] for row in rows], tally.replaced) == (names, 0)


def test_windows_1252_takes_the_nearest_letter_and_counts_it():
    content, tally = written(write_csv, [("Çağla €",), ("Nguyễn",), ("王",)], Style(encoding="cp1252"), NAME)

    assert content.decode("cp1252") == "naam\r\nÇagla €\r\nNguyen\r\n?\r\n"
    assert tally.replaced == 3


def test_headings_may_be_left_out_and_stand_alone_without_rows():
    assert written(write_csv, [("x",)], Style(headings=False), NAME)[0] == b"x\r\n"
    assert written(write_csv, [], Style(), NAME)[0] == b"naam\r\n"
