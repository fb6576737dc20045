"""`trainer`: which trainer works on which module, for whoever manages the server."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from datetime import UTC, datetime

from flask import Flask

from elearn.cli.command import AppFactory
from elearn.cli.organisation import NoOrganisationError, add_organisation, find_organisation
from elearn.content.shelf import Shelf
from elearn.reader.messages.suggestion import did_you_mean
from elearn.services.authoring.grants import Grant, Trainer, give_module, take_module, trainers_of
from elearn.settings import Settings

HELP = "Geef een trainer een module, of neem die terug."

DONE = {
    ("geef", True): "{name} werkt nu aan de module {module}.",
    ("geef", False): "{name} had de module {module} al.",
    ("neem", True): "{name} werkt niet meer aan de module {module}.",
    ("neem", False): "{name} had de module {module} niet.",
}
"""What was asked, and whether it changed something -> what to tell."""


class CannotGrantError(Exception):
    """There is no such trainer or module; the text is Dutch and says what to do."""


def configure(parser: ArgumentParser) -> None:
    """What to do, for whom and with which module."""
    parser.add_argument("actie", choices=["toon", "geef", "neem"], metavar="ACTIE", help="toon, geef of neem")
    parser.add_argument("email", nargs="?", metavar="EMAIL", help="het e-mailadres van de trainer")
    parser.add_argument("module", nargs="?", metavar="MODULE", help="de map van de module")
    add_organisation(parser)


def execute(arguments: Namespace, settings: Settings, create_app: AppFactory) -> int:
    """Do it and tell what was done; 1 when it cannot be."""
    app = create_app(settings)
    try:
        print(_answer(app, arguments))
    except (CannotGrantError, NoOrganisationError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _answer(app: Flask, arguments: Namespace) -> str:
    shelf: Shelf = app.extensions["shelf"]
    with app.extensions["sessions"].begin() as session:
        organisation_id = find_organisation(session, arguments.organisatie)
        trainers = trainers_of(session, organisation_id=organisation_id)
        if arguments.actie == "toon":
            return "\n".join(map(_line, trainers)) or "Er zijn geen trainers."
        trainer = _trainer(trainers, arguments.email)
        grant = Grant(trainer.person_id, _module(shelf, trainer, arguments), organisation_id, None)
        if arguments.actie == "geef":
            is_changed = give_module(session, shelf, grant, now=datetime.now(UTC))
        else:
            is_changed = take_module(session, grant, now=datetime.now(UTC))
        return DONE[arguments.actie, is_changed].format(name=trainer.name, module=grant.module_id)


def _line(trainer: Trainer) -> str:
    return f"{trainer.email}: {', '.join(trainer.module_ids) or 'geen module'}"


def _trainer(trainers: tuple[Trainer, ...], email: str | None) -> Trainer:
    found = next((one for one in trainers if one.email == (email or "").lower()), None)
    if found is None:
        known = ", ".join(one.email for one in trainers) or "er is er nog geen"
        raise CannotGrantError(f"Welke trainer bedoel je? Kies uit: {known}.")
    return found


def _module(shelf: Shelf, trainer: Trainer, arguments: Namespace) -> str:
    name, known = arguments.module or "", {*shelf.drafts}
    if arguments.actie == "neem":
        known |= {*trainer.module_ids}  # also one that is gone
    if name not in known:
        raise CannotGrantError(f"De module {name or '?'} bestaat niet. {did_you_mean(name, sorted(known))}")
    return name
