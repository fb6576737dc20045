"""The code stays small enough to find one's way: few files in a folder, few lines in a file."""

from __future__ import annotations

from pathlib import Path

from elearn.settings import PROJECT

MOST_FILES = 12
"""Of a folder itself: what is in its subfolders does not count, nor does `__init__.py`."""

MOST_LINES = 300

MAY_BE_FULL = {
    "elearn/db/migrations/versions",  # the past: a change of the tables is never taken away
}


def test_no_folder_holds_more_files_than_one_can_oversee():
    full = {
        _name(folder): count
        for top in ("elearn", "templates", "tests")
        for folder in _folders(PROJECT / top)
        if (count := sum(map(_counts, folder.iterdir()))) > MOST_FILES
    }

    assert {name: count for name, count in full.items() if name not in MAY_BE_FULL} == {}


def test_no_module_is_longer_than_one_can_oversee():
    modules = [path for top in ("elearn", "tests") for path in (PROJECT / top).rglob("*.py")]

    lines = {_name(path): len(path.read_text(encoding="utf-8").splitlines()) for path in modules}

    assert {name: count for name, count in lines.items() if count > MOST_LINES} == {}


def _folders(top: Path) -> list[Path]:
    return [top, *(path for path in top.rglob("*") if path.is_dir() and path.name != "__pycache__")]


def _counts(path: Path) -> bool:
    return path.is_file() and path.name != "__init__.py"


def _name(path: Path) -> str:
    return path.relative_to(PROJECT).as_posix()
