"""`test`: the one gate. Style, types, layers, dependencies, content and the whole suite, in that order."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from argparse import ArgumentParser, Namespace
from collections.abc import Mapping
from pathlib import Path

from elearn.cli.command import AppFactory
from elearn.settings import PREFIX, PROJECT, TEST_ONLY, SettingError, Settings

HELP = "Controleer de code, de inhoud en alle tests."

PYTHON = sys.executable
# Scripts in .venv/bin break when the project folder moves, modules do not.
STEPS = {
    "opmaak": [PYTHON, "-m", "ruff", "format", "--check"],
    "stijl": [PYTHON, "-m", "ruff", "check"],
    "typen": [PYTHON, "-m", "mypy"],
    "lagen": [PYTHON, "-c", "from importlinter.cli import lint_imports_command as lint; lint()"],
    "pakketten": [PYTHON, "-m", "deptry", "."],
    "inhoud": [PYTHON, "-m", "elearn", "controleer"],
}
PYTEST = [PYTHON, "-m", "pytest", "--numprocesses=auto"]


def configure(parser: ArgumentParser) -> None:
    """Everything after `--` goes to pytest."""
    parser.add_argument("pytest", nargs="*", metavar="-- OPTIE", help="opties voor pytest")


def execute(arguments: Namespace, _settings: Settings, _create_app: AppFactory) -> int:
    """Run every step, also after one failed; 0 when all passed, else 1. Pytest's summary comes last.

    Raises SettingError on a machine that cannot run them.
    """
    if sys.platform == "linux":
        check_processes(Path("/proc"))
    environment = clean_environment(os.environ)
    passed = [run_step(name, command, environment) for name, command in STEPS.items()]
    suite = subprocess.run([*PYTEST, *arguments.pytest], cwd=PROJECT, env=environment, check=False)
    return 0 if all(passed) and suite.returncode == 0 else 1


def check_processes(proc: Path) -> None:
    """Raises SettingError in a chroot without `proc`: there Chromium and PostgreSQL crash without a word."""
    if not (proc / "self").exists():
        message = f"De tests hebben {proc} nodig. Doe dit eerst, als root: mount -t proc proc {proc}"
        raise SettingError(message)


def run_step(name: str, command: list[str], environment: dict[str, str]) -> bool:
    """Run one check in silence and print its verdict on one line; what it said only when it failed."""
    started = time.monotonic()
    done = subprocess.run(
        command,
        cwd=PROJECT,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    verdict = "FOUT" if done.returncode else "goed"
    print(f"{name:9} {verdict}  {time.monotonic() - started:4.1f} s", flush=True)
    if done.returncode:
        print(done.stdout, flush=True)
    return done.returncode == 0


def clean_environment(given: Mapping[str, str]) -> dict[str, str]:
    """`given` without the settings for a server on this machine: they must not colour the tests."""
    return {key: text for key, text in given.items() if not key.startswith(PREFIX) or key in TEST_ONLY}
