"""Both parts of a lesson keep the line numbers of the file."""

from elearn.reader.front_matter import split
from elearn.reader.source import Source


def test_places_are_those_of_the_whole_file():
    page = split(Source("les.md", "---\ntitel: Een\nminuten: 4\n---\n## Kop\n\nTekst\n"))

    assert page.front.data == {"titel": "Een", "minuten": "4"}
    assert page.front.place(("minuten",)) == (3, 10)
    assert (page.body, page.first_line) == ("## Kop\n\nTekst\n", 5)


def test_a_mistake_in_the_keys_is_told_at_its_line():
    page = split(Source("les.md", "---\ntitel: a: b\n---\n## Kop\n"))

    assert [(one.line, one.column, one.code) for one in page.front.problems] == [(2, 9, "Y002")]


def test_a_caret_can_still_find_the_whole_line():
    page = split(Source("les.md", "---\ntitel: Een\n---\n## Kop\n"))

    assert page.front.source.lines[0] == "---"
