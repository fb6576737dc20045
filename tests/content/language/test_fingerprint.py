"""Eight words in a row from the guide are found, however they are written down."""

from __future__ import annotations

import unicodedata
from hashlib import sha256

import pytest

from elearn.content.language.fingerprint import find_copied

GUIDE = "Een café is er voor iedereen die wil praten over de buurt".lower().split()
FINGERPRINT = frozenset(
    sha256(" ".join(GUIDE[start : start + 8]).encode()).digest()[:6] for start in range(len(GUIDE) - 7)
)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("", ()),
        ("Een café is er voor iedereen die", ()),
        ("Een café is er voor iedereen die wil", ((1, 1),)),
        ("- tekst: Een café is er voor iedereen die wil praten over de buurt.", ((1, 10),)),
        ("titel: Praten\ntekst: >\n  een CAFÉ is er\n  voor ‘iedereen’, die wil – praten", ((3, 3),)),
        (
            "Is er voor iedereen die wil praten over?\nEr voor iedereen die wil praten over de",
            ((1, 1), (2, 1)),
        ),
        ("Een café is er https://voor.example/iedereen voor iedereen die", ()),
        ("Een café is er voor https://buurt.example iedereen die wil", ((1, 1),)),
    ],
)
def test_copied_words_are_told_where_they_begin(text, places):
    assert find_copied(text, FINGERPRINT) == places


def test_an_accent_may_be_a_sign_of_its_own():
    text = unicodedata.normalize("NFD", "é\nHier: een café is er voor iedereen die wil")

    assert find_copied(text, FINGERPRINT) == ((2, 7),)
