"""The manual for trainers: its examples and commands are those of the app."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from elearn.cli import make_parser
from elearn.content.load import load_library
from elearn.questions import KINDS
from tests.content.cases import copy_good
from tests.manuals.reading import TRAINER

EXAMPLES = TRAINER.blocks("yaml")
"""A file (its path in a module), a question (`vraag`) or a question with a mistake (`fout`) and its text."""

FILES = [one for one in EXAMPLES if "/" in one[0]]
QUESTIONS = [text for name, text in EXAMPLES if name == "vraag"]
QUIZ = "quizzen/groeten.yaml"


def problems_with(folder: Path, path: str, text: str) -> list[str]:
    """What the check says of the good module with this text in it, as the manual quotes it."""
    modules = copy_good(folder)
    (modules / "buurt" / path).write_text(text, encoding="utf-8")
    return [f"{one.message} {one.hint}" for one in load_library(modules).problems]


def with_question(folder: Path, text: str) -> str:
    """The quiz of the good module with one more question."""
    quiz = (copy_good(folder) / "buurt" / QUIZ).read_text(encoding="utf-8")
    lines = [f"    {line}".rstrip() for line in text.splitlines()]
    return quiz + "\n".join(["  - " + lines[0].strip(), *lines[1:]]) + "\n"


@pytest.mark.parametrize(("path", "text"), FILES, ids=[path for path, _ in FILES])
def test_a_whole_file_passes_the_check(tmp_path, path, text):
    # The quiz of the manual is small and the reason why the good module may be is then still true.
    assert problems_with(tmp_path, path, text) == []


@pytest.mark.parametrize("text", QUESTIONS, ids=[text.split("\n")[0][4:] for text in QUESTIONS])
def test_a_question_passes_the_check(tmp_path, text):
    quiz = with_question(tmp_path / "read", text)

    assert problems_with(tmp_path / "checked", QUIZ, quiz) == []


def test_every_kind_of_question_has_an_example():
    kinds = [re.search(r"^soort: (.*)$", text, re.MULTILINE) for text in QUESTIONS[: len(KINDS)]]

    assert sorted(kind[1] for kind in kinds if kind) == sorted(KINDS)


def test_the_mistake_gets_the_message_that_is_quoted(tmp_path):
    text = next(text for name, text in EXAMPLES if name == "fout")
    quiz = with_question(tmp_path / "read", text)

    assert problems_with(tmp_path / "checked", QUIZ, quiz) == TRAINER.quoted()


def test_every_block_of_yaml_is_looked_at():
    assert [text for name, text in EXAMPLES if not name] == []


def test_every_command_is_one_that_the_parser_knows():
    commands = [line for _, block in TRAINER.blocks("sh") for line in block.splitlines()] + [
        one for one in TRAINER.in_code() if one.startswith("python")
    ]

    parsed = [make_parser().parse_args(shlex.split(one)[3:]).command for one in commands]

    assert {"nieuw", "controleer", "zet-om", "pakket"} <= set(parsed)
