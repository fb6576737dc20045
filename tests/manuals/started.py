"""A command of ours that goes on until it is stopped, in a process of its own."""

from __future__ import annotations

import signal
import subprocess
import sys

from elearn.settings import PROJECT, Settings
from tests.e2e.server import free_port, without_settings


def first_lines(arguments: list[str], settings: Settings) -> str:
    """What it prints until it serves; then it is asked to stop, and has to end well."""
    given = {
        "ELEARN_DATA": str(settings.data),
        "ELEARN_DEMO": "nee",
        "ELEARN_PORT": free_port(),
    }
    process = subprocess.Popen(
        [sys.executable, "-m", "elearn", *arguments],
        cwd=PROJECT,
        env=without_settings() | given,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    lines: list[str] = []
    while not lines or (lines[-1] and "Stoppen" not in lines[-1]):
        lines.append(process.stdout.readline())
    process.send_signal(signal.SIGTERM)
    rest, told = process.communicate(timeout=30)
    assert (process.returncode, told) == (0, "Gestopt.\n")
    return "".join(lines) + rest
