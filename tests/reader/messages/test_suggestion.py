"""An author who mistypes a name sees the name that was meant."""

import pytest

from elearn.reader.messages.suggestion import closest, did_you_mean, quoted


@pytest.mark.parametrize(
    ("name", "known", "hint"),
    [
        ("antworden", ["antwoorden", "vraag"], "Bedoel je `antwoorden`?"),
        ("d1", ["D1", "D2"], "Bedoel je `D1`?"),
        ("kleur", ["tekst", "goed"], "Kies uit: `goed`, `tekst`."),
        ("kleur", [], "Er is er nog geen."),
        ("zzz", [f"naam-{n}" for n in range(9)], "Kijk of de naam goed geschreven is."),
    ],
)
def test_what_to_do_about_an_unknown_name(name, known, hint):
    assert did_you_mean(name, known) == hint


def test_a_very_long_name_is_compared_quickly():
    assert closest("x" * 200_000, ["y" * 200_000]) is None


def test_a_quoted_value_is_short_and_on_one_line():
    assert quoted("een\n  twee") == "`een twee`"
    assert quoted("a" * 41) == f"`{'a' * 37}...`"
