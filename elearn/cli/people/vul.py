"""`vul`: a made-up municipality of any size, to measure with."""

from __future__ import annotations

import secrets
import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from datetime import UTC, datetime

from elearn.cli.command import AppFactory
from elearn.services.refusal import Refusal
from elearn.services.synthetic import Filled, fill
from elearn.settings import Settings

HELP = "Maak een verzonnen gemeente van elke grootte, om mee te meten."
MOST = 1_000_000


def configure(parser: ArgumentParser) -> None:
    """How many people, and the code of the organisation that is made for them."""
    parser.add_argument(
        "--medewerkers", required=True, type=_number, metavar="N", help=f"hoeveel mensen, hooguit {MOST}"
    )
    parser.add_argument(
        "--organisatie", default="vulstad", metavar="CODE", help="code van de nieuwe organisatie"
    )
    parser.add_argument("--zaad", default=1, type=int, metavar="GETAL", help="zelfde getal, zelfde mensen")


def execute(arguments: Namespace, settings: Settings, create_app: AppFactory) -> int:
    """Make them all, or nothing; the three people with rights get one password, shown once."""
    app, password = create_app(settings), secrets.token_urlsafe(12)
    try:
        with app.extensions["sessions"].begin() as session:
            filled = fill(
                session,
                app.extensions["shelf"].library,
                code=arguments.organisatie,
                people=arguments.medewerkers,
                password=password,
                seed=arguments.zaad,
                now=datetime.now(UTC),
            )
    except Refusal as refusal:
        print(f"{refusal.message} {refusal.hint}", file=sys.stderr)
        return 1
    _tell(filled, arguments.organisatie, password)
    return 0


def _tell(filled: Filled, code: str, password: str) -> None:
    print(f"Gemaakt: {filled.people} verzonnen medewerkers in organisatie {code}.")
    print(f"{filled.departments} afdelingen, {filled.assignments} toewijzingen.")
    print(f"{filled.completions} registraties.")
    for number, right in enumerate(("HR", "Beheer", "Trainer")[: filled.people], start=1):
        print(f"{right}: m{number:07}@{code}.example")
    print(f"Wachtwoord: {password}")


def _number(text: str) -> int:
    if text.isdecimal() and 1 <= int(text[:9]) <= MOST:
        return int(text)
    raise ArgumentTypeError(f"{text} kan niet. Vul een getal van 1 tot en met {MOST} in.")
