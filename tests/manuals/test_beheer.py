"""The manual for beheer is one story: every command runs, in its order, and answers as it says."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from elearn import cli
from elearn.app import create_app
from elearn.cli import make_parser
from elearn.settings import PROJECT, Settings
from tests.manuals.reading import BEHEER, HR, MANUALS
from tests.manuals.started import first_lines

SETTINGS = [text for _, text in BEHEER.blocks("ini")]
ADDRESS = "https://leren.gemeente.example"

GOES_ON = {"run", "worker"}
"""Commands that go on until somebody stops them: looked at in a process of their own."""

ELSEWHERE = {"links"}
"""Commands that visit other sites: their own tests run them, with a site of ours."""


def story() -> Iterator[tuple[list[str], str]]:
    """Each block of commands, and what the block of text right after it says they print ("": nothing)."""
    fences = [one for one in BEHEER.tokens if one.type == "fence" and one.info in {"sh", "text"}]
    for one, after in zip(fences, [*fences[1:], None], strict=True):
        if one.info == "sh":
            told = after.content if after and after.info == "text" else ""
            yield one.content.splitlines(), told


def pattern(told: str) -> str:
    """The text of the manual as a regular expression: `…` is anything, also on a line of its own."""
    return re.escape(told.strip()).replace("…", ".*")


def in_the_background(arguments: list[str]) -> bool:
    return arguments[0] in GOES_ON and "--eenmaal" not in arguments


@pytest.fixture
def settings(tmp_path) -> Settings:
    return Settings(
        data=tmp_path / "data", secret_key="geheim" * 8, base_url=ADDRESS, demo=False, worker=False
    )


@pytest.fixture
def app(settings) -> Iterator[Flask]:
    """The app of all commands: to read the lessons again for each would only be slow."""
    app = create_app(settings)
    yield app
    app.extensions["engine"].dispose()


def test_every_command_runs_and_answers_as_the_manual_says(settings, app, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    for name, text in BEHEER.blocks("csv"):
        Path(name).write_text(text, encoding="utf-8")

    for commands, told in story():
        printed = ""
        for command in commands:
            python, flag, package, *arguments = shlex.split(command)
            assert (python, flag, package) == ("python3", "-m", "elearn")
            if arguments[0] in ELSEWHERE:
                make_parser().parse_args(arguments)
            elif in_the_background(arguments):
                printed += first_lines(arguments, settings)
            else:
                code = cli.main(arguments, settings, lambda _settings: app)
                answer = capsys.readouterr()
                assert (command, code, answer.err) == (command, 0, "")
                printed += answer.out
        assert not told or re.fullmatch(pattern(told), printed.strip(), re.DOTALL), (commands, printed)


def test_every_command_in_a_sentence_is_one_that_the_parser_knows():
    commands = [one for manual in MANUALS for one in manual.in_code() if one.startswith("python")]

    parsed = {make_parser().parse_args(shlex.split(one)[3:]).command for one in commands}

    assert {"test", "doctor", "herinner"} <= parsed


def test_the_settings_of_a_real_server_are_right():
    for text in SETTINGS:
        given = dict(line.split("=", 1) for line in text.splitlines())
        assert Settings.from_environment(given).modules == PROJECT / "modules"
    assert len(SETTINGS) == 2


def test_every_setting_that_is_named_is_one():
    manual = (PROJECT / "docs" / "instellingen.md").read_text(encoding="utf-8")

    named = set(re.findall(r"ELEARN_[A-Z_]+", BEHEER.text + HR.text))

    assert [one for one in sorted(named) if f"`{one}`" not in manual] == []
