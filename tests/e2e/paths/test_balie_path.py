"""The whole way of somebody at the desk: from the sign-in page to a certificate that HR sees."""

from __future__ import annotations

import csv
import io
from datetime import UTC, datetime

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from elearn.services.calendar import add_months, today
from tests.e2e.learner import Learner

pytestmark = pytest.mark.e2e


@pytest.mark.parametrize(
    "browser_with",
    [
        {"viewport": {"width": 390, "height": 844}, "has_touch": True},
        {"viewport": {"width": 1280, "height": 800}, "java_script_enabled": False},
    ],
    ids=["phone", "desktop without scripts"],
)
def test_from_sign_in_to_a_certificate_that_hr_sees(serve, nothing_done, visit, browser_with):
    server = serve(nothing_done)
    sanne, stranger, mirjam = (visit(server, **browser_with) for _ in range(3))

    finish_the_path(sanne)
    code = keep_the_certificate(sanne)
    anybody_checks(stranger, code)
    hr_finds_her(mirjam, code)


def finish_the_path(sanne: Learner) -> None:
    path = sanne.library.paths["baliemedewerker"]
    sanne.sign_in("Sanne de Vries")
    for lesson in (sanne.library.lessons[id_] for id_ in path.lesson_ids):
        sanne.follow("Ga verder")
        sanne.read(lesson)
        if lesson.quiz_id:
            sanne.practise(sanne.library.quizzes[lesson.quiz_id])
    for test in (sanne.library.tests[id_] for id_ in path.test_ids):
        sanne.follow("Ga verder")
        sanne.sees(test.title)
        sanne.press("Begin met de toets")
        sanne.answer_all(test)
        sanne.hand_in()
        sanne.sees("Gehaald")
        expect(sanne.page.get_by_text("Dat is 100 procent.")).to_be_visible()


def keep_the_certificate(sanne: Learner) -> str:
    sanne.follow("Bekijk je certificaat")
    sanne.sees("Certificaat")
    code = sanne.page.url.rsplit("/", 1)[1]
    with sanne.page.expect_download() as download:
        sanne.follow("Download als pdf")
    text = " ".join(page.extract_text() for page in PdfReader(download.value.path()).pages)
    assert ("Sanne de Vries" in text, "Baliemedewerkers" in text, code in text) == (True, True, True), text
    return code


def anybody_checks(stranger: Learner, code: str) -> None:
    stranger.page.goto("/controleer")
    stranger.page.get_by_label("Code van het certificaat").fill(code.lower().replace("-", " "))
    stranger.press("Controleer de code")
    stranger.sees("Dit certificaat is geldig")
    expect(stranger.page.locator("body")).not_to_contain_text("Sanne")


def hr_finds_her(mirjam: Learner, code: str) -> None:
    mirjam.sign_in("Mirjam Bakker")
    mirjam.page.get_by_label("Naam of nummer").fill("de vries")
    mirjam.press("Filter de lijst")
    row = mirjam.page.get_by_role("row", name="Sanne de Vries")
    expect(row).to_contain_text("Geldig")
    mirjam.page.get_by_role("link", name="Exporteer 1 regel").click()
    mirjam.page.get_by_role("radio", name="Koppeling").check()
    mirjam.page.get_by_role("checkbox", name="Naam").check()
    with mirjam.page.expect_download() as download:
        mirjam.press("Maak het bestand")
    [line] = csv.DictReader(io.StringIO(download.value.path().read_text("utf-8-sig")))
    now = today(datetime.now(UTC))
    assert {key: line[key] for key in ("personeelsnummer", "naam", "cursuscode", "status")} == {
        "personeelsnummer": "003905",
        "naam": "Sanne de Vries",
        "cursuscode": "baliemedewerker",
        "status": "geldig",
    }
    assert {key: line[key] for key in ("voltooid_op", "geldig_tot", "certificaatnummer")} == {
        "voltooid_op": now.isoformat(),
        "geldig_tot": add_months(now, 24).isoformat(),
        "certificaatnummer": code,
    }
