"""Two versions of a file as it is read, and what a trainer hears about them."""

from __future__ import annotations

import pytest

from elearn.content.differences.diff import differences_of_file
from elearn.content.files import ContentFile
from elearn.content.shelf import Shelf
from tests.content.cases import copy_good
from tests.content.sources import Sources

PATHS = {
    "quiz": "quizzen/groeten.yaml",
    "lesson": "lessen/groeten.md",
    "path": "leerpaden/buur.yaml",
    "module": "module.yaml",
}


@pytest.fixture
def sources(tmp_path):
    return Sources(copy_good(tmp_path))


def compare(sources, path: str, change) -> list[str]:
    """What is told about a file after a change of its text."""
    shelf: Shelf = sources.start()
    file = ContentFile("buurt", path)
    text = change(sources.text(file))
    draft = shelf.draft_with("buurt", {file: text.encode()})
    return [
        str(one) for one in differences_of_file(shelf.served["buurt"].by_path[path], draft.by_path.get(path))
    ]


@pytest.mark.parametrize("path", PATHS.values(), ids=PATHS)
def test_the_same_file_has_no_difference(sources, path):
    assert compare(sources, path, lambda text: text) == []


@pytest.mark.parametrize("path", PATHS.values(), ids=PATHS)
def test_a_comment_is_a_difference_that_changes_nothing(sources, path):
    first_key = "titel:"

    assert compare(sources, path, lambda text: text.replace(first_key, f"# let op\n{first_key}", 1)) == [
        "Alleen de schrijfwijze of een opmerking is anders"
    ]


@pytest.mark.parametrize(
    ("path", "old", "new", "expected"),
    [
        (PATHS["quiz"], "goed: ja", "goed: true", ["Alleen de schrijfwijze of een opmerking is anders"]),
        (PATHS["quiz"], "Ik kijk weg.", "Ik kijk om.", ["Vraag 1: antwoord B is gewijzigd"]),
        (PATHS["quiz"], "klopt: nee", "klopt: ja", ["Vraag 3: het goede antwoord is nu ‘Waar’"]),
        (PATHS["lesson"], "Bel aan.", "Klop aan.", ["Stap 2: de tekst is gewijzigd"]),
        (PATHS["lesson"], "## Zeg hallo", "## Zeg dag", ["Stap 1: de titel is gewijzigd"]),
        (PATHS["lesson"], "minuten: 3", "minuten: 4", ["Het aantal minuten is gewijzigd"]),
        (PATHS["path"], "slaagnorm: 100", "slaagnorm: 90", ["Toets: de norm om te slagen is gewijzigd"]),
        (PATHS["module"], "pogingen: 3", "pogingen: 2", ["Toetsregels: het aantal pogingen is gewijzigd"]),
    ],
    ids=["spelling", "answer", "statement", "step", "heading", "minutes", "test of a path", "rules"],
)
def test_a_changed_file_is_told_by_what_it_means(sources, path, old, new, expected):
    assert compare(sources, path, lambda text: text.replace(old, new, 1)) == expected


def test_a_file_that_comes_or_goes_is_told_as_such(sources):
    read = sources.start().served["buurt"].by_path[PATHS["quiz"]]

    assert [str(one) for one in differences_of_file(None, read)] == ["Dit bestand is nieuw"]
    assert [str(one) for one in differences_of_file(read, None)] == ["Dit bestand gaat weg"]
    assert differences_of_file(None, None) == ()
