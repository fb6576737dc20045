"""`python -m tests.benchmarks.content`: the check of much content, hostile content and imports, a start."""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path

from elearn.content.load import load_library
from elearn.interop.formats import convert
from elearn.interop.refusal import UnreadableError
from elearn.settings import PROJECT, Settings
from tests.benchmarks.made.hostile import LESSONS, QUIZZES
from tests.benchmarks.made.imports import IMPORTS
from tests.benchmarks.made.quizzes import MODULE, write_quizzes
from tests.benchmarks.serving import OURS, environment_of, free_port
from tests.content.cases import copy_good

CHECK_GOAL, HOSTILE_GOAL, IMPORT_GOAL, START_GOAL = 2.0, 0.5, 5.0, 1.0  # seconds
SLOWEST = 5  # hostile files that are printed


def main() -> None:
    """Measure everything and print a line for each."""
    options = _options()
    with tempfile.TemporaryDirectory(prefix="elearn-meting-") as folder:
        _measure_check(write_quizzes(Path(folder), options.quizzes), options)
    _measure_hostile()
    _measure_imports()
    with tempfile.TemporaryDirectory(prefix="elearn-meting-") as folder:
        _measure_start(Settings(data=Path(folder)), options.rounds)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.content", description=__doc__)
    parser.add_argument("--quizzes", type=int, default=1000, help="how many files are checked")
    parser.add_argument("--rounds", type=int, default=3, help="how often; the best one counts")
    return parser.parse_args()


def _measure_check(modules: Path, options: argparse.Namespace) -> None:
    # Every time in a process of its own: some of what is found is remembered.
    with ProcessPoolExecutor(1, mp_context=get_context("spawn"), max_tasks_per_child=1) as pool:
        rounds = [pool.submit(_check, modules).result() for _ in range(options.rounds)]
    seconds, problems = min(rounds)
    _tell(f"check of {options.quizzes} quizzes, {problems} problems", seconds, CHECK_GOAL)
    command = [sys.executable, "-m", OURS, "controleer", str(modules)]
    printed = min(_timed(lambda: _run(command)) for _ in range(options.rounds))
    _tell("the same as a command, with start and messages", printed)


def _check(modules: Path) -> tuple[float, int]:
    start = time.perf_counter()
    problems = len(load_library(modules).problems)
    return time.perf_counter() - start, problems


def _run(command: list[str]) -> None:
    done = subprocess.run(command, cwd=PROJECT, stdout=subprocess.DEVNULL, check=False)
    assert done.returncode == 1, "a tenth of the quizzes has a mistake"


def _measure_hostile() -> None:
    took = sorted(_hostile(), reverse=True)
    for seconds, name in took[:SLOWEST]:
        _tell(f"hostile {name}", seconds, HOSTILE_GOAL)
    print(f"and {len(took) - SLOWEST} hostile files that took less")


def _hostile() -> Iterator[tuple[float, str]]:
    for kind, suffix, files in (("quizzen", ".yaml", QUIZZES), ("lessen", ".md", LESSONS)):
        for name, content in files.items():
            with tempfile.TemporaryDirectory(prefix="elearn-meting-") as folder:
                modules = copy_good(Path(folder))
                shutil.copy(MODULE / "handreiking.vingerafdruk", modules / "buurt")
                (modules / "buurt" / kind / f"aanval{suffix}").write_bytes(content)
                yield _check(modules)[0], f"{suffix}: {name}"


def _measure_imports() -> None:
    took = ((_import(origin, content), origin, name) for (origin, name), content in IMPORTS.items())
    for seconds, origin, name in sorted(took, reverse=True)[:SLOWEST]:
        _tell(f"hostile {origin}: {name}", seconds, IMPORT_GOAL)


def _import(origin: str, content: bytes) -> float:
    start = time.perf_counter()
    with suppress(UnreadableError):
        convert(content, origin)
    return time.perf_counter() - start


def _measure_start(settings: Settings, rounds: int) -> None:
    # The Python outside `.venv`, as somebody in beheer types it.
    outside: str = getattr(sys, "_base_executable", sys.executable)
    first = _timed_start(outside, settings)
    second = min(_timed_start(outside, settings) for _ in range(rounds))
    inside = min(_timed_start(sys.executable, settings) for _ in range(rounds))
    _tell("start with an empty data folder", first)
    _tell("second start, from command to ‘draait’", second, START_GOAL)
    _tell("of which the front door adds", second - inside, START_GOAL)


def _timed_start(python: str, settings: Settings) -> float:
    start = time.perf_counter()
    with subprocess.Popen(
        [python, "-m", OURS, "run"],
        cwd=PROJECT,
        env=environment_of(replace(settings, secret_key=""), free_port()),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline().startswith(b"In verbinding draait")
        seconds = time.perf_counter() - start
        process.terminate()
    return seconds


def _timed(work: Callable[[], None]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _tell(what: str, seconds: float, goal: float | None = None) -> None:
    beside = f"  goal: under {goal:.1f} s" if goal else ""
    print(f"{what:60}{seconds:7.2f} s{beside}", flush=True)


if __name__ == "__main__":
    main()
