"""Every page, on three widths and in two colour schemes: nothing that a machine can find."""

from __future__ import annotations

import shutil
import time

import pytest

from elearn.settings import PROJECT
from tests.e2e.audit import audit, start_audit
from tests.e2e.places import PLACES
from tests.e2e.server import Server, running
from tests.e2e.ways import TARIK

pytestmark = pytest.mark.e2e

WIDTHS = (320, 390, 1280)
SCHEMES = ("light", "dark")


@pytest.mark.parametrize("name", PLACES)
def test_nothing_is_wrong_with(name, everyone, visit):
    learner = visit(everyone)
    PLACES[name].visit(learner)

    assert problems_of(learner.page) == []


def test_nothing_is_wrong_with_the_mistakes_of_a_trainer(nothing_done, tmp_path, visit):
    data, modules = tmp_path / "data", tmp_path / "modules"
    shutil.copytree(nothing_done, data)
    shutil.copytree(PROJECT / "modules", modules)
    with running(Server(data, modules)) as server:
        learner = visit(server)
        learner.sign_in(TARIK)
        learner.page.goto("/trainer")
        quiz = modules / "polarisatie" / "quizzen" / "wat-is-polarisatie.yaml"
        quiz.write_text(quiz.read_text("utf-8").replace("soort: stelling", "soort: steling"), "utf-8")
        reload_until(learner.page, "De laatste wijziging staat nog niet live.")

        assert problems_of(learner.page) == []


def reload_until(page, text) -> None:
    deadline = time.monotonic() + 10  # the app looks at its files once a second
    while not page.get_by_text(text).is_visible():
        assert time.monotonic() < deadline, text
        page.reload()


def problems_of(page) -> list[str]:
    start_audit(page)
    return [one for width in WIDTHS for scheme in SCHEMES for one in audit(page, width=width, scheme=scheme)]
