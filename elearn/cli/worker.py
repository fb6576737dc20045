"""`worker`: do the work that waits, beside the processes that serve pages."""

from __future__ import annotations

import signal
import sys
from argparse import ArgumentParser, Namespace

from elearn.cli.command import AppFactory
from elearn.settings import Settings

HELP = "Doe het werk dat klaarstaat, zoals grote exports."


def configure(parser: ArgumentParser) -> None:
    """Go on, or do what there is and stop."""
    parser.add_argument("--eenmaal", action="store_true", help="stop als er niets meer klaarstaat")
    parser.epilog = "Draait ‘run’ op één computer? Dan doet die dit werk zelf. Zie ELEARN_WORKER."


def execute(arguments: Namespace, settings: Settings, create_app: AppFactory) -> int:
    """Work until Ctrl-C or SIGTERM; 0. What was being made goes back to another worker."""
    runner = create_app(settings).extensions["runner"]
    if arguments.eenmaal:
        count = runner.run_all()
        print("1 taak gedaan." if count == 1 else f"{count} taken gedaan.")
        return 0
    for asked in (signal.SIGTERM, signal.SIGINT):
        signal.signal(asked, lambda *_: runner.stop.set())
    print("De worker draait. Stoppen: druk op Ctrl-C.", flush=True)
    runner.run_until_stopped()
    print("Gestopt.", file=sys.stderr)
    return 0
