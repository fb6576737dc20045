"""`nieuw` gives an author a file that is right as it stands."""

from __future__ import annotations

import shutil

import pytest

from elearn.cli import main
from elearn.content.load import load_library
from elearn.content.schemas import MARK
from elearn.content.starts import KINDS
from elearn.settings import Settings
from tests.content.cases import copy_good

# What is still to do is told as a warning: a new lesson is in no path and has no quiz.
TO_DO = {"les": ["K032", "K033"], "quiz": ["K032"]}


@pytest.fixture
def modules(tmp_path):
    return copy_good(tmp_path)


@pytest.fixture
def nieuw(modules, tmp_path):
    """Run the command; the exit code."""

    def run(*arguments: str) -> int:
        return main(["nieuw", *arguments], Settings(data=tmp_path, modules=modules), no_app)

    return run


def no_app(_settings):
    raise AssertionError("the command needs no app")


def codes(modules) -> list[str]:
    return [one.code for one in load_library(modules).problems]


@pytest.mark.parametrize("kind", KINDS)
def test_a_new_file_passes_the_check(nieuw, modules, capsys, kind):
    if kind == "quiz":
        assert nieuw("les", "zwaaien-kan-ook") == 0

    assert nieuw(kind, "zwaaien-kan-ook") == 0

    path = capsys.readouterr().out.split("Gemaakt: ")[-1].splitlines()[0]
    assert path.startswith(str(modules / "buurt" / KINDS[kind] / "zwaaien-kan-ook."))
    assert codes(modules) == TO_DO.get(kind, [])


def test_every_start_explains_itself(nieuw, modules):
    nieuw("les", "zwaaien")
    for kind in ("dilemma", "leerpad", "quiz"):
        nieuw(kind, "zwaaien")

    texts = [next((modules / "buurt" / folder).glob("zwaaien.*")).read_text() for folder in KINDS.values()]

    assert [text for text in texts if "uitleg: haal het weg als je klaar bent" not in text] == []
    assert [text for text in texts if "$" in text.replace(MARK, "")] == []
    assert sum(text.startswith(MARK) for text in texts) == len(texts) - 1  # a lesson is no YAML


def test_a_file_that_exists_stays_as_it_is(nieuw, modules, capsys):
    lesson = modules / "buurt" / "lessen" / "groeten.md"
    before = lesson.read_text()

    assert nieuw("les", "groeten") == 1
    assert lesson.read_text() == before
    assert "groeten.md bestaat al. Kies een andere naam." in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["quiz", "zwaaien"], "Maak eerst een les: python3 -m elearn nieuw les zwaaien\n"),
        (["les", "../weg"], "De naam ../weg kan niet. Gebruik kleine letters, cijfers en streepjes"),
        (["les", "Groot"], "De naam Groot kan niet."),
        (["les", "zwaaien", "--module", "dorp"], "Welke module bedoel je? Kies met --module uit: buurt.\n"),
    ],
)
def test_what_cannot_be_made_is_one_sentence(nieuw, modules, capsys, arguments, sentence):
    before = sorted(modules.rglob("*"))

    assert nieuw(*arguments) == 1
    assert capsys.readouterr().err.startswith(sentence)
    assert sorted(modules.rglob("*")) == before


def test_with_two_modules_one_has_to_be_named(nieuw, modules, capsys):
    shutil.copytree(modules / "buurt", modules / "dorp")

    assert nieuw("les", "zwaaien") == 1
    assert capsys.readouterr().err == "Welke module bedoel je? Kies met --module uit: buurt, dorp.\n"
    assert nieuw("les", "zwaaien", "--module", "dorp") == 0
    assert (modules / "dorp" / "lessen" / "zwaaien.md").exists()
    assert not (modules / "buurt" / "lessen" / "zwaaien.md").exists()


def test_a_start_needs_something_to_refer_to(nieuw, modules, capsys):
    (modules / "buurt" / "doelen.yaml").write_text("doelen: []\n")

    assert nieuw("les", "zwaaien") == 1
    assert capsys.readouterr().err == (
        "In doelen.yaml of handreiking.yaml staat nog een fout. Los die eerst op.\n"
    )
