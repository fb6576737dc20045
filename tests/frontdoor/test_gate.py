"""The gate: every check says one line, and what went wrong is shown."""

from __future__ import annotations

import os
import re

import pytest

from elearn.cli.test import PYTHON, check_processes, clean_environment, run_step
from elearn.settings import SettingError


def test_a_check_that_passes_says_one_line(capsys):
    passed = run_step("stijl", [PYTHON, "-c", "print('veel tekst')"], dict(os.environ))

    assert passed
    assert re.fullmatch(r"stijl     goed   +\d+\.\d s\n", capsys.readouterr().out)


def test_a_check_that_fails_shows_what_it_said(capsys):
    passed = run_step("stijl", [PYTHON, "-c", "import sys; sys.exit('regel 3 is te lang')"], dict(os.environ))

    assert not passed
    assert re.fullmatch(r"stijl     FOUT   +\d+\.\d s\nregel 3 is te lang\n\n", capsys.readouterr().out)


def test_settings_of_a_server_on_this_machine_do_not_reach_the_tests():
    given = {"ELEARN_PORT": "9000", "ELEARN_TEST_PG": "postgresql://...", "PIP_CERT": "/etc/ca.pem"}

    assert clean_environment(given) == {"ELEARN_TEST_PG": "postgresql://...", "PIP_CERT": "/etc/ca.pem"}


def test_a_chroot_without_proc_is_one_sentence(tmp_path):
    with pytest.raises(SettingError) as error:
        check_processes(tmp_path)

    sentence = f"De tests hebben {tmp_path} nodig. Doe dit eerst, als root: mount -t proc proc {tmp_path}"
    assert str(error.value) == sentence
