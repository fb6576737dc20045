"""A copy of the good module, and the files in tests/bad_content that each spoil one thing in it."""

import re
import shutil
from pathlib import Path

TESTS = Path(__file__).resolve().parent.parent
GOOD = TESTS / "good_content" / "buurt"
BAD = TESTS / "bad_content"
NAME = "modules/buurt"

_EXPECTED = re.compile(r"^# verwacht: (?:(\S+):)?(\d+:\d+) (.+)$", re.MULTILINE)


def copy_good(folder: Path) -> Path:
    """Put the good module in a folder; the folder of modules."""
    shutil.copytree(GOOD, folder / NAME)
    return folder / "modules"


def copy_bad(case: Path, folder: Path) -> Path:
    """Put the good module in a folder with the files of a case over it."""
    modules = copy_good(folder)
    shutil.copytree(case, folder / NAME, dirs_exist_ok=True)
    return modules


def files_of(case: Path) -> list[Path]:
    """The files of a case."""
    return sorted(path for path in case.rglob("*") if path.is_file())


def expected_of(case: Path) -> list[str]:
    """Every message that the files of a case promise, as `file:line:column: CODE text`."""
    return sorted(
        f"{NAME}/{elsewhere or path.relative_to(case).as_posix()}:{place}: {text}"
        for path in files_of(case)
        for elsewhere, place, text in _EXPECTED.findall(path.read_text(encoding="utf-8"))
    )
