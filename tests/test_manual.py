"""The manual for trainers: its examples, commands and words are those of the app, in plain Dutch."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from elearn.cli import make_parser
from elearn.content.kinds.terms import term_slug
from elearn.content.language.readability import Sentence, measure, score, sentences
from elearn.content.language.words import PLAIN_WORDS
from elearn.content.load import load_library
from elearn.content.markdown.manual import HANDBOOK, render_manual
from elearn.questions import KINDS
from elearn.settings import PROJECT
from tests.content.cases import copy_good

TEXT = HANDBOOK.read_text(encoding="utf-8")
TOKENS: list[Token] = MarkdownIt("commonmark").parse(TEXT)
EXAMPLES = [(one.info.removeprefix("yaml "), one.content) for one in TOKENS if one.info.startswith("yaml ")]
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


def prose() -> Iterator[str]:
    """What a trainer reads as sentences: every paragraph, heading and item, without the examples."""
    for token in TOKENS:
        if token.type == "inline" and token.children:
            parts = [" " if one.type == "softbreak" else one.content for one in token.children]
            yield "".join(
                part for part, one in zip(parts, token.children, strict=True) if one.type != "image"
            )


def read_aloud() -> list[Sentence]:
    """Every sentence of the manual."""
    return [sentence for text in prose() for sentence in sentences(text)]


def in_code() -> list[str]:
    """What stands between backticks in the text."""
    return [one.content for token in TOKENS for one in token.children or () if one.type == "code_inline"]


def in_bold() -> list[str]:
    """What the manual says can be read on a screen."""
    return re.findall(r"\*\*(.+?)\*\*", TEXT)


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

    quoted = re.findall(r"^> (.*)$", TEXT, re.MULTILINE)

    assert problems_with(tmp_path / "checked", QUIZ, quiz) == quoted


def test_every_block_of_yaml_is_looked_at():
    assert [one.content for one in TOKENS if one.type == "fence" and one.info == "yaml"] == []


def test_every_command_is_one_that_the_parser_knows():
    blocks = [one.content.splitlines() for one in TOKENS if one.info == "sh"]
    commands = [line for block in blocks for line in block] + [
        one for one in in_code() if one.startswith("python")
    ]

    parsed = [make_parser().parse_args(shlex.split(one)[3:]).command for one in commands]

    assert {"nieuw", "controleer", "zet-om", "pakket"} <= set(parsed)


def test_what_is_bold_can_be_read_on_a_screen():
    sources = [
        *(PROJECT / "templates").rglob("*.html"),
        *(PROJECT / "elearn" / "web" / "trainer").rglob("*.py"),
        *(PROJECT / "elearn" / "services").rglob("*.py"),
    ]
    screens = " ".join(unescape(one.read_text(encoding="utf-8")) for one in sources)

    assert [words for words in in_bold() if words not in screens] == []


def test_every_link_within_the_manual_leads_to_a_heading():
    anchors = re.findall(r"\]\(#([^)]+)\)", TEXT)
    rendered = render_manual(HANDBOOK)

    assert anchors
    assert [one for one in anchors if f'id="{one}"' not in rendered or term_slug(one) != one] == []


def test_the_pictures_are_few_small_and_all_used():
    pictures = sorted((HANDBOOK.parent / "beeld").glob("trainer-*.png"))
    shown = sorted(re.findall(r"!\[.+\]\(beeld/(.+)\)", TEXT))

    assert [one.name for one in pictures] == shown
    assert [one.name for one in pictures if one.stat().st_size > 120_000] == []
    assert len(pictures) <= 8


def test_the_manual_is_easy_to_read():
    found = read_aloud()

    assert [" ".join(one.words) for one in found if len(one.words) > 20] == []
    assert measure(found).words_per_sentence <= 12
    assert score(found) >= 70
    words = {word.lower() for one in found for word in one.words}
    assert words & PLAIN_WORDS.keys() == set()
