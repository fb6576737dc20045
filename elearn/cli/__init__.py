"""The commands behind `python3 -m elearn`: one file each."""

from __future__ import annotations

from elearn.cli import doctor, exporteer, run, test, trainer, worker
from elearn.cli.backups import backup, herstel
from elearn.cli.command import AppFactory, Command
from elearn.cli.content import controleer, links, nieuw
from elearn.cli.interop import pakket, zet_om
from elearn.cli.parser import DutchParser
from elearn.cli.people import herinner, importeer, organisatie, rechten, vul, wachtwoord
from elearn.cli.privacy import bewaartermijnen, dossier
from elearn.settings import Settings

COMMANDS: dict[str, Command] = {
    "backup": backup,
    "bewaartermijnen": bewaartermijnen,
    "controleer": controleer,
    "doctor": doctor,
    "dossier": dossier,
    "exporteer": exporteer,
    "herinner": herinner,
    "herstel": herstel,
    "importeer": importeer,
    "links": links,
    "nieuw": nieuw,
    "organisatie": organisatie,
    "pakket": pakket,
    "rechten": rechten,
    "run": run,
    "test": test,
    "trainer": trainer,
    "vul": vul,
    "wachtwoord": wachtwoord,
    "worker": worker,
    "zet-om": zet_om,
}


def main(arguments: list[str], settings: Settings, create_app: AppFactory) -> int:
    """Run the command that is named first; the exit code. Without one: the help."""
    parser = make_parser()
    if not arguments:
        parser.print_help()
        return 2
    parsed = parser.parse_args(arguments)
    return COMMANDS[parsed.command].execute(parsed, settings, create_app)


def make_parser() -> DutchParser:
    """The parser of all commands together."""
    parser = DutchParser(
        prog="python3 -m elearn",
        description="In verbinding: leerpaden over polarisatie voor gemeenten.",
    )
    commands = parser.add_subparsers(
        title="commando’s", dest="command", metavar="COMMANDO", required=True, prog="python3 -m elearn"
    )
    for name, command in COMMANDS.items():
        command.configure(commands.add_parser(name, help=command.HELP, description=command.HELP))
    return parser
