"""Every table is told about, once, and every term has bounds that make sense."""

from __future__ import annotations

from collections import Counter

import pytest

from elearn.db import Base
from elearn.services.retention.kinds import KINDS
from elearn.services.retention.terms import CHOICES, USUAL, read_terms


def test_every_table_belongs_to_one_kind_of_record():
    """A new table? Say in `services/retention/kinds.py` what it keeps, why and how long."""
    told = Counter(table for kind in KINDS for table in kind.tables)

    assert told == Counter(list(Base.metadata.tables))


def test_every_kind_says_what_why_on_what_ground_for_whom_and_how_long():
    silent = [
        kind.key
        for kind in KINDS
        if not all((kind.title, kind.why, kind.basis, kind.seen_by)) or bool(kind.term) == bool(kind.until)
    ]

    assert silent == []


def test_a_usual_term_lies_within_its_bounds():
    assert [key for key, term in CHOICES.items() if not term.least <= term.usual <= term.most] == []


@pytest.mark.parametrize(
    ("chosen", "counts"),
    [
        ({}, {}),
        ({"antwoorden": 14}, {"antwoorden": 14}),
        ({"antwoorden": 6, "logboek": 11, "registraties": 4}, {}),
        ({"antwoorden": "14", "onbekend": 3, "logboek": None}, {}),
    ],
)
def test_what_is_out_of_bounds_or_unknown_is_the_usual_term(chosen, counts):
    assert read_terms({"bewaartermijnen": chosen}) == {**USUAL, **counts}
