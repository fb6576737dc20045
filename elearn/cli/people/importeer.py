"""`importeer medewerkers`: lay a file beside the staff, and do what it says."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser, Namespace
from datetime import UTC, datetime
from pathlib import Path

from flask import Flask

from elearn.cli.command import AppFactory
from elearn.cli.organisation import NoOrganisationError, add_organisation, find_organisation
from elearn.cli.people.report import as_json, tell
from elearn.reader.sheet import MAX_BYTES
from elearn.services.calendar import today
from elearn.services.staff_file import Loader, NeedsYes, Plan, load, look, read_staff
from elearn.settings import Settings

HELP = "Lees je medewerkers in uit een CSV-bestand."


def configure(parser: ArgumentParser) -> None:
    """Which file, for which organisation, and whether to do it."""
    parser.add_argument("wat", choices=["medewerkers"], help="wat je inleest")
    parser.add_argument("bestand", type=Path, metavar="BESTAND", help="het CSV-bestand")
    parser.add_argument("--proef", action="store_true", help="toon alleen wat er zou veranderen")
    parser.add_argument("--ja", action="store_true", help="doe het, ook als er veel verandert")
    add_organisation(parser)
    parser.add_argument("--json", action="store_true", help="schrijf het verslag als JSON")


def execute(arguments: Namespace, settings: Settings, create_app: AppFactory) -> int:
    """0: done, or nothing to do. 1: the file or some lines were refused, or it needs a yes."""
    try:
        with arguments.bestand.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except OSError:
        return _fail(f"{arguments.bestand} kan ik niet lezen. Kijk of het bestand bestaat.")
    try:
        found, is_done = _run(create_app(settings), arguments, content, datetime.now(UTC))
    except NoOrganisationError as error:
        return _fail(str(error))
    except NeedsYes as much:
        _report(much.plan, arguments, is_done=False)
        return _fail(f"{much.message} Klopt dat? Doe het dan met --ja.")
    _report(found, arguments, is_done=is_done)
    return 1 if found.file.refused or found.refused else 0


def _run(app: Flask, arguments: Namespace, content: bytes, now: datetime) -> tuple[Plan, bool]:
    file = read_staff(str(arguments.bestand), content, today=today(now))
    library = app.extensions["shelf"].library
    with app.extensions["sessions"].begin() as session:
        organisation_id = find_organisation(session, arguments.organisatie)
        by = Loader(organisation_id, None, now)
        if arguments.proef or file.refused:
            return look(session, library, file, by), False
        return load(session, library, file, by, yes=arguments.ja), True


def _report(plan: Plan, arguments: Namespace, *, is_done: bool) -> None:
    if arguments.json:
        print(json.dumps(as_json(plan, done=is_done), ensure_ascii=False, indent=2))
    else:
        tell(plan, done=is_done)


def _fail(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return 1
