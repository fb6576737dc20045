"""`nieuw`: start a lesson, quiz, dilemma or path from an example that is right as it stands."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Mapping
from pathlib import Path

from elearn.cli.command import AppFactory
from elearn.content.drafts.draft import Draft
from elearn.content.load import load_library
from elearn.content.starts import KINDS, CannotStartError, start_of
from elearn.settings import Settings

HELP = "Begin een les, quiz, dilemma of leerpad met een voorbeeld."


def configure(parser: ArgumentParser) -> None:
    """What to make, how it is called and where it goes."""
    parser.add_argument("soort", choices=list(KINDS), metavar="SOORT", help=", ".join(KINDS))
    parser.add_argument("naam", metavar="NAAM", help="de naam van het bestand, zoals goed-signaal")
    parser.add_argument("--module", metavar="NAAM", help="nodig bij meer dan één module")


def execute(arguments: Namespace, settings: Settings, _create_app: AppFactory) -> int:
    """Write the file; 0 when it is there, 1 when not. A file that exists stays as it is."""
    try:
        path = _write(arguments, settings.modules)
    except CannotStartError as error:
        print(error, file=sys.stderr)
        return 1
    except FileExistsError as error:
        print(f"{error.filename} bestaat al. Kies een andere naam.", file=sys.stderr)
        return 1
    except OSError as error:
        print(f"{error.filename} kan ik niet schrijven. Kijk of je daar mag schrijven.", file=sys.stderr)
        return 1
    print(f"Gemaakt: {path}")
    print("Schrijf het af, en kijk het na met: python3 -m elearn controleer")
    return 0


def _write(arguments: Namespace, modules: Path) -> Path:
    draft = _module(load_library(modules).drafts, arguments.module)
    file, text = start_of(arguments.soort, arguments.naam, draft)
    path = draft.folder.path / file.path
    path.parent.mkdir(exist_ok=True)
    with path.open("x", encoding="utf-8") as new:  # x: never over what somebody wrote
        new.write(text)
    return path


def _module(drafts: Mapping[str, Draft], name: str | None) -> Draft:
    if name is None and len(drafts) == 1:
        return next(iter(drafts.values()))
    if name is None or name not in drafts:
        known = ", ".join(drafts) or "er is er nog geen"
        raise CannotStartError(f"Welke module bedoel je? Kies met --module uit: {known}.")
    return drafts[name]
