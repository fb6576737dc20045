"""No spreadsheet runs what somebody has put in a name."""

from __future__ import annotations

import pytest

from elearn.exports.formats.disarm import disarm


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+31612345678", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "\0=1", "＝1", "＋1", "－1", "＠x"],
)
def test_a_text_that_could_run_gets_a_quote_before_it(text: str):
    assert disarm(text) == "'" + text


@pytest.mark.parametrize(
    "text", ["", "004182", "'t Hart", "Jan-Willem", "a=b", "jan@voorbeeldstad.example", "K7MX-4P2D-9QRT", "–"]
)
def test_any_other_text_stays_as_it_is(text: str):
    assert disarm(text) == text
