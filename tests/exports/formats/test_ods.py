"""An OpenDocument sheet, read back as the XML it is."""

from __future__ import annotations

import io
import zipfile

import pytest

from elearn.exports.formats.ods import write_ods
from elearn.exports.formats.table import Column
from tests.exports.formats.sample import ods_cells, written

NAME = (Column("naam", "tekst", 10),)


def test_the_sheet_holds_texts_real_dates_and_numbers():
    content, tally = written(write_ods)

    assert ods_cells(content) == [
        [("string", "nummer"), ("string", "naam"), ("string", "dag"), ("string", "uren")],
        [("string", "004182"), ("string", "Çağla Öztürk"), ("date", "2026-05-18"), ("float", "0.57")],
        [("string", "12345678901234567"), ("string", "Ineke 't Hart"), ("", ""), ("", "")],
        [("string", "1E5"), ("string", "a;b,c \"d\" <e> & 'f'"), ("date", "1999-12-31"), ("float", "34")],
    ]
    assert tally.replaced == 0


def test_programs_know_the_file_by_its_first_bytes():
    content, _ = written(write_ods)

    assert content[30:84] == b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet"
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert package.namelist() == ["mimetype", "META-INF/manifest.xml", "content.xml"]


@pytest.mark.parametrize(
    "name", ["O'Neill", "  twee  spaties ", "a\tb", "王小明 😀", "een\ntwee", "<table:x/>", "=1+1", "]]>"]
)
def test_any_name_comes_back_as_it_was_and_is_text(name: str):
    content, _ = written(write_ods, [(name,)], columns=NAME)

    assert ods_cells(content)[1] == [("string", name)]


def test_a_sign_that_xml_cannot_hold_is_replaced_and_counted():
    content, tally = written(write_ods, [("x\x07\x00y",)], columns=NAME)

    assert (ods_cells(content)[1], tally.replaced) == ([("string", "x\ufffd\ufffdy")], 2)


def test_without_rows_the_headings_are_still_there():
    assert ods_cells(written(write_ods, [], columns=NAME)[0]) == [[("string", "naam")]]
