"""Registrations as CSV: every byte counts, because other programs read it."""

from __future__ import annotations

import csv
import io

import pytest

from elearn.exports.columns import Written
from elearn.exports.registrations_csv import write_excel_csv, write_machine_csv
from tests.exports.records import FINISHED, NOT_BEGUN, registration_of

HEADINGS = (
    "registratie_id,personeelsnummer,naam,email,organisatie_code,afdeling,cursuscode,cursusnaam,editie,"
    "status,toegewezen_op,uiterste_datum,begonnen_op,voltooid_op,geldig_tot,certificaatnummer"
)


def test_excel_gets_semicolons_a_bom_and_dutch_dates():
    file = io.BytesIO()

    written = write_excel_csv([FINISHED, NOT_BEGUN], file)

    assert written == Written(rows=2, disarmed=0)
    assert file.getvalue().decode("utf-8") == (
        "\ufeff" + HEADINGS.replace(",", ";") + "\r\n"
        "01930000-0000-7000-8000-000000000001;004182;Çağla Öztürk;cagla.ozturk@voorbeeldstad.example;"
        'voorbeeldstad;"Communicatie; voorlichting";communicatieadviseur;Communicatieadviseurs;'
        "9c1e77ab02;geldig;01-04-2026;11-12-2026;04-05-2026;18-05-2026;18-05-2028;K7MX-4P2D-9QRT\r\n"
        "01930000-0000-7000-8000-000000000002;12345678901234567;Ineke 't Hart;"
        "ineke.thart@voorbeeldstad.example;voorbeeldstad;;communicatieadviseur;Communicatieadviseurs;;"
        "niet-gestart;01-04-2026;;;;;\r\n"
    )


def test_machines_get_commas_no_bom_and_iso_dates():
    file = io.BytesIO()

    written = write_machine_csv([FINISHED], file)

    assert written == Written(rows=1, disarmed=0)
    assert file.getvalue().decode("utf-8") == (
        HEADINGS + "\r\n"
        "01930000-0000-7000-8000-000000000001,004182,Çağla Öztürk,cagla.ozturk@voorbeeldstad.example,"
        "voorbeeldstad,Communicatie; voorlichting,communicatieadviseur,Communicatieadviseurs,"
        "9c1e77ab02,geldig,2026-04-01,2026-12-11,2026-05-04,2026-05-18,2028-05-18,K7MX-4P2D-9QRT\r\n"
    )


@pytest.mark.parametrize(
    ("write", "delimiter", "encoding"),
    [(write_excel_csv, ";", "utf-8-sig"), (write_machine_csv, ",", "utf-8")],
)
def test_any_name_comes_back_as_it_was(write, delimiter: str, encoding: str):
    names = ["O'Neill", 'Jan "Jansen"', "a;b,c", "twee\r\nregels", "Nguyễn Thị Ánh", "王小明", "x\x07"]
    file = io.BytesIO()

    written = write([registration_of(name) for name in names], file)

    rows = csv.DictReader(io.StringIO(file.getvalue().decode(encoding), newline=""), delimiter=delimiter)
    assert ([row["naam"] for row in rows], written.disarmed) == (names, 0)


def test_a_formula_is_disarmed_and_counted():
    file = io.BytesIO()

    written = write_excel_csv([registration_of('=HYPERLINK("http://x";"y")'), FINISHED], file)

    rows = csv.DictReader(io.StringIO(file.getvalue().decode("utf-8-sig"), newline=""), delimiter=";")
    assert [row["naam"] for row in rows] == ['\'=HYPERLINK("http://x";"y")', "Çağla Öztürk"]
    assert written == Written(rows=2, disarmed=1)


def test_without_rows_the_headings_are_still_there():
    file = io.BytesIO()

    assert write_machine_csv([], file) == Written(rows=0, disarmed=0)
    assert file.getvalue().decode("ascii") == HEADINGS + "\r\n"
