"""Registrations as a workbook, read back by another library."""

from __future__ import annotations

import io
from datetime import datetime

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from elearn.exports.columns import COLUMNS, Written
from elearn.exports.registrations_xlsx import CellLostError, write_xlsx
from tests.exports.records import FINISHED, NOT_BEGUN, registration_of


def sheet_of(file: io.BytesIO) -> Worksheet:
    book = load_workbook(file)
    assert book.sheetnames == ["Registraties"]
    return book.worksheets[0]


def test_the_sheet_holds_texts_and_real_dates():
    file = io.BytesIO()

    written = write_xlsx([FINISHED, NOT_BEGUN], file)

    assert written == Written(rows=2, disarmed=0)
    assert list(sheet_of(file).values) == [
        tuple(column.heading for column in COLUMNS),
        (
            "01930000-0000-7000-8000-000000000001",
            "004182",
            "Çağla Öztürk",
            "cagla.ozturk@voorbeeldstad.example",
            "voorbeeldstad",
            "Communicatie; voorlichting",
            "communicatieadviseur",
            "Communicatieadviseurs",
            "9c1e77ab02",
            "geldig",
            datetime(2026, 4, 1),  # noqa: DTZ001 -- a day in a sheet has no zone
            datetime(2026, 12, 11),  # noqa: DTZ001
            datetime(2026, 5, 4),  # noqa: DTZ001
            datetime(2026, 5, 18),  # noqa: DTZ001
            datetime(2028, 5, 18),  # noqa: DTZ001
            "K7MX-4P2D-9QRT",
        ),
        (
            "01930000-0000-7000-8000-000000000002",
            "12345678901234567",
            "Ineke 't Hart",
            "ineke.thart@voorbeeldstad.example",
            "voorbeeldstad",
            None,
            "communicatieadviseur",
            "Communicatieadviseurs",
            None,
            "niet-gestart",
            datetime(2026, 4, 1),  # noqa: DTZ001
            None,
            None,
            None,
            None,
            None,
        ),
    ]


def test_dates_look_dutch_and_numbers_of_people_are_text():
    file = io.BytesIO()

    write_xlsx([FINISHED], file)

    row = {column.heading: cell for column, cell in zip(COLUMNS, sheet_of(file)[2], strict=True)}
    assert (row["voltooid_op"].number_format, row["voltooid_op"].is_date) == ("dd-mm-yyyy", True)
    assert (row["personeelsnummer"].number_format, row["personeelsnummer"].data_type) == ("@", "s")


def test_headings_stay_in_view_and_can_be_filtered():
    file = io.BytesIO()

    write_xlsx([FINISHED, NOT_BEGUN], file)

    sheet = sheet_of(file)
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:P3")


@pytest.mark.parametrize(
    "name", ["=1+1", '=HYPERLINK("http://x","y")', "@SUM(A1)", "{=1+1}", "http://x.example"]
)
def test_nothing_in_a_name_runs(name: str):
    file = io.BytesIO()

    write_xlsx([registration_of(name)], file)

    sheet = sheet_of(file)
    kinds = {cell.data_type for cell in sheet[2]}
    assert (kinds, [cell.hyperlink for cell in sheet[2] if cell.hyperlink]) == ({"s", "d"}, [])
    assert str(sheet["C2"].value).endswith(name)


@pytest.mark.parametrize("name", ["O'Neill", 'a;b"c', "Nguyễn Thị Ánh", "王小明 😀", " x "])
def test_any_name_comes_back_as_it_was(name: str):
    file = io.BytesIO()

    assert write_xlsx([registration_of(name)], file).disarmed == 0
    assert sheet_of(file)["C2"].value == name


def test_a_disarmed_cell_is_counted():
    file = io.BytesIO()

    assert write_xlsx([registration_of("+31612345678"), FINISHED], file) == Written(rows=2, disarmed=1)
    assert sheet_of(file)["C2"].value == "'+31612345678"


def test_a_text_that_excel_would_cut_off_stops_the_export():
    with pytest.raises(CellLostError, match="row 1, column naam"):
        write_xlsx([registration_of("x" * 32_768)], io.BytesIO())


def test_without_rows_the_headings_are_still_there():
    file = io.BytesIO()

    assert write_xlsx([], file) == Written(rows=0, disarmed=0)
    assert list(sheet_of(file).values) == [tuple(column.heading for column in COLUMNS)]
