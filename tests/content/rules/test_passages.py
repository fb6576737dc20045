"""Every word of a text is found where it stands in the file."""

from __future__ import annotations

import pytest

from elearn.content.rules.passages import in_values
from elearn.reader.document import read_yaml

WAYS = {
    "plain": "vraag: Wat zie je, en wat hoor je?",
    "on the next line": "vraag: Wat zie je,\n  en wat hoor je?",
    "double quotes": 'vraag: "Wat zie je, en wat hoor je?"',
    "single quotes": "vraag: 'Wat zie je, en wat hoor je?'",
    "folded": "vraag: >\n  Wat zie je,\n  en wat hoor je?",
    "in a list": "vragen:\n  - vraag: Wat zie je, en wat hoor je?",
    "flow": "{soort: a, vraag: Wat zie je en wat hoor je?}",
}


@pytest.mark.parametrize("text", WAYS.values(), ids=WAYS)
def test_a_word_is_found_where_it_stands(text):
    (passage,) = in_values(read_yaml("een.yaml", text))
    line, column = passage.place_of("hoor", passage.text.index("hoor"))
    second, at = passage.place_of("je", passage.text.rindex("je"))

    assert text.split("\n")[line - 1][column - 1 :].startswith("hoor je?")
    assert text.split("\n")[second - 1][at - 1 :].startswith("je?")


def test_only_what_a_learner_reads_is_a_passage():
    text = "id: een\nbron: [p01.k1]\nvraag: Wat nu?\nantwoorden:\n  - {tekst: Hoi., sleutel: s}\nkeuzes: [a]"

    assert [one.text for one in in_values(read_yaml("een.yaml", text))] == ["Wat nu?", "Hoi.", "a"]
