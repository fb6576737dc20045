"""`zet-om`: questions from another system to a quiz file of ours."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from pathlib import Path

from elearn.cli.command import AppFactory
from elearn.cli.interop.losses import counted, report_lines
from elearn.cli.whole_file import write_whole
from elearn.interop.formats import ORIGINS, Converted, convert
from elearn.interop.refusal import MAX_BYTES, UnreadableError
from elearn.settings import Settings

HELP = "Zet vragen uit een ander systeem om naar een quiz."


def configure(parser: ArgumentParser) -> None:
    """Which file, its format, and where the quiz goes."""
    parser.add_argument("bestand", type=Path, metavar="BESTAND", help="het bestand met vragen")
    parser.add_argument("--van", required=True, choices=list(ORIGINS), help="het formaat van het bestand")
    parser.add_argument(
        "-o", "--uit", type=Path, metavar="BESTAND", help="waar de quiz komt (standaard: op het scherm)"
    )


def execute(arguments: Namespace, _settings: Settings, _create_app: AppFactory) -> int:
    """Write the quiz and the loss report; 1 when the file cannot be read or written."""
    try:
        converted = convert(_read(arguments.bestand), arguments.van)
    except UnreadableError as error:
        return _fail(str(error))
    except OSError:
        return _fail(f"{arguments.bestand} kan ik niet lezen. Kijk of het bestand bestaat.")
    if arguments.uit is None:
        # The report goes apart, so that the quiz can be piped into a file.
        print(converted.yaml, end="")
        _report(converted, sys.stderr.write)
        return 0
    return _write(arguments.uit, converted)


def _read(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(MAX_BYTES + 1)


def _write(target: Path, converted: Converted) -> int:
    if target.exists():
        return _fail(f"{target} bestaat al. Kies een andere naam.")
    problem = write_whole(target, converted.yaml.encode())
    if problem:
        return _fail(problem)
    print(f"De quiz staat in {target}.")
    _report(converted, sys.stdout.write)
    return 0


def _report(converted: Converted, write: Callable[[str], object]) -> None:
    left = f", {counted(converted.left, 'vraag', 'vragen')} niet" if converted.left else ""
    write(f"{counted(converted.kept, 'vraag', 'vragen')} omgezet{left}.\n")
    write(f"Nog aan te vullen: {counted(converted.gaps, 'plek', 'plekken')}. Zoek op VUL AAN.\n")
    for line in report_lines(converted.losses):
        write(f"{line}\n")


def _fail(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return 1
