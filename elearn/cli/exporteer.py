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
from elearn.cli.whole_file import WHY_NOT, all_or_none
from elearn.content.library import Library
from elearn.db.engine import read_only
from elearn.exports.formats import FORMATS
from elearn.exports.registrations.catalog import catalog_of
from elearn.exports.registrations.fields import CHOSEN
from elearn.exports.registrations.make import Made, ask, make
from elearn.exports.registrations.manifest import as_json
from elearn.exports.registrations.order import Order
from elearn.exports.registrations.profile import Profile, read_profile
from elearn.services.certification import STATUSES
from elearn.services.exporting.log import record_export
from elearn.services.records import organisations, registrations
from elearn.services.records.registrations import RegistrationFilter
from elearn.services.refusal import Refusal
from elearn.settings import Settings

HELP = "Schrijf registraties naar een bestand."
EXAMPLES = (
    "Voorbeelden: exporteer registraties -o lijst.csv; "
    "exporteer registraties --profiel afas --sinds-vorige -o nieuw.csv; "
    "exporteer registraties --profiel eigen.yaml --van 01-01-2026 --tot 31-03-2026 -o kwartaal.csv. "
    "Naast het bestand komt BESTAND.manifest.json: wat erin staat, hoeveel regels en de SHA-256."
)
DEFAULT = "machine"


class CannotExportError(Exception):
    """An option does not fit what is there; the text is Dutch and says what to do."""


def configure(parser: ArgumentParser) -> None:
    """The filters of the HR screen, the profile, the kind of file and where it goes."""
    parser.add_argument("wat", choices=["registraties"], help="wat je exporteert")
    parser.add_argument(
        "-o", "--uit", required=True, type=Path, metavar="BESTAND", help="waar het bestand komt"
    )
    parser.add_argument(
        "--profiel",
        default=DEFAULT,
        metavar="NAAM",
        help=f"naam van een profiel, of een eigen bestand .yaml (gewoon: {DEFAULT})",
    )
    parser.add_argument(
        "--formaat", choices=list(FORMATS), help="soort bestand, als je van het profiel afwijkt"
    )
    parser.add_argument(
        "--met", type=_fields, default=frozenset(), metavar="VELDEN", help="ook: naam, afdeling of functie"
    )
    parser.add_argument(
        "--sinds-vorige", action="store_true", help="alleen wat nieuw is sinds de vorige keer met deze keuzes"
    )
    add_organisation(parser)
    parser.add_argument("--pad", help="alleen dit leerpad, bijvoorbeeld baliemedewerker")
    parser.add_argument("--afdeling", metavar="NAAM", help="alleen deze afdeling")
    parser.add_argument("--status", choices=STATUSES, help="alleen deze status")
    parser.add_argument("--van", type=_day, metavar="DATUM", help="klaar op deze dag of later")
    parser.add_argument("--tot", type=_day, metavar="DATUM", help="klaar op deze dag of eerder")
    parser.epilog = EXAMPLES


def execute(arguments: Namespace, settings: Settings, create_app: AppFactory) -> int:
    """Write the file; 0 when it is there, 1 when not. An existing file stays until then."""
    try:
        made = _export(create_app(settings), arguments, datetime.now(UTC))
    except (CannotExportError, NoOrganisationError) as error:
        print(error, file=sys.stderr)
        return 1
    except Refusal as refusal:
        print(f"{refusal.message} {refusal.hint}".strip(), file=sys.stderr)
        return 1
    except FileNotFoundError:
        print(f"De map {arguments.uit.parent} bestaat niet. Maak die eerst.", file=sys.stderr)
        return 1
    except OSError:
        print(f"{arguments.uit} kan ik niet schrijven. {WHY_NOT}", file=sys.stderr)
        return 1
    _tell(arguments.uit, made)
    return 0


def _export(app: Flask, arguments: Namespace, now: datetime) -> Made:
    library, sessions = app.extensions["shelf"].library, app.extensions["sessions"]
    folder = arguments.uit.parent
    with all_or_none(folder) as files:
        with sessions() as reading:
            read_only(reading)
            asked = ask(reading, library, _order(reading, library, arguments), now=now)
            made = make(
                reading, asked, open_part=lambda _number: files.open(), now=now, name=arguments.uit.name
            )
        note = files.open()
        note.write(as_json(made.manifest))
        for part, file in zip(made.parts, made.files, strict=True):
            files.place(file, folder / part.name)
        files.place(note, folder / f"{arguments.uit.name}.manifest.json")
        with sessions.begin() as writing:
            record_export(writing, made.exported)
    return made


def _order(session: Session, library: Library, arguments: Namespace) -> Order:
    organisation_id = find_organisation(session, arguments.organisatie)
    profile = _profile(session, organisation_id, arguments.profiel)
    return Order(
        organisation_id=organisation_id,
        organisation_code=organisations.code_of(session, organisation_id=organisation_id),
        profile=profile,
        format=arguments.formaat or profile.file.format,
        wanted=_wanted(session, library, arguments, organisation_id),
        chosen=arguments.met,
        since_previous=arguments.sinds_vorige,
    )


def _profile(session: Session, organisation_id: UUID, name: str) -> Profile:
    if name.endswith(".yaml"):
        return _profile_in(Path(name))
    catalog = catalog_of(session, organisation_id=organisation_id)
    if name in catalog.broken:
        raise CannotExportError("\n".join(map(str, catalog.broken[name])))
    if name not in catalog.profiles:
        message = f"Het profiel {name} bestaat niet. Kies uit: {', '.join(catalog.profiles)}."
        raise CannotExportError(message)
    return catalog.profiles[name]


def _profile_in(path: Path) -> Profile:
    try:
        content = path.read_bytes()
    except OSError:
        message = f"Het profiel {path} kan ik niet lezen. Kijk of het bestand er staat."
        raise CannotExportError(message) from None
    profile, problems = read_profile(path.stem, content, file_name=str(path), is_own=True)
    if profile is None:
        raise CannotExportError("\n".join(map(str, problems)))
    return profile


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


def _tell(target: Path, made: Made) -> None:
    rows = "1 regel" if made.exported.rows == 1 else f"{made.exported.rows} regels"
    files = f", in {len(made.parts)} bestanden" if len(made.parts) > 1 else ""
    print(f"{rows} geschreven naar {target}{files}.")
    if made.exported.disarmed:
        cells = "1 cel" if made.exported.disarmed == 1 else f"{made.exported.disarmed} cellen"
        print(f"In {cells} staat nu een ' vooraan. Zo kan de tekst geen formule worden.")
    if made.manifest["vervangen_tekens"]:
        print(f"Vervangen tekens: {made.manifest['vervangen_tekens']}. Deze codering kent die niet.")
    if made.manifest["ingetrokken"]:
        print("Ingetrokken sinds de vorige export: kijk in het manifest.")


def _fields(text: str) -> frozenset[str]:
    names = frozenset(filter(None, text.replace(" ", "").split(",")))
    unknown = sorted(names - set(CHOSEN))
    if unknown:
        raise ArgumentTypeError(f"{', '.join(unknown)} kan niet. Kies uit: {', '.join(CHOSEN)}.")
    return names


def _day(text: str) -> date:
    for form in ("%Y-%m-%d", "%d-%m-%Y"):
        with suppress(ValueError):
            return datetime.strptime(text, form).replace(tzinfo=UTC).date()
    raise ArgumentTypeError(f"{text} is geen datum. Schrijf bijvoorbeeld 23-11-2026.")
