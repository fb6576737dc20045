"""`doctor`: is this ready for production, and does every chain hold?"""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from dataclasses import asdict
from datetime import UTC, datetime

from sqlalchemy.exc import SQLAlchemyError

from elearn.cli.command import AppFactory
from elearn.db.engine import make_engine, make_sessions, read_only
from elearn.services.doctor.finding import Finding
from elearn.services.doctor.records import check_records
from elearn.services.doctor.settings import check_settings
from elearn.services.doctor.upkeep import check_schema, check_upkeep
from elearn.settings import Settings

HELP = "Kijk of alles klaar is voor echt gebruik en of geen bewijs is veranderd."
SIGNS = {"goed": "goed  ", "let-op": "let op", "fout": "FOUT  "}


def configure(parser: ArgumentParser) -> None:
    """For people or for machines."""
    parser.add_argument("--json", action="store_true", help="als JSON, met de eindcode van elke keten")
    parser.epilog = "Bewaar de eindcodes buiten deze server. Dan valt ook een herschreven keten op."


def execute(arguments: Namespace, settings: Settings, _create_app: AppFactory) -> int:
    """Look at everything and change nothing; 1 when something is wrong, else 0."""
    findings = []
    for one in _look(settings):
        findings.append(one)
        if not arguments.json:
            print(f"{SIGNS[one.level]}  {one.text}", flush=True)
    if arguments.json:
        print(json.dumps([asdict(one) for one in findings], ensure_ascii=False, indent=1))
    return int(any(one.level == "fout" for one in findings))


def _look(settings: Settings) -> Iterator[Finding]:
    yield from check_settings(settings)
    if settings.embedded and not (settings.data / "elearn.db").exists():
        text = f"In {settings.data} is nog geen database. Start In verbinding eerst."
        yield Finding("database", "fout", text)
        return
    engine = make_engine(settings.engine_url)
    try:
        schema = check_schema(engine)
        yield schema
        if schema.level == "goed":
            with make_sessions(engine)() as session:
                read_only(session)
                yield from check_upkeep(session, now=datetime.now(UTC))
                yield from check_records(session)
    except SQLAlchemyError as error:
        yield Finding("database", "fout", f"Ik kan de database niet lezen. Die zegt: {error}")
    finally:
        engine.dispose()
