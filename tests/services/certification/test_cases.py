"""The cases that HR can read: each line of `docs/geldigheid.md` is checked."""

from __future__ import annotations

import pytest

from elearn.services.certification import STATUSES, status
from tests.services.certification.cases import read_cases

CASES = list(read_cases())


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_a_case_is_what_the_table_says(case):
    found = status(case.assigned, case.completions, case.policy, today=case.today)

    assert (found.code, found.reason) == (case.code, case.reason)


def test_the_table_shows_every_status():
    assert {case.code for case in CASES} == set(STATUSES)
