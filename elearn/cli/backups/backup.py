"""`backup`: everything of an installation in one file, which is read again before it counts."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from elearn.cli.command import AppFactory
from elearn.cli.doctor import SIGNS
from elearn.cli.whole_file import WHY_NOT, complete_or_absent
from elearn.services.backup.make import make_backup, refuse_without_own_database
from elearn.services.backup.note import DATABASE, Note
from elearn.services.backup.restore import unpack
from elearn.services.doctor.database import check_database
from elearn.services.doctor.finding import Finding
from elearn.services.refusal import Refusal
from elearn.settings import Settings

HELP = "Maak een back-up van de eigen database en de inhoud, in één bestand."


def configure(parser: ArgumentParser) -> None:
    """Where it goes."""
    parser.add_argument(
        "-o",
        "--uit",
        required=True,
        type=Path,
        metavar="BESTAND",
        help="een nieuw bestand, zoals vandaag.zip",
    )
    parser.epilog = "De app mag blijven draaien. Het geheim en wachtwoorden gaan niet mee: bewaar die apart."


def execute(arguments: Namespace, settings: Settings, _create_app: AppFactory) -> int:
    """Write it and read it again; 0 when all is well, 1 when not. Never overwrites a file."""
    target: Path = arguments.uit
    if target.exists():
        print(f"{target} bestaat al. Kies een andere naam.", file=sys.stderr)
        return 1
    try:
        refuse_without_own_database(settings)
        note, wrong = _write(target, settings)
    except Refusal as refusal:
        print(f"{refusal.message} {refusal.hint}", file=sys.stderr)
        return 1
    except FileNotFoundError:
        print(f"De map {target.parent} bestaat niet. Maak die eerst.", file=sys.stderr)
        return 1
    except OSError:
        print(f"{target} kan ik niet schrijven. {WHY_NOT}", file=sys.stderr)
        return 1
    print(f"De back-up staat in {target}: de database en {len(note.files) - 1} bestanden met inhoud.")
    return _judge(wrong)


def _write(target: Path, settings: Settings) -> tuple[Note, list[Finding]]:
    now = datetime.now(UTC)
    with complete_or_absent(target) as file:
        make_backup(file, settings, beside=target.parent, now=now)
        file.flush()
        with TemporaryDirectory(dir=target.parent, prefix=".back-up-") as folder:
            note = unpack(Path(file.name), Path(folder))
            found = list(check_database(f"sqlite:///{Path(folder) / DATABASE}", now=now))
    return note, [one for one in found if one.level == "fout"]


def _judge(wrong: list[Finding]) -> int:
    if not wrong:
        print("Teruggelezen: elk bestand klopt, en doctor vindt geen fout in de kopie.")
        return 0
    print("De back-up is bewaard, maar doctor vindt dit in de kopie, en dus ook in je database:")
    for one in wrong:
        print(f"{SIGNS[one.level]}  {one.text}")
    return 1
