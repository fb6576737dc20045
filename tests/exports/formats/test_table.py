"""Rows are cut into files of at most so many, wherever the batches end."""

from __future__ import annotations

import pytest

from elearn.exports.formats.table import cut


def batches(rows: int, size: int):
    for start in range(0, rows, size):
        yield [list(range(start, min(start + size, rows)))]


@pytest.mark.parametrize(
    ("rows", "most", "size", "expected"),
    [
        (0, 4, 2, []),
        (3, 4, 2, [3]),
        (4, 4, 2, [4]),
        (5, 4, 2, [4, 1]),
        (12, 4, 2, [4, 4, 4]),
        (5, 1, 1, [1, 1, 1, 1, 1]),
    ],
)
def test_every_group_but_the_last_is_full(rows: int, most: int, size: int, expected: list[int]):
    groups = [sum(len(batch[0]) for batch in group) for group in cut(batches(rows, size), most, size)]

    assert groups == expected
