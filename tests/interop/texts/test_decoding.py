"""Files come in the encodings that people have."""

from __future__ import annotations

import pytest

from elearn.interop.refusal import MAX_BYTES, UnreadableError
from elearn.interop.texts.decoding import DROPPED, GUESSED, decode


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_unicode_is_read_without_a_note(encoding):
    assert decode("één café\r\n".encode(encoding)) == ("één café\n", ())


def test_windows_1252_is_a_guess_that_is_told():
    assert decode("‘één’".encode("cp1252")) == ("‘één’", (GUESSED,))


def test_hidden_signs_are_dropped_and_told():
    assert decode("ge\u202eheim\x07".encode()) == ("geheim", (DROPPED,))


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"\x89PNG\0\xff\xfe", "Dit is geen tekstbestand. Bewaar het als UTF-8."),
        (b"\xff\xfea", "Dit is geen tekstbestand. Bewaar het als UTF-8."),
        (b"a" * (MAX_BYTES + 1), "Dit bestand is groter dan 10 MB. Verdeel de vragen over meer bestanden."),
    ],
    ids=["picture", "half a sign", "too large"],
)
def test_what_is_no_text_is_refused(content, sentence):
    with pytest.raises(UnreadableError) as refused:
        decode(content)

    assert str(refused.value) == sentence
