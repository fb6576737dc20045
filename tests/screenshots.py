"""The pictures of the manuals, taken from the app as it is now.

    python -m tests.screenshots

Run it when a page in a manual looks different, and look at what it made in docs/beeld.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from elearn.content.load import load_library
from elearn.settings import PROJECT
from tests.e2e.learner import Learner
from tests.e2e.places import PLACES
from tests.e2e.prepared import prepare_every_state
from tests.e2e.server import Server, running
from tests.e2e.watching import watched_page
from tests.machines.chromium import ARGUMENTS, find_chromium

PICTURES = PROJECT / "docs" / "beeld"
WIDTH, HEIGHT = 1080, 760


@dataclass(frozen=True)
class Shot:
    """A page, and what comes to the top of the picture (empty: the top of the page)."""

    place: str
    top: str = ""
    prepare: Callable[[Page], None] = lambda _page: None


def answer_remark(page: Page) -> None:
    """Fill in what was done, as the manual tells."""
    page.get_by_label("Opgelost").first.check()
    page.get_by_label("Jouw antwoord").first.fill("Goed gezien. De vraag is nu duidelijker.")


def give_reason(page: Page) -> None:
    """Fill in why, as the manual tells."""
    page.get_by_label("Waarom verander je dit?").fill("We proberen een andere titel uit.")
    page.get_by_label("Klein").check()


SHOTS = {
    "beheer-bewaartermijnen": Shot("retention"),
    "beheer-dossier": Shot("dossier"),
    "beheer-logboek": Shot("log", "#tabel-kop"),
    "hr-berichten": Shot("mail to staff"),
    "hr-export": Shot("export"),
    "hr-geldigheid": Shot("validity, with what happens", "#gevolg"),
    "hr-inlezen": Shot("staff file, what changes"),
    "hr-medewerker": Shot("person"),
    "hr-overzicht": Shot("who is ready", ".table-tools"),
    "hr-regel": Shot("rule, with who gets what", "#gevolg"),
    "trainer-bestanden": Shot("content"),
    "trainer-dilemma": Shot("dilemma of the trainer"),
    "trainer-fout": Shot("editor, mistakes"),
    "trainer-opmerkingen": Shot("reports of the trainer", "article", answer_remark),
    "trainer-publiceren": Shot("publish", prepare=give_reason),
    "trainer-voorbeeld": Shot("preview", ".table-tools"),
    "trainer-vraag": Shot("analysis, a question"),
}
"""Name of the picture -> what is on it."""


def take(page: Page, shot: Shot, target: Path) -> None:
    """Take one picture of the page that somebody arrived at."""
    page.wait_for_load_state("networkidle")
    shot.prepare(page)
    page.evaluate("document.activeElement?.blur()")
    page.evaluate("(top) => top ? document.querySelector(top).scrollIntoView() : scrollTo(0, 0)", shot.top)
    page.screenshot(path=target, animations="disabled")


def main() -> None:
    """Take them all."""
    library = load_library(PROJECT / "modules").library
    assert library
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        data = Path(folder) / "data"
        prepare_every_state(data)
        found = find_chromium(playwright)
        browser = playwright.chromium.launch(
            executable_path=found.executable,
            env={**os.environ, **found.environment},
            args=ARGUMENTS,
        )
        with running(Server(data)) as server:
            for name, shot in SHOTS.items():
                with watched_page(browser, server.url, viewport={"width": WIDTH, "height": HEIGHT}) as page:
                    PLACES[shot.place].visit(Learner(page, library))
                    take(page, shot, PICTURES / f"{name}.png")
        browser.close()


if __name__ == "__main__":
    main()
