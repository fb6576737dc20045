"""An author saves a file, and the trainer's page says what is wrong without a reload."""

from __future__ import annotations

import shutil

import pytest
from playwright.sync_api import expect

from elearn.settings import PROJECT
from tests.e2e.server import Server, running
from tests.e2e.ways import TARIK

pytestmark = pytest.mark.e2e


def test_the_page_follows_the_files(nothing_done, tmp_path, visit):
    data, modules = tmp_path / "data", tmp_path / "modules"
    shutil.copytree(nothing_done, data)
    shutil.copytree(PROJECT / "modules", modules)
    quiz = modules / "polarisatie" / "quizzen" / "vier-fasen.yaml"
    text = quiz.read_text("utf-8")
    with running(Server(data, modules)) as server:
        learner = visit(server)
        learner.sign_in(TARIK)
        page = learner.page
        page.goto("/trainer")
        expect(page.get_by_text("Alles klopt.")).to_be_visible()

        quiz.write_text(text.replace("soort: volgorde", "soort: volgorden"), "utf-8")
        expect(page.get_by_text("volgorden is geen soort vraag.")).to_be_visible()
        expect(page.get_by_role("status")).to_contain_text("1 fout en")
        expect(page).to_have_title("Fout: Inhoud – In verbinding")

        page.get_by_role("link", name="Uitleg bij Q001").focus()
        quiz.write_text(text.replace("soort: volgorde", "soort: volgordes"), "utf-8")
        expect(page.get_by_text("volgordes is geen soort vraag.")).to_be_visible()
        expect(page.get_by_role("link", name="Uitleg bij Q001")).to_be_focused()

        quiz.write_text(text, "utf-8")
        expect(page.get_by_text("Alles klopt.")).to_be_visible()
