"""`herstel`: put a backup into an empty installation, and let doctor look at it."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from elearn.cli.command import AppFactory
from elearn.cli.doctor import look, tell
from elearn.cli.whole_file import WHY_NOT
from elearn.services.backup.note import CONTENT
from elearn.services.backup.restore import restore
from elearn.services.refusal import Refusal
from elearn.settings import Settings

HELP = "Zet een back-up terug in een lege map ELEARN_DATA."


def configure(parser: ArgumentParser) -> None:
    """Which backup."""
    parser.add_argument("bestand", type=Path, metavar="BESTAND", help="wat backup maakte")
    parser.epilog = "Stop eerst de app. Herstel overschrijft nooit iets."


def execute(arguments: Namespace, settings: Settings, _create_app: AppFactory) -> int:
    """Put it back; 0 when it is there and nothing is wrong with it, else 1."""
    try:
        note = restore(arguments.bestand, settings)
    except Refusal as refusal:
        print(f"{refusal.message} {refusal.hint}", file=sys.stderr)
        return 1
    except OSError:
        print(f"{settings.data} kan ik niet schrijven. {WHY_NOT}", file=sys.stderr)
        return 1
    print(f"De back-up van {note.gemaakt} staat in {settings.data}.")
    print(f"De inhoud van toen staat in {settings.data / CONTENT}. Wijs die aan met ELEARN_MODULES.")
    return tell(look(settings))
