"""`links`: open every link that the content may use, and write down on which day that went well."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Collection, Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from shutil import copymode

from elearn.cli.command import AppFactory
from elearn.cli.content.links.dates import CannotDateError, with_dates
from elearn.cli.content.links.visit import visit
from elearn.cli.whole_file import complete_or_absent
from elearn.content.coverage import Link, links_of
from elearn.content.files import find_modules
from elearn.content.load import load_library
from elearn.services.calendar import today
from elearn.settings import Settings

HELP = "Open de links van de handreiking en zeg welke je moet nakijken."

AT_ONCE = 8
"""Links opened side by side: enough to be quick, few enough for one site to bear."""
PATIENCE = 10.0
MOST_PATIENCE = 600.0


def configure(parser: ArgumentParser) -> None:
    """Which content, how long to wait, and whether to write the day down."""
    parser.add_argument(
        "pad", nargs="?", type=Path, metavar="PAD", help="de map met modules of één module (standaard: alle)"
    )
    parser.add_argument(
        "--noteer", action="store_true", help="zet de datum van vandaag bij de links die opengaan"
    )
    parser.add_argument(
        "--geduld",
        type=_seconds,
        default=PATIENCE,
        metavar="SECONDEN",
        help="hoelang een site de tijd krijgt (standaard: 10)",
    )


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = 0
    if not 0 < seconds <= MOST_PATIENCE:
        message = f"{text} past niet. Kies een getal tot en met {MOST_PATIENCE:.0f}."
        raise ArgumentTypeError(message)
    return seconds


def execute(arguments: Namespace, settings: Settings, _create_app: AppFactory) -> int:
    """Open the links and tell which need a person; 0 when all open and what was asked is written."""
    path: Path = arguments.pad or settings.modules
    modules = load_library(path).modules
    if not modules:
        return _fail(f"In {path} staat geen module die klopt. Begin met: python3 -m elearn controleer")
    links = {key: links_of(module) for key, module in modules.items()}
    found = _visit_all({str(link.tool.url) for each in links.values() for link in each}, arguments.geduld)
    for each in links.values():
        _tell(each, found)
    wrong = sum(bool(problem) for problem in found.values())
    print(f"Geopend: {len(found)}. Goed: {len(found) - wrong}. Om na te kijken: {wrong}.")
    if not arguments.noteer:
        print("Er is niets genoteerd. Met --noteer komt de datum in handreiking.yaml.")
        return 1 if wrong else 0
    right = {url for url, problem in found.items() if not problem}
    written = [_note(folder.path, right) for folder in find_modules(path) if folder.id in modules]
    return 0 if all(written) and not wrong else 1


def _visit_all(urls: Collection[str], patience: float) -> dict[str, str]:
    """Address -> what is wrong with it; a link that stands in more places is opened once."""
    with ThreadPoolExecutor(AT_ONCE) as pool:
        return dict(zip(urls, pool.map(partial(visit, patience=patience), urls), strict=True))


def _tell(links: Collection[Link], found: Mapping[str, str]) -> None:
    for link in links:
        if problem := found[str(link.tool.url)]:
            print(f"{link.tool.title}\n    {link.tool.url}\n    {problem}")


def _note(module: Path, urls: Collection[str]) -> bool:
    path = module / "handreiking.yaml"
    try:
        _rewrite(path, urls, today(datetime.now(UTC)))
    except CannotDateError:
        _fail(f"In {path} kan ik de datum niet veilig zetten. Zet hem er zelf bij.")
        return False
    except OSError:
        _fail(f"{path} kan ik niet schrijven. Kijk of je daar mag schrijven en of er ruimte is.")
        return False
    print(f"De datum staat in {path}.")
    return True


def _rewrite(path: Path, urls: Collection[str], day: date) -> None:
    dated = with_dates(path.read_bytes().decode("utf-8-sig"), urls, day)
    with complete_or_absent(path) as file:
        file.write(dated.encode())
        copymode(path, file.name)


def _fail(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return 1
