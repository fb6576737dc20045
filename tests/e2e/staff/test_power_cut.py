"""The server is killed between any two clicks of the journey, and nothing that was saved is lost."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from elearn.services.demo import PASSWORD
from tests.e2e.answers import fill_in, on_page, right_answer
from tests.e2e.learner import Learner
from tests.e2e.prepared import STREET
from tests.e2e.server import Server
from tests.e2e.staff.stored import answers_of, attempts_of
from tests.e2e.ways import ANKE, JORIS, SANNE, YOUSSEF

pytestmark = pytest.mark.e2e


@dataclass
class Unlucky(Learner):
    """Somebody for whom the power fails before every click."""

    server: Server

    def press(self, name: str) -> None:
        """Press a button right after a power cut."""
        self.power_fails(self.page.get_by_role("button", name=name, exact=True))
        super().press(name)

    def follow(self, name: str) -> None:
        """Follow a link right after a power cut."""
        self.power_fails(self.page.get_by_role("link", name=name, exact=True))
        super().follow(name)

    def power_fails(self, wanted: Locator) -> None:
        """What is on the screen stays, and the server begins anew.

        Not before `wanted` is there: until then the page of the last click is still on its way.
        """
        expect(wanted).to_be_visible()
        self.gets_scripts()
        self.server.restart()


@pytest.fixture
def one_to_practise(tmp_path) -> Path:
    """The course with one question to practise: more would only repeat the same clicks."""
    modules = tmp_path / "modules"
    shutil.copytree(STREET, modules)
    quiz = modules / "buurt" / "quizzen" / "groeten.yaml"
    quiz.write_text(quiz.read_text("utf-8").replace("oefenen: 3", "oefenen: 1"), "utf-8")
    return modules


def test_a_power_cut_before_every_click_loses_nothing(serve, street, one_to_practise, visit, library):
    server = serve(street, one_to_practise)
    page = visit(server).page
    sanne = Unlucky(page, library, server)

    sign_in_with_a_password(sanne)
    read_and_practise(sanne)
    promised = [given for test_id in ("kern", "buur") for given in take(sanne, test_id)]
    code = keep_the_certificate(sanne)

    assert server.look_up("select lesson_id, step, completed_at is null from lesson_progress") == [
        ("groeten", 3, False)
    ]
    assert attempts_of(server, SANNE) == [("kern", 1, 2.0, True), ("buur", 1, 1.0, True)]
    assert answers_of(server, SANNE, library) == promised
    assert server.look_up("select path_id, code from completion where path_id = 'buur'") == [("buur", code)]
    assert server.look_up("select count(*) from sign_in") == [(1,)]  # once was enough


def sign_in_with_a_password(sanne: Unlucky) -> None:
    sanne.page.goto("/inloggen")
    sanne.page.get_by_label("E-mailadres").fill("sanne@voorbeeldstad.example")
    sanne.page.get_by_label("Wachtwoord").fill(PASSWORD)
    sanne.press("Log in")
    sanne.follow("Ga verder")


def read_and_practise(sanne: Unlucky) -> None:
    sanne.read(sanne.library.lessons["groeten"])
    sanne.sees("Oefen met 1 vraag")
    [question] = sanne.library.quizzes["groeten"].practice[:1]
    sanne.press("Begin met oefenen")
    sanne.try_question(question, right=False)
    sanne.press("Volgende vraag")
    sanne.try_question(question, right=True)
    sanne.press("Rond het oefenen af")
    expect(sanne.page.get_by_text("0 van 1 in één keer goed.")).to_be_visible()
    sanne.follow("Ga verder")


def take(sanne: Unlucky, test_id: str) -> list[str]:
    """Pass a test; what the page called saved before it was handed in."""
    sanne.press("Begin met de toets")
    size = sanne.library.tests[test_id].size
    expect(sanne.page).to_have_url(f"/toets/{test_id}/1")
    trust_the_script(sanne, "kern/2" if test_id == "kern" else "buur/nakijken")
    for _place in range(2, size + 1):
        question = sanne.question()
        fill_in(sanne.page, question, right_answer(question))
        sanne.press("Bewaar en kijk na")
    sanne.sees("Kijk je antwoorden na")
    promised = sanne.page.locator(".given li").all_text_contents()
    sanne.hand_in()
    sanne.sees("Gehaald")
    if test_id == "kern":
        sanne.follow("Ga verder")
    return promised


def trust_the_script(sanne: Unlucky, further: str) -> None:
    """Answer without pressing a button, and go on as soon as the page says that it is saved."""
    question = sanne.question()
    answer = right_answer(question)
    sanne.gets_scripts()
    fill_in(sanne.page, question, answer)
    sanne.is_told("Bewaard om")
    sanne.server.restart()
    sanne.page.reload()
    assert on_page(sanne.page, question, answer) == answer
    sanne.page.goto(f"/toets/{further}")


def keep_the_certificate(sanne: Unlucky) -> str:
    sanne.follow("Bekijk je certificaat")
    sanne.sees("Certificaat")
    sanne.server.restart()
    sanne.page.reload()
    sanne.sees("Certificaat")
    return sanne.page.url.rsplit("/", 1)[1]


@pytest.mark.parametrize(
    ("who", "has_scripts"), [(ANKE, True), (JORIS, False)], ids=["scripts", "no scripts"]
)
def test_an_answer_that_meets_no_server_is_never_called_saved(tests_open, visit, who, has_scripts):
    learner = visit(tests_open, java_script_enabled=has_scripts)
    learner.sign_in(who)
    question = learner.begins("kern")
    answer = right_answer(question)

    tests_open.kill()
    fill_in(learner.page, question, answer)
    if has_scripts:
        learner.is_told("Nog niet bewaard. Kies ‘Bewaar en ga verder’ om het opnieuw te proberen.")
    learner.press("Bewaar en ga verder")
    expect(learner.page).to_have_url("chrome-error://chromewebdata/")
    tests_open.start()
    assert answers_of(tests_open, who, learner.library) == []

    learner.page.reload()  # as the browser offers
    expect(learner.page).to_have_url("/toets/kern/2")
    learner.follow("Vraag 1")
    assert on_page(learner.page, question, answer) == answer


def test_an_answer_that_met_no_server_is_given_back_on_its_page(tests_open, visit, library):
    learner = visit(tests_open)
    learner.sign_in(YOUSSEF)
    question = learner.begins("kern")
    answer = right_answer(question)
    tests_open.kill()
    fill_in(learner.page, question, answer)
    learner.press("Bewaar en ga verder")
    expect(learner.page).to_have_url("chrome-error://chromewebdata/")
    tests_open.start()

    learner.page.goto("/toets/kern/1")

    learner.is_told("Bewaard om")
    assert on_page(learner.page, question, answer) == answer
    assert len(answers_of(tests_open, YOUSSEF, library)) == len(answer)
