"""The schemas are made from the models, and never refuse what the check accepts."""

from __future__ import annotations

import re
from random import Random
from typing import Any

import pytest
import yaml

from elearn.content.drafts.reading import Cache
from elearn.content.files import ContentFile
from elearn.content.load import load_library
from elearn.content.schemas import (
    FOLDER,
    MARK,
    MODELS,
    first_line,
    schema_name,
    schema_of,
    to_json,
    write_schemas,
)
from elearn.content.schemas.words import FILES, KEYS
from elearn.settings import PROJECT
from tests.content.cases import copy_good
from tests.content.mutations import mutate, place_of, real_files
from tests.content.schemas.json_schema import fits

COMMAND = "python -m elearn.content.schemas"
SCHEMAS = {name: schema_of(name) for name in MODELS}


class EditorLoader(yaml.CSafeLoader):
    """YAML as an editor reads it (1.2): only true, false, null and numbers are no text."""


EditorLoader.yaml_implicit_resolvers = {}

for tag, pattern, first in (
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?(?:[0-9]+\.[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?", "-+0123456789."),
):
    EditorLoader.add_implicit_resolver(
        f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{pattern})$"), list(first)
    )


def as_editor(text: str) -> Any:
    """The data of a file, or of the keys on top of a lesson."""
    return yaml.load(text.split("\n---\n", 1)[0].removeprefix("---\n"), EditorLoader)  # noqa: S506 -- a safe loader


def test_the_schemas_are_current():
    written = {name: (PROJECT / "modules" / FOLDER / f"{name}.json").read_text("utf-8") for name in MODELS}

    assert written == {name: to_json(name) for name in MODELS}, f"Run: {COMMAND}"


def test_every_key_and_file_has_a_meaning_and_nothing_else_has():
    assert FILES.keys() == MODELS.keys()
    used = set(re.findall(r'"description": "(.*?)"', "".join(map(to_json, MODELS))))

    assert {words for words in KEYS.values() if words not in used} == set()


def test_a_meaning_is_one_or_two_short_sentences():
    too_long = [words for words in (*KEYS.values(), *FILES.values()) if len(words) > 90 or words[-1] != "."]

    assert too_long == []


@pytest.mark.parametrize("path", real_files(), ids=lambda path: "/".join(path.parts[-3:]))
def test_a_schema_accepts_our_own_files(path):
    text = path.read_text(encoding="utf-8")

    assert fits(as_editor(text), SCHEMAS[schema_name(place_of(path))])


@pytest.fixture(scope="module")
def good(tmp_path_factory):
    return copy_good(tmp_path_factory.mktemp("good"))


@pytest.mark.parametrize("path", real_files(), ids=lambda path: "/".join(path.parts[-3:]))
def test_a_schema_accepts_every_damaged_file_that_the_check_accepts(good, path):
    file, cache = place_of(path), Cache()
    for number in range(10):
        content = mutate(path.read_bytes(), Random(f"schema {path.name} {number}"))  # noqa: S311 -- no secret
        draft = load_library(good, cache=cache, overlay={file: content}).drafts["buurt"]
        read = next(one for one in draft.files if one.document.name.endswith(file.path))
        if read.is_sound:
            schema = SCHEMAS[schema_name(file)]
            assert fits(read.document.data, schema), (number, "as text")
            assert fits(as_editor(content.decode("utf-8-sig").replace("\r\n", "\n")), schema), number


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("quizzen/groeten.yaml", "vraag: Wat doe je?", "vragg: Wat doe je?"),
        ("quizzen/groeten.yaml", "soort: stelling", "soort: steling"),
        ("quizzen/groeten.yaml", "oefenen: 3", "oefenen: drie"),
        ("quizzen/groeten.yaml", "oefenen: 3", "oefenen: 0"),
        ("quizzen/groeten.yaml", "klopt: nee", "klopt: misschien"),
        ("quizzen/groeten.yaml", "id: buur-in-de-regen", "id: Buur"),
        ("quizzen/groeten.yaml", "bron: [p01.k1]", "bron: p01.k1"),
        ("quizzen/groeten.yaml", "titel: Groeten op straat\n", ""),
        ("quizzen/groeten.yaml", "vraag: Wat doe je?", "vraag:"),
        ("dilemmas/de-bal.yaml", "eind: ", "einde: "),
        ("dilemmas/de-bal.yaml", "rollen: [buur]", "rollen: []"),
        ("lessen/groeten.md", "2026-11-24", "24-11-2026"),
        ("module.yaml", "slaagnorm: 75", "slaagnorm: 101"),
        ("module.yaml", "taal: nl", "taal: en"),
    ],
)
def test_an_editor_shows_a_mistake_while_you_type(good, name, before, after):
    text = (good / "buurt" / name).read_text()
    assert before in text
    schema = SCHEMAS[schema_name(ContentFile("buurt", name))]

    assert fits(as_editor(text), schema)
    assert not fits(as_editor(text.replace(before, after, 1)), schema)


def test_writing_the_schemas_names_them_once_on_top_of_each_file(tmp_path):
    modules = copy_good(tmp_path)
    before = load_library(modules)

    write_schemas(modules)
    write_schemas(modules)

    quiz = (modules / "buurt" / "quizzen" / "groeten.yaml").read_text()
    assert quiz.startswith("# yaml-language-server: $schema=../../schemas/quizzen.json\ntitel: ")
    assert quiz.count(MARK) == 1
    assert (modules / "buurt" / "module.yaml").read_text().startswith(f"{MARK}../schemas/module.json\n")
    assert not (modules / "buurt" / "lessen" / "groeten.md").read_text().startswith("#")
    assert load_library(modules).problems == before.problems == ()


@pytest.mark.parametrize("path", real_files(), ids=lambda path: "/".join(path.parts[-3:]))
def test_a_file_that_names_a_schema_names_its_own(path):
    first = path.read_text(encoding="utf-8").split("\n", 1)[0]

    if first.startswith(MARK):
        assert first == first_line(place_of(path))
        if "good_content" not in path.parts:
            assert (path.parent / first.removeprefix(MARK)).resolve().is_file()
