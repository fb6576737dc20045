"""`rechten`: who may do more than learn, for whoever manages the server."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from datetime import UTC, datetime

from sqlalchemy.orm import Session

from elearn.cli.command import AppFactory
from elearn.cli.organisation import NoOrganisationError, add_organisation, find_organisation
from elearn.services.people.rights import (
    RIGHTS,
    Grant,
    Holder,
    colleague_known_as,
    give_right,
    holders_of,
    take_right,
)
from elearn.services.refusal import Refusal
from elearn.settings import Settings

HELP = "Geef een collega het recht HR, trainer of beheer, of neem het terug."

DONE = {
    ("geef", True): "{name} heeft nu het recht {right}.",
    ("geef", False): "{name} had het recht {right} al.",
    ("neem", True): "{name} heeft het recht {right} niet meer.",
    ("neem", False): "{name} had het recht {right} niet.",
}
"""What was asked, and whether it changed something -> what to tell."""


def configure(parser: ArgumentParser) -> None:
    """What to do, for whom and with which right."""
    parser.add_argument("actie", choices=["toon", "geef", "neem"], metavar="ACTIE", help="toon, geef of neem")
    parser.add_argument("wie", nargs="?", default="", metavar="WIE", help="e-mailadres of personeelsnummer")
    parser.add_argument("recht", nargs="?", choices=list(RIGHTS), metavar="RECHT", help=", ".join(RIGHTS))
    add_organisation(parser)


def execute(arguments: Namespace, settings: Settings, create_app: AppFactory) -> int:
    """Do it and tell what was done; 1 when it cannot be."""
    app = create_app(settings)
    try:
        with app.extensions["sessions"].begin() as session:
            print(_answer(session, arguments, datetime.now(UTC)))
    except Refusal as refusal:
        print(f"{refusal.message} {refusal.hint}", file=sys.stderr)
        return 1
    except NoOrganisationError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _answer(session: Session, arguments: Namespace, now: datetime) -> str:
    organisation_id = find_organisation(session, arguments.organisatie)
    if arguments.actie == "toon":
        holders = holders_of(session, organisation_id=organisation_id, now=now)
        return "\n".join(map(_line, holders)) or "Niemand heeft een recht."
    who = colleague_known_as(session, organisation_id=organisation_id, text=arguments.wie, now=now)
    if not arguments.recht:
        raise Refusal("Welk recht bedoel je?", f"Kies uit: {', '.join(RIGHTS)}.")
    change = give_right if arguments.actie == "geef" else take_right
    is_changed = change(session, Grant(who.id, arguments.recht, organisation_id, None), now=now)
    return DONE[arguments.actie, is_changed].format(name=who.name, right=arguments.recht)


def _line(holder: Holder) -> str:
    return f"{holder.email}: {', '.join(holder.rights)}"
