"""Keys and order: fixed values, because stored answers and drawn orders depend on them."""

import pytest

from elearn.questions.row import Row, key_of, shuffled


def rows(*texts):
    return [Row.model_validate({"tekst": text, "feedback": "Omdat."}) for text in texts]


@pytest.mark.parametrize("text", ["De vráág", "  de   VRÁÁG ", "de vra\u0301a\u0301g"])
def test_key_ignores_case_spacing_and_unicode_form(text):
    assert key_of(text) == "a50982b1"


def test_key_differs_by_accent():
    assert key_of("een") != key_of("één")


def test_key_of_the_author_wins():
    row = Row.model_validate({"tekst": "Ja.", "feedback": "Omdat.", "sleutel": "010"})

    assert row.key == "010"


@pytest.mark.parametrize(("seed", "order"), [("a", ["drie", "twee", "een"]), ("b", ["een", "twee", "drie"])])
def test_order_follows_from_the_seed(seed, order):
    assert [row.text for row in shuffled(rows("een", "twee", "drie"), seed)] == order


def test_an_extra_row_leaves_the_order_of_the_others():
    few, more = rows("een", "twee", "drie"), rows("vier", "drie", "een", "twee")

    assert list(shuffled(few, "a")) == [row for row in shuffled(more, "a") if row.text != "vier"]
