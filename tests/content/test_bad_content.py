"""Every file in tests/bad_content gives the messages that it promises, and no others."""

from pathlib import Path

import pytest

from elearn.content.load import load_library
from elearn.questions import KINDS
from elearn.reader.messages.codes import CODES_OF_MISTAKES, TITLES, WARNINGS
from tests.content import manual
from tests.content.cases import BAD, GOOD, copy_bad, copy_good, expected_of, files_of

CASES = sorted(BAD.iterdir())

# These are about bytes, missing files or a second module; test_files.py and test_load.py make them.
# Q02 is about answers that were given: test_answered.py gives them.
MADE_BY_TESTS = manual.MADE.keys()
# Only for a kind of mistake that nobody worded; test_wording.py proves that there is none.
NEVER_GIVEN = {"S099"}


def test_the_good_module_gives_no_message(tmp_path):
    loaded = load_library(copy_good(tmp_path))

    assert loaded.problems == ()
    assert loaded.library is not None


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_bad_file_gives_the_messages_it_promises(case, tmp_path):
    loaded = load_library(copy_bad(case, tmp_path))

    assert sorted(str(problem) for problem in loaded.problems) == expected_of(case)
    assert (loaded.library is None) == any(one.severity == "fout" for one in loaded.problems)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_case_is_named_after_its_code_and_says_what_went_wrong(case):
    code = case.name.partition("-")[0]

    assert any(f" {code} " in message for message in expected_of(case))
    for path in files_of(case):
        lines = path.read_text(encoding="utf-8").splitlines()
        assert lines[lines[0] == "---"].startswith("# ")


def test_fifty_mistakes_in_one_file_are_told_in_one_run():
    told = {message.split()[1] for message in expected_of(BAD / "S001-vijftig-fouten")}

    assert len(expected_of(BAD / "S001-vijftig-fouten")) >= 50
    assert len(told) >= 35


def test_every_code_has_a_case():
    shown = {case.name.partition("-")[0] for case in CASES}
    told = {message.split()[1] for case in CASES for message in expected_of(case)}

    assert (shown | told) >= TITLES.keys() - MADE_BY_TESTS - NEVER_GIVEN
    assert shown <= TITLES.keys()


def test_every_code_of_a_mistake_or_warning_has_a_title():
    assert set(CODES_OF_MISTAKES.values()) <= TITLES.keys()
    assert TITLES.keys() >= WARNINGS


def test_every_code_in_the_program_has_a_title_and_every_title_a_code():
    elearn = Path(__file__).resolve().parents[2] / "elearn"
    files = [*(elearn / "reader").rglob("*.py"), *(elearn / "content").rglob("*.py")]
    text = "\n".join(path.read_text() for path in files if path.name != "codes.py")
    used = {code for code in TITLES if f'"{code}"' in text}

    assert used | set(CODES_OF_MISTAKES.values()) == set(TITLES)


def test_the_good_module_shows_every_type_of_question():
    text = (GOOD / "quizzen" / "groeten.yaml").read_text()

    assert all(f"soort: {kind}" in text for kind in KINDS)
