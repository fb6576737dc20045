"""`bewaartermijnen`: destroy what is over its term, or first look at how much that is."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from datetime import UTC, datetime
from uuid import UUID

from sqlalchemy.orm import Session

from elearn.cli.command import AppFactory
from elearn.content.library import Library
from elearn.db.engine import read_only
from elearn.services.records.organisations import all_organisations, code_of, with_code
from elearn.services.refusal import NotThere
from elearn.services.retention.kinds import BY_KEY
from elearn.services.retention.run import Counts, destroy, look
from elearn.settings import Settings

HELP = "Vernietig gegevens waarvan de bewaartermijn voorbij is."


def configure(parser: ArgumentParser) -> None:
    """Look first, and one organisation or all."""
    parser.add_argument("--proef", action="store_true", help="toont alleen wat weg zou gaan")
    parser.add_argument("--organisatie", metavar="CODE", help="alleen deze organisatie")
    parser.epilog = "De worker doet dit elke nacht. Verslagen staan op /beheer/bewaartermijnen."


def execute(arguments: Namespace, settings: Settings, create_app: AppFactory) -> int:
    """Each organisation in a transaction of its own; 0, or 1 for an unknown organisation."""
    app = create_app(settings)
    sessions, library = app.extensions["sessions"], app.extensions["shelf"].library
    with sessions() as reading:
        try:
            chosen = _chosen(reading, arguments.organisatie)
        except NotThere:
            print(f"Er is geen organisatie met de code {arguments.organisatie}.", file=sys.stderr)
            return 1
        names = {one: code_of(reading, organisation_id=one) for one in chosen}
    for organisation_id, code in names.items():
        with sessions.begin() as session:
            counts = _one(session, library, organisation_id, is_trial=arguments.proef)
        _tell(code, counts, is_trial=arguments.proef)
    return 0


def _chosen(session: Session, code: str | None) -> list[UUID]:
    return [with_code(session, code=code)] if code else all_organisations(session)


def _one(session: Session, library: Library, organisation_id: UUID, *, is_trial: bool) -> Counts:
    now = datetime.now(UTC)
    if is_trial:
        read_only(session)
        return look(session, library, organisation_id=organisation_id, now=now)
    return destroy(session, library, organisation_id=organisation_id, now=now)


def _tell(code: str, counts: Counts, *, is_trial: bool) -> None:
    print(f"{code}: {'dit zou nu weggaan' if is_trial else 'dit is vernietigd'}")
    width = max(len(str(number)) for number in counts.values())
    for key, number in counts.items():
        print(f"  {number:>{width}}  {BY_KEY[key].title}")
