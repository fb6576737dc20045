"""Somebody at a screen: reads headings, presses buttons, fills in what has a label."""

from __future__ import annotations

from dataclasses import dataclass

from playwright.sync_api import Page, expect

from elearn.content.library import Lesson, Library, Quiz, Test
from elearn.questions.ordering import Ordering
from elearn.questions.question import Question
from tests.e2e.answers import fill_in, right_answer, wrong_answer
from tests.web.journey import keys_of

SCRIPTS = """() => {
  if (matchMedia("(scripting: none)").matches) return;
  const wanted = [...document.querySelectorAll("[data-module]")].flatMap(e => e.dataset.module.split(" "));
  return Promise.all(wanted.map(address => import(address)));
}"""

LOOK = "() => document.getElementsByName('getoond').forEach(shown => { shown.value -= 60; })"


@dataclass
class Learner:
    """One person in one browser; `library` is what the pages were made of."""

    page: Page
    library: Library

    def sign_in(self, name: str) -> None:
        """Sign in with the demo button of that name."""
        self.page.goto("/inloggen")
        self.page.get_by_role("button", name=name).click()
        expect(self.page.get_by_role("navigation", name="Hoofdmenu")).to_be_visible()

    def sign_out(self) -> None:
        """Sign out with the account menu of a page that has it."""
        self.page.goto("/begrippen")
        self.page.locator(".account summary").click()
        self.press("Log uit")
        self.sees("Inloggen")

    def press(self, name: str) -> None:
        """Press the button with exactly that name."""
        self.page.get_by_role("button", name=name, exact=True).click()

    def look_over(self) -> None:
        """Look at the answers for a minute, before handing in."""
        self.sees("Kijk je antwoorden na")
        self.page.evaluate(LOOK)

    def hand_in(self) -> None:
        """Look at the answers and hand them in."""
        self.look_over()
        self.press("Lever de toets in")

    def follow(self, name: str) -> None:
        """Follow the link with exactly that name."""
        self.page.get_by_role("link", name=name, exact=True).click()

    def sees(self, heading: str) -> None:
        """Wait for a heading."""
        expect(self.page.get_by_role("heading", name=heading, exact=True).first).to_be_visible()

    def is_told(self, words: str) -> None:
        """Wait for words in the line that a screen reader hears."""
        expect(self.page.locator("#status")).to_contain_text(words)

    def gets_scripts(self) -> None:
        """Wait for the scripts of the page: what follows must not come before them."""
        self.page.wait_for_load_state()  # half a page names half of its scripts
        self.page.evaluate(SCRIPTS)

    def read(self, lesson: Lesson) -> None:
        """Read a lesson from its first step to its end."""
        for number, step in enumerate(lesson.steps, 1):
            self.sees(step.title)
            is_last = number == len(lesson.steps)
            self.press("Rond de les af" if is_last else f"Naar stap {number + 1}")

    def practise(self, quiz: Quiz) -> None:
        """Practise with the first question wrong; it comes back, and then it is right."""
        questions = quiz.practice[: quiz.practice_size]
        self.sees(f"Oefen met {len(questions)} vragen")
        self.press("Begin met oefenen")
        for question in questions:
            self.try_question(question, right=question is not questions[0])
            self.press("Volgende vraag")
        self.try_question(questions[0], right=True)
        self.press("Rond het oefenen af")
        self.sees("Klaar met oefenen")

    def try_question(self, question: Question, *, right: bool) -> None:
        """Answer a question of practice and read the verdict."""
        self.sees(question.text)
        fill_in(self.page, question, right_answer(question) if right else wrong_answer(question))
        self.press("Controleer je volgorde" if isinstance(question, Ordering) else "Controleer je antwoord")
        self.sees("Ja, dat past." if right else "Kijk even mee.")

    def begins(self, test_id: str) -> Question:
        """Begin a test; the first question, on a page that has its scripts."""
        self.page.goto(f"/toets/{test_id}")
        self.press("Begin met de toets")
        expect(self.page).to_have_url(f"/toets/{test_id}/1")
        self.gets_scripts()
        return self.question()

    def answer_all(self, test: Test) -> None:
        """Answer every question of a test right; ends at the review page."""
        for place in range(1, test.size + 1):
            expect(self.page).to_have_url(f"/toets/{test.id}/{place}")
            question = self.question()
            fill_in(self.page, question, right_answer(question))
            self.press("Bewaar en ga verder" if place < test.size else "Bewaar en kijk na")
        self.sees("Kijk je antwoorden na")

    def empty(self, question: Question) -> None:
        """Take away what is ticked in a question; the other kinds are filled in over."""
        if question.kind == "meer-antwoorden":
            for box in self.page.get_by_role("checkbox", checked=True).all():
                box.uncheck()

    def question(self) -> Question:
        """The question on the page, found by its words."""
        words = self.page.get_by_role("heading", level=1).text_content()
        html = self.page.content()
        modules = self.library.modules.values()
        same = [q for module in modules for q in module.questions.values() if q.text == words]
        # Two questions may ask the same words; the one whose keys are on the page is meant.
        return next(q for q in same if all(key in html for key in keys_of(q)))
