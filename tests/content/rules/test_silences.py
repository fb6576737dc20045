"""`negeer` leaves out a warning where it stands, and nothing else."""

from __future__ import annotations

import pytest

from elearn.content.load import load_library
from elearn.reader.messages.codes import WARNINGS
from tests.content.cases import NAME, copy_good

QUESTION = "vraag: Wat doe je?"
NEGATED = "vraag: Wat doe je niet?"
REASON = "negeer: [{Q033: Dit woord hoort erbij.}]"


@pytest.fixture
def modules(tmp_path):
    """The good module with a question that has a warning."""
    folder = copy_good(tmp_path)
    change(folder, "quizzen/groeten.yaml", QUESTION, NEGATED)
    return folder


def change(folder, name: str, before: str, after: str) -> None:
    path = folder.parent / NAME / name
    text = path.read_text()
    assert before in text
    path.write_text(text.replace(before, after, 1))


def codes(folder) -> list[str]:
    return [problem.code for problem in load_library(folder).problems]


def test_the_warning_is_there_without_a_silence(modules):
    assert codes(modules) == ["Q033"]


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("quizzen/groeten.yaml", NEGATED, f"{NEGATED}\n    {REASON}"),
        ("quizzen/groeten.yaml", "oefenen: 3", f"oefenen: 3\n{REASON}"),
        ("module.yaml", "negeer:\n", "negeer:\n  - Q033: Dit woord hoort erbij.\n"),
    ],
    ids=["in the question", "in the quiz", "in the module"],
)
def test_a_silence_counts_for_what_it_stands_in(modules, name, before, after):
    change(modules, name, before, after)

    assert codes(modules) == []


def test_a_silence_in_a_lesson_counts_for_its_text(tmp_path):
    modules = copy_good(tmp_path)
    change(modules, "lessen/groeten.md", "Dat duurt", "Dat duurt momenteel")
    assert codes(modules) == ["T005"]

    change(modules, "lessen/groeten.md", "minuten: 3", "minuten: 3\nnegeer:\n  - T005: De buurt zegt het zo.")

    assert codes(modules) == []


def test_a_silence_in_one_question_leaves_the_next_alone(modules):
    change(modules, "quizzen/groeten.yaml", "vraag: Je wacht", f"{REASON}\n    vraag: Je wacht")

    assert codes(modules) == ["Q033", "N003"]


def test_a_silence_in_one_file_leaves_the_others_alone(modules):
    reason = "minuten: 3\nnegeer: [{Q033: Dit woord hoort erbij.}]"
    change(modules, "lessen/groeten.md", "minuten: 3", reason)

    assert codes(modules) == ["N003", "Q033"]


def test_one_silence_can_name_more_codes(modules):
    both = "negeer:\n      - Q033: Dit woord hoort erbij.\n      - T005: Dit woord ook."
    change(modules, "quizzen/groeten.yaml", NEGATED, f"{NEGATED}\n    {both}")
    change(modules, "quizzen/groeten.yaml", "duurt één", "duurt momenteel één")

    assert codes(modules) == []


def test_a_reason_makes_no_other_question(modules):
    change(modules, "quizzen/groeten.yaml", NEGATED, NEGATED.replace("niet", "NIET"))
    before = load_library(modules).library.modules["buurt"].questions["buur-in-de-regen"]
    change(modules, "quizzen/groeten.yaml", "NIET?", f"NIET?\n    {REASON}")
    after = load_library(modules).library.modules["buurt"].questions["buur-in-de-regen"]

    assert after.silences
    assert after.content_hash == before.content_hash


def test_every_rule_for_good_questions_warns():
    assert {f"Q{number:03}" for number in range(31, 41)} <= WARNINGS
