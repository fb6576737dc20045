"""`organisatie maak`: a municipality, and the first person who can do something in it."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from datetime import UTC, datetime

from sqlalchemy.orm import Session

from elearn.cli.command import AppFactory
from elearn.services.organisation.make import add_first_person, make_organisation
from elearn.services.people.invitations import DAYS, invite
from elearn.services.refusal import Refusal
from elearn.settings import Settings

HELP = "Maak een organisatie, met een eerste persoon die mensen kan toelaten."
FIRST_NUMBER = "beheer-1"


def configure(parser: ArgumentParser) -> None:
    """Which organisation, and who comes first."""
    parser.add_argument("wat", choices=["maak"], help="wat je doet")
    parser.add_argument("code", metavar="CODE", help="korte naam, zoals voorbeeldstad")
    parser.add_argument("naam", metavar="NAAM", help="de naam, zoals ‘Gemeente Voorbeeldstad’")
    parser.add_argument("--eerste", metavar="E-MAIL", help="wie als eerste HR en beheer doet")
    parser.add_argument(
        "--naam-eerste", metavar="NAAM", default="Eerste beheerder", help="hoe die persoon heet"
    )
    parser.add_argument(
        "--nummer-eerste", metavar="NUMMER", default=FIRST_NUMBER, help="personeelsnummer van die persoon"
    )


def execute(arguments: Namespace, settings: Settings, create_app: AppFactory) -> int:
    """Make it; 1 when the code or the address is taken."""
    app = create_app(settings)
    try:
        with app.extensions["sessions"].begin() as session:
            token = _make(session, arguments, datetime.now(UTC))
    except Refusal as refusal:
        print(f"{refusal.message} {refusal.hint}", file=sys.stderr)
        return 1
    print(f"Gemaakt: {arguments.naam} ({arguments.code}).")
    if token:
        print(f"Geef {arguments.eerste} deze link. Hij werkt {DAYS} dagen, en één keer:")
        print(f"{settings.address}/uitnodiging/{token}")
    return 0


def _make(session: Session, arguments: Namespace, now: datetime) -> str:
    """The organisation, and the token of the first person ("": there is none)."""
    made = make_organisation(session, code=arguments.code, name=arguments.naam, now=now)
    if not arguments.eerste:
        return ""
    person_id = add_first_person(
        session,
        organisation_id=made.id,
        name=arguments.naam_eerste,
        email=arguments.eerste,
        personnel_number=arguments.nummer_eerste,
        roles=("hr", "beheer"),
        now=now,
    )
    return invite(session, person_id=person_id, now=now)
