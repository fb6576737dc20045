"""A workbook, read back by another library."""

from __future__ import annotations

import io
from datetime import datetime

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from elearn.exports.formats.table import Column
from elearn.exports.formats.xlsx import write_xlsx
from elearn.services.refusal import Refusal
from tests.exports.formats.sample import written

NAME = (Column("naam", "tekst", 10),)


def sheet_of(content: bytes) -> Worksheet:
    book = load_workbook(io.BytesIO(content))
    assert book.sheetnames == ["Registraties"]
    return book.worksheets[0]


def test_the_sheet_holds_texts_real_dates_and_numbers():
    content, _ = written(write_xlsx)

    assert list(sheet_of(content).values) == [
        ("nummer", "naam", "dag", "uren"),
        ("004182", "Çağla Öztürk", datetime(2026, 5, 18), 0.57),  # noqa: DTZ001 -- a day has no zone
        ("12345678901234567", "Ineke 't Hart", None, None),
        ("1E5", "a;b,c \"d\" <e> & 'f'", datetime(1999, 12, 31), 34),  # noqa: DTZ001
    ]


def test_dates_look_dutch_and_numbers_of_people_are_text():
    number, _, day, hours = sheet_of(written(write_xlsx)[0])[2]

    assert (number.number_format, number.data_type) == ("@", "s")
    assert (day.number_format, day.is_date) == ("dd-mm-yyyy", True)
    assert hours.data_type == "n"


def test_headings_stay_in_view_and_can_be_filtered():
    sheet = sheet_of(written(write_xlsx)[0])

    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:D4")


@pytest.mark.parametrize(
    "name", ["=1+1", '=HYPERLINK("http://x","y")', "@SUM(A1)", "{=1+1}", "http://x.example"]
)
def test_no_text_runs_or_becomes_a_link(name: str):
    (cell,) = sheet_of(written(write_xlsx, [(name,)], columns=NAME)[0])[2]

    assert (cell.value, cell.data_type, cell.hyperlink) == (name, "s", None)


@pytest.mark.parametrize("name", ["O'Neill", 'a;b"c', "Nguyễn Thị Ánh", "王小明 😀", " x ", "a\nb"])
def test_any_name_comes_back_as_it_was(name: str):
    (cell,) = sheet_of(written(write_xlsx, [(name,)], columns=NAME)[0])[2]

    assert cell.value == name


def test_a_text_that_excel_would_cut_off_stops_the_export():
    with pytest.raises(Refusal, match=r"In rij 2, kolom 1 staat een tekst van meer dan 32\.767 tekens"):
        written(write_xlsx, [("x" * 32_768,)], columns=NAME)


def test_without_rows_the_headings_are_still_there():
    assert list(sheet_of(written(write_xlsx, [], columns=NAME)[0]).values) == [("naam",)]
