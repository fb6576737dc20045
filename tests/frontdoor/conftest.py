"""A small project with the real bootstrap, in a folder with a space, that installs nothing."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from elearn.settings import PROJECT

APP = """
import sys

def main(arguments):
    print(sys.prefix, arguments)
    return 3
"""


class SmallProject:
    """Start it with `start("run", ...)`; its locks and its stamp are files to change."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.locks = folder / "elearn" / "locks"
        self.locks.mkdir(parents=True)
        for name in ("run", "test"):
            (self.locks / f"{name}.txt").write_text("# nothing\n", encoding="utf-8")
        for name in ("__init__.py", "__main__.py"):
            shutil.copy(PROJECT / "elearn" / name, folder / "elearn" / name)
        (folder / "elearn" / "app.py").write_text(APP, encoding="utf-8")
        self.stamp = folder / ".venv" / "elearn-stamp.txt"

    def start(self, *arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "elearn", *arguments],
            cwd=self.folder,
            env=os.environ | settings,
            capture_output=True,
            text=True,
            check=False,
        )


@pytest.fixture
def project(tmp_path) -> SmallProject:
    return SmallProject(tmp_path / "met een spatie")
