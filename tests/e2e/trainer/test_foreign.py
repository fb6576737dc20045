"""A package that another system wrote comes in, is mended and published, on a phone without scripts."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.content.cases import GOOD
from tests.e2e.places import TARIK
from tests.foreign import FILES
from tests.web.trainer.test_foreign_round import mend

pytestmark = pytest.mark.e2e

PHONE = {"viewport": {"width": 390, "height": 844}, "java_script_enabled": False}


@pytest.fixture
def modules(tmp_path) -> Path:
    """The smallest course, with a lesson that has no quiz yet, as the module of the demo's trainers."""
    folder = tmp_path / "modules" / "polarisatie"
    shutil.copytree(GOOD, folder)
    lesson = (folder / "lessen" / "groeten.md").read_text("utf-8")
    (folder / "lessen" / "qti3.md").write_text(lesson.replace("titel: ", "titel: Nog eens, ", 1), "utf-8")
    return folder.parent


def test_a_package_is_taken_in_mended_and_published(serve, nothing_done, visit, modules):
    tarik = visit(serve(nothing_done, modules), **PHONE)
    tarik.sign_in(TARIK)
    tarik.page.goto("/trainer/omzetten")
    name, _, content = FILES["qti3"]
    tarik.page.get_by_role("radio", name="QTI").first.check()
    tarik.page.locator("#bestand").set_input_files(
        {"name": name, "mimeType": "application/zip", "buffer": content()}
    )
    tarik.press("Zet de vragen om")
    tarik.sees("2 vragen omgezet")
    expect(tarik.page.get_by_text("soort ‘plek in een afbeelding’").last).to_be_visible()

    tarik.page.get_by_label("Naam van het bestand").fill("qti3")
    tarik.press("Bewaar als concept")
    tarik.sees("9 dingen kloppen nog niet")
    field = tarik.page.get_by_label("Tekst van")
    field.fill(mend(field.input_value(), "qti3"))
    tarik.press("Controleer en bewaar")
    expect(tarik.page.get_by_text("Alles klopt. Je tekst is bewaard als concept.")).to_be_visible()
    expect(tarik.page.frame_locator("iframe").get_by_role("heading", name="Wat zeg je?")).to_be_visible()

    tarik.press("Bekijk het verschil")
    tarik.page.get_by_label("Waarom verander je dit?").fill("Vragen uit ons vorige systeem.")
    tarik.page.get_by_role("radio", name="Wezenlijk").check()
    tarik.press("Publiceer deze versie")
    expect(tarik.page.get_by_text("Gepubliceerd als versie 1.")).to_be_visible()
