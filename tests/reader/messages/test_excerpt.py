"""The line of a mistake with a pointer under its place."""

import pytest

from elearn.reader.messages.excerpt import Excerpt, excerpt, pointer

LINES = ["titel: Een", "", "vragen:", "\t- id: a"]


@pytest.mark.parametrize(
    ("line", "column", "expected"),
    [
        (1, 8, Excerpt(((1, "titel: Een"),), "       ^")),
        (3, 1, Excerpt(((2, ""), (3, "vragen:")), "^")),
        (4, 4, Excerpt(((3, "vragen:"), (4, "\t- id: a")), "\t  ^")),
        (2, 1, None),
        (5, 1, None),
        (0, 1, None),
    ],
    ids=["first line", "a line before", "after a tab", "an empty line", "after the end", "no line"],
)
def test_an_excerpt_points_under_the_place(line, column, expected):
    assert excerpt(LINES, line, column) == expected


def test_a_pointer_past_the_end_stands_at_the_end():
    assert pointer("abc", 9) == "   ^"
