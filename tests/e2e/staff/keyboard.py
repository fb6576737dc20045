"""Hands that only have a keyboard, and eyes that must see where they are."""

from __future__ import annotations

from dataclasses import dataclass

from playwright.sync_api import Locator, expect

from elearn.questions.matching import Matching
from elearn.questions.ordering import Ordering
from elearn.questions.question import Question
from elearn.questions.short_answer import ShortAnswer
from tests.e2e.answers import Filled, control_of
from tests.e2e.learner import Learner

FAR = 80  # more presses of Tab than any page has stops

# A ring around what has the focus, or around the option that it is drawn as, and no bar over it.
WRONG_WITH_FOCUS = """() => {
  const focused = document.activeElement;
  if (focused === document.body) return []; // past the end, on the way to the top
  const hasRing = one => one && getComputedStyle(one).outlineStyle === "solid"
    && parseFloat(getComputedStyle(one).outlineWidth) >= 2;
  const box = focused.getClientRects()[0];
  const onTop = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  const wrong = [];
  if (![focused, focused.closest(".option, .path-card")].some(hasRing)) wrong.push("no ring");
  if (!onTop || !(focused.contains(onTop) || onTop.contains(focused))) wrong.push("not in sight");
  return wrong.map(one => `${one}: ${focused.outerHTML.slice(0, 150)}`);
}"""


@dataclass
class Typist(Learner):
    """Somebody without a mouse."""

    def type(self, *keys: str) -> None:
        """Press keys, one after the other."""
        for key in keys:
            self.page.keyboard.press(key)

    def tab(self) -> Locator:
        """Go to the next stop, which can be seen."""
        self.type("Tab")
        wrong = self.page.evaluate(WRONG_WITH_FOCUS)
        assert wrong == [], wrong
        return self.page.locator(":focus")

    def tabs_to(self, goal: Locator) -> None:
        """Go on until the focus is there."""
        for _ in range(FAR):
            if goal.evaluate("goal => goal === document.activeElement"):
                return
            self.tab()
        raise AssertionError(f"{goal} cannot be reached")

    def press(self, name: str) -> None:
        """Press a button with Enter."""
        self.tabs_to(self.page.get_by_role("button", name=name, exact=True))
        self.type("Enter")

    def follow(self, name: str) -> None:
        """Follow a link with Enter."""
        self.tabs_to(self.page.get_by_role("link", name=name, exact=True))
        self.type("Enter")

    def skips_to_the_content(self) -> None:
        """The first stop of a page is the way past everything that is on every page."""
        expect(self.tab()).to_have_text("Naar de inhoud")
        self.type("Enter")

    def fills_in(self, question: Question, filled: Filled) -> None:
        """Answer a question with the keys that its controls know."""
        for label, value in filled.items():
            control = control_of(self.page, question, label)
            match question:
                case Matching() | Ordering():
                    self.tabs_to(control)
                    self._goes_down_to(control, value)
                case ShortAnswer():
                    self.tabs_to(control)
                    self.page.keyboard.type(value)
                case _ if question.kind == "meer-antwoorden":
                    self.tabs_to(control)
                    self.type("Space")
                case _:
                    self._chooses(control)

    def _goes_down_to(self, select: Locator, value: str) -> None:
        for _ in range(FAR):
            if select.evaluate("one => one.selectedOptions[0].label") == value:
                return
            self.type("ArrowDown")
        raise AssertionError(f"{value} is no choice")

    def _chooses(self, radio: Locator) -> None:
        self.tabs_to(self.page.get_by_role("radio").first)
        self.type("Space")
        for _ in range(FAR):
            if radio.is_checked():
                return
            self.type("ArrowDown")
        raise AssertionError(f"{radio} cannot be chosen")
