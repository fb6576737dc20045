"""How the check holds under damaged files: `python -m tests.benchmarks.mutations --files 100000`.

Each file is a real one with one to four kinds of damage, checked inside the small good module with
every rule. Prints the files per second, the slowest file and every crash with its number; a number
alone (`--first N --files 1`) does that file again.
"""

from __future__ import annotations

import sys
import tempfile
import time
import traceback
from argparse import ArgumentParser
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

from elearn.content.drafts.reading import Cache
from elearn.content.load import load_library
from tests.content.cases import copy_good
from tests.content.mutations import mutate, place_of, real_files

SLOWEST_ALLOWED = 0.5
"""Seconds of processor time for one file."""


@dataclass(frozen=True)
class Checked:
    """One damaged file: how long it took, and the traceback when it crashed."""

    number: int
    name: str
    seconds: float
    problems: int
    crash: str = ""


def main() -> int:
    """Check so many files; 1 when one crashed or took too long."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=10_000)
    parser.add_argument("--first", type=int, default=0)
    options = parser.parse_args()
    start = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        checked = list(_check(Path(folder), range(options.first, options.first + options.files)))
    return _report(checked, time.perf_counter() - start)


def _check(folder: Path, numbers: range) -> Iterator[Checked]:
    good, cache = copy_good(folder), Cache()
    originals = [(path, path.read_bytes()) for path in real_files()]
    for number in numbers:
        path, content = originals[number % len(originals)]
        damaged = mutate(content, Random(number))  # noqa: S311 -- the same damage every time
        # Processor time: what else this machine does is not the file's fault.
        start = time.process_time()
        try:
            found = len(load_library(good, cache=cache, overlay={place_of(path): damaged}).problems)
            crash = ""
        except Exception:  # noqa: BLE001 -- a crash is what is looked for here
            found, crash = 0, traceback.format_exc()
        yield Checked(number, path.name, time.process_time() - start, found, crash)


def _report(checked: list[Checked], seconds: float) -> int:
    slowest = max(checked, key=lambda one: one.seconds)
    crashed = [one for one in checked if one.crash]
    unharmed = sum(not one.problems and not one.crash for one in checked)
    print(f"{len(checked)} files in {seconds:.0f} s: {len(checked) / seconds:.0f} per second")
    print(f"without any message: {unharmed}")
    print(f"slowest: number {slowest.number} ({slowest.name}), {slowest.seconds:.3f} s")
    print(f"crashes: {len(crashed)}")
    for one in crashed[:5]:
        print(f"number {one.number} ({one.name})\n{one.crash}")
    return 1 if crashed or slowest.seconds > SLOWEST_ALLOWED else 0


if __name__ == "__main__":
    sys.exit(main())
