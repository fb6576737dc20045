"""JSON Lines: one object per line, and nothing is changed for a spreadsheet."""

from __future__ import annotations

import json

from elearn.exports.formats.json_lines import write_json_lines
from tests.exports.formats.sample import written


def test_every_line_is_an_object_with_real_numbers_and_iso_days():
    content, _ = written(write_json_lines)

    lines = content.decode("utf-8").splitlines()
    assert lines[0] == '{"nummer": "004182", "naam": "Çağla Öztürk", "dag": "2026-05-18", "uren": 0.57}'
    assert [json.loads(line) for line in lines[1:]] == [
        {"nummer": "12345678901234567", "naam": "Ineke 't Hart", "dag": None, "uren": None},
        {"nummer": "1E5", "naam": "a;b,c \"d\" <e> & 'f'", "dag": "1999-12-31", "uren": 34},
    ]


def test_without_rows_the_file_is_empty():
    assert written(write_json_lines, [])[0] == b""
