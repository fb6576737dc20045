"""`wachtwoord`: a link for somebody who lost their password, for whoever manages the server."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from datetime import UTC, datetime

from elearn.cli.command import AppFactory
from elearn.cli.organisation import NoOrganisationError, add_organisation, find_organisation
from elearn.services.people.invitations import renew_password
from elearn.services.refusal import Refusal
from elearn.settings import Settings

HELP = "Maak een link waarmee iemand een nieuw wachtwoord kiest."


def configure(parser: ArgumentParser) -> None:
    """For whom."""
    parser.add_argument("wie", metavar="WIE", help="e-mailadres of personeelsnummer")
    add_organisation(parser)


def execute(arguments: Namespace, settings: Settings, create_app: AppFactory) -> int:
    """Print the link; 1 when there is nobody like that in service."""
    app = create_app(settings)
    try:
        with app.extensions["sessions"].begin() as session:
            organisation_id = find_organisation(session, arguments.organisatie)
            renewal = renew_password(
                session, organisation_id=organisation_id, known_as=arguments.wie, now=datetime.now(UTC)
            )
    except Refusal as refusal:
        print(f"{refusal.message} {refusal.hint}", file=sys.stderr)
        return 1
    except NoOrganisationError as error:
        print(error, file=sys.stderr)
        return 1
    print(f"Geef {renewal.name} deze link. Hij werkt één dag, en één keer:")
    print(f"{settings.address}/uitnodiging/{renewal.token}")
    return 0
