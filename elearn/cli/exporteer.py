"""`exporteer registraties`: the rows that HR sees, to a file, also at night."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID

from flask import Flask
from sqlalchemy.orm import Session

from elearn.cli.command import AppFactory
from elearn.cli.organisation import NoOrganisationError, add_organisation, find_organisation
from elearn.cli.whole_file import WHY_NOT, complete_or_absent
from elearn.content.library import Library
from elearn.db.engine import read_only
from elearn.exports.columns import Written
from elearn.exports.formats import FORMATS
from elearn.exports.registrations import record_export, write_registrations
from elearn.services.calendar import today
from elearn.services.certification import STATUSES
from elearn.services.records import registrations
from elearn.services.records.registrations import RegistrationFilter
from elearn.settings import Settings

HELP = "Schrijf registraties naar een bestand."


class CannotExportError(Exception):
    """An option does not fit what is in the database; the text is Dutch and says what to do."""


def configure(parser: ArgumentParser) -> None:
    """The filters of the HR screen, the kind of file and where it goes."""
    parser.add_argument("wat", choices=["registraties"], help="wat je exporteert")
    parser.add_argument("--formaat", required=True, choices=list(FORMATS), help="soort bestand")
    parser.add_argument(
        "-o", "--uit", required=True, type=Path, metavar="BESTAND", help="waar het bestand komt"
    )
    add_organisation(parser)
    parser.add_argument("--pad", help="alleen dit leerpad, bijvoorbeeld baliemedewerker")
    parser.add_argument("--afdeling", metavar="NAAM", help="alleen deze afdeling")
    parser.add_argument("--status", choices=STATUSES, help="alleen deze status")
    parser.add_argument("--van", type=_day, metavar="DATUM", help="klaar op deze dag of later")
    parser.add_argument("--tot", type=_day, metavar="DATUM", help="klaar op deze dag of eerder")


def execute(arguments: Namespace, settings: Settings, create_app: AppFactory) -> int:
    """Write the file; 0 when it is there, 1 when not. An existing file stays until then."""
    try:
        written = _export(create_app(settings), arguments, datetime.now(UTC))
    except (CannotExportError, NoOrganisationError) as error:
        print(error, file=sys.stderr)
        return 1
    except FileNotFoundError:
        print(f"De map {arguments.uit.parent} bestaat niet. Maak die eerst.", file=sys.stderr)
        return 1
    except OSError:
        print(f"{arguments.uit} kan ik niet schrijven. {WHY_NOT}", file=sys.stderr)
        return 1
    _tell(arguments.uit, written)
    return 0


def _export(app: Flask, arguments: Namespace, now: datetime) -> Written:
    library, sessions = app.extensions["shelf"].library, app.extensions["sessions"]
    with complete_or_absent(arguments.uit) as file:
        with sessions() as reading:
            read_only(reading)
            organisation_id = find_organisation(reading, arguments.organisatie)
            wanted = _wanted(reading, library, arguments, organisation_id)
            written = write_registrations(
                reading,
                library,
                file,
                format_name=arguments.formaat,
                organisation_id=organisation_id,
                wanted=wanted,
                today=today(now),
            )
        with sessions.begin() as writing:
            record_export(
                writing,
                organisation_id=organisation_id,
                actor_id=None,
                format_name=arguments.formaat,
                wanted=wanted,
                written=written,
                now=now,
            )
    return written


def _wanted(
    session: Session, library: Library, arguments: Namespace, organisation_id: UUID
) -> RegistrationFilter:
    if arguments.pad and arguments.pad not in library.paths:
        message = f"Het leerpad {arguments.pad} bestaat niet. Kies uit: {', '.join(library.paths)}."
        raise CannotExportError(message)
    return RegistrationFilter(
        path_id=arguments.pad,
        department_id=_department(session, arguments.afdeling, organisation_id),
        status=arguments.status,
        from_=arguments.van,
        until=arguments.tot,
    )


def _department(session: Session, name: str | None, organisation_id: UUID) -> UUID | None:
    if name is None:
        return None
    known = registrations.departments(session, organisation_id=organisation_id)
    found = {text.casefold(): key for key, text in known.items()}
    if name.casefold() not in found:
        message = f"De afdeling {name} bestaat niet. Kies uit: {', '.join(known.values())}."
        raise CannotExportError(message)
    return found[name.casefold()]


def _tell(target: Path, written: Written) -> None:
    rows = "1 regel" if written.rows == 1 else f"{written.rows} regels"
    print(f"{rows} geschreven naar {target}.")
    if written.disarmed:
        cells = "1 cel" if written.disarmed == 1 else f"{written.disarmed} cellen"
        print(f"In {cells} staat nu een ' vooraan. Zo kan de tekst geen formule worden.")


def _day(text: str) -> date:
    for form in ("%Y-%m-%d", "%d-%m-%Y"):
        with suppress(ValueError):
            return datetime.strptime(text, form).replace(tzinfo=UTC).date()
    raise ArgumentTypeError(f"{text} is geen datum. Schrijf bijvoorbeeld 23-11-2026.")
