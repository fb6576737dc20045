"""Every command speaks Dutch, also when it is called wrongly."""

from __future__ import annotations

import os
import re
import subprocess
import sys

import pytest

from elearn.cli import COMMANDS, make_parser
from elearn.cli.parser import in_dutch
from elearn.settings import PROJECT
from tests.e2e.server import without_settings

ENGLISH = re.compile(r"\b(usage|options|arguments|show this help|positional|error)\b", re.IGNORECASE)


def test_without_a_command_the_help_lists_all_of_them():
    described = make_parser().format_help()

    assert [name for name in COMMANDS if COMMANDS[name].HELP not in re.sub(r"\s+", " ", described)] == []


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_of_a_command_is_dutch(command, capsys):
    with pytest.raises(SystemExit) as ended:
        make_parser().parse_args([command, "--help"])

    shown = capsys.readouterr().out
    assert ended.value.code == 0
    assert shown.startswith(f"gebruik: python3 -m elearn {command}")
    assert COMMANDS[command].HELP in re.sub(r"\s+", " ", shown)
    assert ENGLISH.findall(shown) == []


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["run", "--snel"], "Dit ken ik niet: --snel."),
        (["--snel"], "Er ontbreekt iets: COMMANDO."),
    ],
)
def test_a_wrong_call_is_one_dutch_sentence_and_where_the_help_is(arguments, sentence, capsys):
    with pytest.raises(SystemExit) as ended:
        make_parser().parse_args(arguments)

    assert ended.value.code == 2
    assert capsys.readouterr().err == f"{sentence}\nHulp: python3 -m elearn --help\n"


def test_an_unknown_command_is_told_with_the_commands_that_exist(capsys):
    with pytest.raises(SystemExit):
        make_parser().parse_args(["rum"])

    choices = ", ".join(map(repr, COMMANDS))
    assert capsys.readouterr().err.startswith(f"'rum' past niet bij COMMANDO. Kies uit: {choices}.")


@pytest.mark.parametrize(
    ("message", "translation"),
    [
        ("argument -o: expected one argument", "Achter -o hoort een waarde."),
        ("argument -n: invalid int value: 'x'", "'x' past niet bij -n. Vul een heel getal in."),
        ("argument --json: not allowed with argument --kort", "--json en --kort gaan niet samen."),
        ("argument --van: x is geen datum.", "--van: x is geen datum."),
        ("Zelf geschreven.", "Zelf geschreven."),
    ],
)
def test_what_argparse_says_becomes_dutch(message, translation):
    assert in_dutch(message) == translation


@pytest.mark.parametrize("arguments", [["controleer", "--dekking"], ["doctor"]], ids=" ".join)
def test_a_command_whose_reader_has_enough_stops_in_silence(arguments, tmp_path):
    """As in `… | head`; `doctor` notices in the middle, the other when it is done."""
    reading, writing = os.pipe()
    os.close(reading)

    with os.fdopen(writing, "wb") as gone:
        done = subprocess.run(
            [sys.executable, "-m", "elearn", *arguments],
            cwd=PROJECT,
            env=without_settings() | {"ELEARN_DATA": str(tmp_path)},
            stdout=gone,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )

    assert (done.returncode, done.stderr) == (141, "")
