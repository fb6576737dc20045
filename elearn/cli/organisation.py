"""`--organisatie`: which organisation a command is about."""

from __future__ import annotations

from argparse import ArgumentParser
from uuid import UUID

from sqlalchemy.orm import Session

from elearn.services.records import organisations
from elearn.services.refusal import NotThere


class NoOrganisationError(Exception):
    """There is none with that code, or not exactly one; the text is Dutch and says what to do."""


def add_organisation(parser: ArgumentParser) -> None:
    """The option; whoever has one organisation never needs it."""
    parser.add_argument("--organisatie", metavar="CODE", help="nodig bij meer dan één organisatie")


def find_organisation(session: Session, code: str | None) -> UUID:
    """The organisation that was named, or else the only one. Raises NoOrganisationError."""
    try:
        return organisations.with_code(session, code=code)
    except NotThere as error:
        message = "Er is niet precies één organisatie. Kies er een met --organisatie CODE."
        if code:
            message = f"Er is geen organisatie met de code {code}."
        raise NoOrganisationError(message) from error
