"""`doctor`: is this ready for production, and does every chain hold?"""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from datetime import UTC, datetime

from elearn.cli.command import AppFactory
from elearn.services.doctor.database import check_database
from elearn.services.doctor.finding import Finding
from elearn.services.doctor.settings import check_settings
from elearn.settings import Settings

HELP = "Kijk of alles klaar is voor echt gebruik en of geen bewijs is veranderd."
SIGNS = {"goed": "goed  ", "let-op": "let op", "fout": "FOUT  "}


def configure(parser: ArgumentParser) -> None:
    """For people or for machines."""
    parser.add_argument("--json", action="store_true", help="als JSON, met de eindcode van elke keten")
    parser.epilog = "Bewaar de eindcodes buiten deze server. Dan valt ook een herschreven keten op."


def execute(arguments: Namespace, settings: Settings, _create_app: AppFactory) -> int:
    """Look at everything and change nothing; 1 when something is wrong, else 0."""
    if not arguments.json:
        return tell(look(settings))
    findings = list(look(settings))
    print(json.dumps([asdict(one) for one in findings], ensure_ascii=False, indent=1))
    return int(any(one.level == "fout" for one in findings))


def tell(findings: Iterable[Finding]) -> int:
    """Print what is found, at once; 1 when something is wrong, else 0."""
    is_wrong = False
    for one in findings:
        print(f"{SIGNS[one.level]}  {one.text}", flush=True)
        is_wrong = is_wrong or one.level == "fout"
    return int(is_wrong)


def look(settings: Settings) -> Iterator[Finding]:
    """Everything that there is to see of an installation, one thing at a time."""
    yield from check_settings(settings)
    if settings.embedded and not (settings.data / "elearn.db").exists():
        text = f"In {settings.data} is nog geen database. Start In verbinding eerst."
        yield Finding("database", "fout", text)
        return
    yield from check_database(settings.engine_url, now=datetime.now(UTC))
