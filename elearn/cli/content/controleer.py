"""`controleer`: check content, and say for every mistake where it is and what to do."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from functools import cache
from pathlib import Path

from elearn.cli.command import AppFactory
from elearn.cli.content.coverage import coverage_lines
from elearn.content.drawing import draw_tree
from elearn.content.files import MODULE
from elearn.content.library import Library, Module
from elearn.content.load import load_library
from elearn.content.markdown.manual import MESSAGES
from elearn.reader.messages.excerpt import pointer
from elearn.reader.problem import Problem
from elearn.reader.source import read_source
from elearn.settings import Settings

HELP = "Controleer lessen, quizzen en leerpaden."

WIDEST = 100
"""Characters of a line that fit on a screen; of a longer line the part around the mistake."""


def configure(parser: ArgumentParser) -> None:
    """What to check, and for whom."""
    parser.add_argument(
        "pad",
        nargs="?",
        type=Path,
        metavar="PAD",
        help="de map met modules, één module of één bestand (standaard: alle modules)",
    )
    parser.add_argument("--toon", action="store_true", help="teken de dilemma’s")
    parser.add_argument("--dekking", action="store_true", help="toon wat de vragen en lessen dekken")
    parser.add_argument("--json", action="store_true", help="geef een lijst voor een editor")


def execute(arguments: Namespace, settings: Settings, _create_app: AppFactory) -> int:
    """Print every problem; 1 when there are mistakes, 0 with warnings only."""
    path: Path = arguments.pad or settings.modules
    folder = _folder_of(path)
    # A message names a file from the folder of modules on; an editor wants a path to open.
    base = _base_of(folder)
    loaded = load_library(folder)
    problems = [one for one in loaded.problems if _is_asked(base / one.file, path)]
    if arguments.json:
        print(_to_json(problems, base))
    else:
        _print(problems, base)
    if arguments.toon and loaded.library:
        _draw(loaded.library)
    if arguments.dekking:
        _print_coverage(loaded.modules.values())
    return 1 if any(problem.severity == "fout" for problem in problems) else 0


def _print_coverage(modules: Iterable[Module]) -> None:
    for module in modules:
        print("", *coverage_lines(module), sep="\n")


def _draw(library: Library) -> None:
    for dilemma in library.dilemmas.values():
        print("", *draw_tree(dilemma), sep="\n")


def _folder_of(path: Path) -> Path:
    """The folder to read: of a file or folder inside a module that module, whose rules count."""
    inside = (parent for parent in path.resolve().parents if (parent / MODULE).exists())
    return path if (path / MODULE).exists() else next(inside, path)


def _base_of(folder: Path) -> Path:
    """The folder that the names in messages start from."""
    resolved = folder.resolve()
    return resolved.parent.parent if (folder / MODULE).exists() else resolved.parent


def _is_asked(file: Path, path: Path) -> bool:
    return file.is_relative_to(path.resolve()) or not path.exists()


def _to_json(problems: list[Problem], base: Path) -> str:
    listed = [{**asdict(one), "file": _shown(base / one.file)} for one in problems]
    return json.dumps(listed, ensure_ascii=False, indent=2)


def _print(problems: list[Problem], base: Path) -> None:
    for problem in problems:
        sentence = f"{problem.message} {problem.hint}".strip()
        where = f"{_shown(base / problem.file)}:{problem.line}:{problem.column}"
        print(f"{where}: {problem.code} {sentence}")
        for line in _excerpt(base / problem.file, problem.line, problem.column):
            print(f"    {line}")
    print(_summary(problems))
    if problems:
        print(f"Wat een code betekent, staat in {_shown(MESSAGES)}.")


def _excerpt(file: Path, line: int, column: int) -> Iterator[str]:
    """The line of the mistake with a caret under the place; nothing for an empty line."""
    lines = _lines(file)
    text = lines[line - 1] if line <= len(lines) else ""
    if not text.strip():
        return
    start = max(0, column - WIDEST // 2) if len(text) > WIDEST else 0
    yield text[start : start + WIDEST]
    yield pointer(text[start:], column - start)


@cache
def _lines(file: Path) -> tuple[str, ...]:
    """The lines of a file, or nothing when it is no readable text."""
    return tuple(read_source(file, file.name, within=Path("/")).lines)


def _shown(file: Path) -> str:
    """A path as short as it can be and still open from here."""
    here = Path.cwd()
    return str(file.relative_to(here)) if file.is_relative_to(here) else str(file)


def _summary(problems: list[Problem]) -> str:
    if not problems:
        return "Alles klopt."
    mistakes = sum(problem.severity == "fout" for problem in problems)
    warnings = len(problems) - mistakes
    counted = (_count(mistakes, "fout", "fouten"), _count(warnings, "waarschuwing", "waarschuwingen"))
    return f"{' en '.join(counted)}.".capitalize()


def _count(number: int, one: str, many: str) -> str:
    return f"{number or 'geen'} {one if number == 1 else many}"
