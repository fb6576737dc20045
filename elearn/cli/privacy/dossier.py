"""`dossier`: what the works council and the privacy officer ask, from the installation itself."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from datetime import UTC, datetime
from pathlib import Path

from elearn.cli.command import AppFactory
from elearn.cli.whole_file import write_whole
from elearn.db.engine import read_only
from elearn.exports.dossier.content import make_dossier
from elearn.exports.dossier.markdown import to_markdown
from elearn.exports.dossier.pdf import to_pdf
from elearn.services.records.organisations import with_code
from elearn.services.refusal import NotThere
from elearn.settings import Settings

HELP = "Schrijf het dossier voor de ondernemingsraad en de DPIA."


def configure(parser: ArgumentParser) -> None:
    """Where it goes, and for which organisation."""
    parser.add_argument(
        "-o", "--uit", required=True, type=_file, metavar="BESTAND", help="eindigt op .md of .pdf"
    )
    parser.add_argument("--organisatie", metavar="CODE", help="nodig bij meer dan één organisatie")


def execute(arguments: Namespace, settings: Settings, create_app: AppFactory) -> int:
    """Write the file; 0 when it is there, 1 when not."""
    now = datetime.now(UTC)
    with create_app(settings).extensions["sessions"]() as session:
        read_only(session)
        try:
            organisation_id = with_code(session, code=arguments.organisatie)
        except NotThere:
            print("Kies één organisatie met --organisatie CODE.", file=sys.stderr)
            return 1
        dossier = make_dossier(session, settings, organisation_id=organisation_id, now=now)
    is_pdf = arguments.uit.suffix == ".pdf"
    content = to_pdf(dossier, now=now) if is_pdf else to_markdown(dossier).encode()
    if problem := write_whole(arguments.uit, content):
        print(problem, file=sys.stderr)
        return 1
    print(f"Het dossier staat in {arguments.uit}.")
    return 0


def _file(text: str) -> Path:
    path = Path(text)
    if path.suffix in {".md", ".pdf"}:
        return path
    raise ArgumentTypeError(f"{text} eindigt niet op .md of .pdf.")
