"""`herinner`: who gets a message today and why, or ask the worker to send them."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from datetime import UTC, datetime

from sqlalchemy.orm import Session

from elearn.cli.command import AppFactory
from elearn.content.library import Library
from elearn.db.engine import read_only
from elearn.services.calendar import today
from elearn.services.certification.policies import policies
from elearn.services.jobs.queue import enqueue
from elearn.services.records.organisations import with_code
from elearn.services.refusal import NotThere
from elearn.services.reminders import reading
from elearn.services.reminders.decide import decide
from elearn.services.source.asking import asking
from elearn.settings import Settings

HELP = "Stuur de herinneringen van vandaag, of kijk eerst wie er een krijgt."
NO_SERVER = "Er is geen mailserver ingesteld. Vul ELEARN_SMTP_URL in."


def configure(parser: ArgumentParser) -> None:
    """Look first; which organisation."""
    parser.add_argument("--proef", action="store_true", help="toont wie mail krijgt en waarom")
    parser.add_argument("--organisatie", metavar="CODE", help="de organisatie, als er meer zijn")
    parser.epilog = "De worker doet dit op werkdagen om 9 uur. HR zet de mail aan op /hr/berichten."


def execute(arguments: Namespace, settings: Settings, create_app: AppFactory) -> int:
    """Tell, or put the job ready; 0, or 1 when that cannot be."""
    app = create_app(settings)
    if arguments.proef:
        return _tell(app.extensions["sessions"], app.extensions["shelf"].library, arguments.organisatie)
    if not settings.smtp_url:
        print(NO_SERVER, file=sys.stderr)
        return 1
    now = datetime.now(UTC)
    with app.extensions["sessions"].begin() as session:
        enqueue(session, kind="herinneringen", key=f"herinneringen:{now:%Y-%m-%dT%H:%M}", payload={}, now=now)
    print("De herinneringen staan klaar. De worker stuurt ze nu.")
    return 0


def _tell(sessions: type[Session], library: Library, code: str | None) -> int:
    with sessions() as session:
        read_only(session)
        try:
            lines = list(_lines(session, library, code))
        except NotThere:
            print("Welke organisatie? Noem de code met --organisatie.", file=sys.stderr)
            return 1
    print("\n".join(lines) or "Niemand krijgt vandaag mail.")
    return 0


def _lines(session: Session, library: Library, code: str | None) -> Iterator[str]:
    organisation_id, day = with_code(session, code=code), today(datetime.now(UTC))
    policy_of = policies(session, library, organisation_id=organisation_id)
    asked = asking(session, library)
    for person_id in reading.might_get_mail(
        session, organisation_id=organisation_id, policies=policy_of, asked=asked, today=day
    ):
        paths = reading.open_paths(session, library, person_id, policies=policy_of, asked=asked, today=day)
        found = decide(paths, last_sent=reading.last_sent(session, person_id, "herinnering"), today=day)
        if found:
            yield f"{reading.reader(session, person_id).name}: {found.reason}"
