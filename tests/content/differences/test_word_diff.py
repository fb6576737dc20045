"""Two texts, word by word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elearn.content.differences.word_diff import Part, word_diff

WORDS = st.lists(st.sampled_from(["een", "twee", "drie", "vier"]), max_size=12).map(" ".join)


@pytest.mark.parametrize(
    ("before", "after", "parts"),
    [
        ("groepen raken los", "groepen raken los", [Part("zelfde", "groepen raken los")]),
        ("wij en zij", "wij zij", [Part("zelfde", "wij"), Part("weg", "en"), Part("zelfde", "zij")]),
        ("meld het", "meld het vandaag", [Part("zelfde", "meld het"), Part("nieuw", "vandaag")]),
        ("een", "twee", [Part("weg", "een"), Part("nieuw", "twee")]),
        ("", "nieuw", [Part("nieuw", "nieuw")]),
        ("", "", []),
    ],
)
def test_what_stayed_what_went_and_what_came(before, after, parts):
    assert list(word_diff(before, after)) == parts


@given(WORDS, WORDS)
def test_both_texts_can_be_read_back(before, after):
    parts = word_diff(before, after)

    assert " ".join(one.text for one in parts if one.kind != "nieuw") == before
    assert " ".join(one.text for one in parts if one.kind != "weg") == after
