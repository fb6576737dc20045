"""The first start, the second, and every way in which the first can fail."""

from __future__ import annotations

import ast
import errno
import re
from pathlib import Path

import pytest

from elearn import __main__ as bootstrap
from elearn.settings import PROJECT

FULL_DISK = "De schijf is vol. Maak ongeveer 1 GB vrij en probeer het opnieuw."
NO_NETWORK = "Ik kan de pakketten niet ophalen. Controleer het netwerk en de instellingen van pip."
NO_PIP = "Pip ontbreekt. Installeer het eerst, op Debian met: apt install python3-pip"
WRONG_HASH = "Een opgehaald pakket klopt niet met de vaste lijst. Waarschuw je beheerder en gebruik het niet."
UNREACHABLE_PACKAGE = "nergens==1.0 --hash=sha256:" + "0" * 64 + "\n"


def test_the_first_start_installs_and_goes_on_inside_the_environment(project):
    done = project.start("run", "--optie", "twee woorden")

    assert done.returncode == 3
    assert done.stdout == f"{project.folder / '.venv'} ['run', '--optie', 'twee woorden']\n"
    assert done.stderr == f"{bootstrap.FIRST_START}\n"


def test_the_second_start_says_nothing_and_changes_nothing(project):
    project.start("run")
    before = project.stamp.stat().st_mtime_ns

    done = project.start("run")

    assert (done.returncode, done.stderr) == (3, "")
    assert project.stamp.stat().st_mtime_ns == before


def test_an_install_that_was_killed_is_made_anew(project):
    project.start("run")
    project.stamp.write_text(bootstrap.BUSY, encoding="ascii")
    leftover = project.folder / ".venv" / "half"
    leftover.touch()

    done = project.start("run")

    assert (done.returncode, done.stderr) == (3, f"{bootstrap.FIRST_START}\n")
    assert not leftover.exists()


def test_an_environment_without_its_python_is_made_anew(project):
    project.start("run")
    (project.folder / ".venv" / "bin" / "python").unlink()

    done = project.start("run")

    assert (done.returncode, done.stderr) == (3, f"{bootstrap.FIRST_START}\n")


def test_a_project_that_moved_takes_its_environment_along(project):
    project.start("run")
    project.folder = project.folder.rename(project.folder.with_name("ergens anders"))

    done = project.start("run")

    assert (done.returncode, done.stderr) == (3, "")
    assert done.stdout == f"{project.folder / '.venv'} ['run']\n"


def test_a_changed_lock_is_installed(project):
    project.start("run")
    (project.locks / "run.txt").write_text("# something else\n", encoding="utf-8")

    assert project.start("run").stderr == f"{bootstrap.UPDATE}\n"
    assert project.start("run").stderr == ""


def test_what_the_tests_need_holds_what_run_needs(project):
    project.start("test")

    assert project.start("run").stderr == ""


def test_without_a_network_it_says_so_and_tries_again_the_next_time(project):
    (project.locks / "run.txt").write_text(UNREACHABLE_PACKAGE, encoding="utf-8")
    nowhere = {"PIP_INDEX_URL": "http://127.0.0.1:9/simple", "PIP_RETRIES": "0"}

    done = project.start("run", **nowhere)

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == f"{bootstrap.FIRST_START}\n{NO_NETWORK}\n"
    (project.locks / "run.txt").write_text("# nothing\n", encoding="utf-8")
    assert project.start("run").returncode == 3


def test_ctrl_c_while_it_starts_is_one_sentence(project):
    app = project.folder / "elearn" / "app.py"
    app.write_text("import os, signal\n\nos.kill(os.getpid(), signal.SIGINT)\n", encoding="utf-8")
    project.start("run")

    done = project.start("run")

    assert (done.returncode, done.stdout, done.stderr) == (1, "", "Gestopt.\n")


@pytest.mark.parametrize(
    ("output", "sentence"),
    [
        ("/usr/bin/python3: No module named pip", NO_PIP),
        (
            "ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device",
            FULL_DISK,
        ),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.", WRONG_HASH),
        ("Failed to establish a new connection: [Errno 111]", NO_NETWORK),
        (
            "ERROR: Could not install packages due to an OSError: [Errno 13] Permission denied: '/x'",
            "Ik mag niet schrijven in /project. Zorg voor schrijfrechten op die map en probeer het opnieuw.",
        ),
        ("iets\nERROR: iets vreemds\n", "Installeren is niet gelukt. Pip zegt: ERROR: iets vreemds"),
        ("", "Installeren is niet gelukt. Pip zegt: niets"),
    ],
)
def test_what_pip_says_becomes_one_sentence_that_helps(output, sentence):
    assert bootstrap.explain_pip(output, Path("/project")) == sentence


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (OSError(errno.ENOSPC, "No space left on device", "/x"), FULL_DISK),
        (
            PermissionError(errno.EACCES, "Permission denied", "/x"),
            f"Ik mag niet schrijven in {PROJECT}. Zorg voor schrijfrechten op die map.",
        ),
        (OSError(errno.EIO, "I/O error", "/x"), "Installeren is niet gelukt: I/O error (/x)."),
    ],
)
def test_a_folder_that_cannot_be_written_becomes_one_sentence_that_helps(error, sentence):
    assert bootstrap.explain_error(error) == sentence


def test_an_older_python_can_read_the_bootstrap_and_so_tell_that_it_is_too_old():
    source = (PROJECT / "elearn" / "__main__.py").read_text(encoding="utf-8")

    assert ast.parse(source, feature_version=(3, 7))


def test_the_test_lock_holds_the_run_lock():
    run, test = (_pinned(PROJECT / "elearn" / "locks" / f"{name}.txt") for name in ("run", "test"))

    assert run - test == set()


def test_the_locks_name_no_registry():
    locks = [file.read_text(encoding="utf-8") for file in (PROJECT / "elearn" / "locks").iterdir()]

    assert [text for text in locks if "://" in text or "--index" in text] == []


def _pinned(lock: Path) -> set[str]:
    return set(re.findall(r"^(\S+==\S+)", lock.read_text(encoding="utf-8"), re.MULTILINE))
