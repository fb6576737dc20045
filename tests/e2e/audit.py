"""What a machine can see of accessibility, at one width and in one colour scheme."""

from __future__ import annotations

import json

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
# A colour on its way to another is not a colour to judge.
AT_REST = "Promise.allSettled(document.getAnimations().map(one => one.finished))"
AXE = f"axe.run({json.dumps({'runOnly': TAGS, 'resultTypes': ['violations']})})"

SMALLEST_TARGET = 24  # CSS pixels, WCAG 2.2 success criterion 2.5.8

# A label is part of the target of its control. A link inside a sentence may be as small as its words.
SMALL_TARGETS = """smallest => {
  const isInSentence = link => getComputedStyle(link).display === "inline"
    && link.parentElement.textContent.trim() !== link.textContent.trim();
  const sizeOf = control => [control, ...(control.labels ?? [])]
    .map(one => one.getBoundingClientRect())
    .reduce((best, box) => Math.max(best, Math.min(box.width, box.height)), 0);
  const kinds = "a[href], button, summary, input:not([type=hidden]), select, textarea";
  return [...document.querySelectorAll(kinds)]
    .filter(control => control.checkVisibility() && !control.closest(".skip"))
    .filter(control => !(control.matches("a") && isInSentence(control)))
    .filter(control => sizeOf(control) < smallest)
    .map(control => `${control.outerHTML.slice(0, 120)} is ${sizeOf(control)} px`);
}"""
TOO_WIDE = """() => document.documentElement.scrollWidth > innerWidth
  ? [`${document.documentElement.scrollWidth} px on a screen of ${innerWidth} px`] : []"""


def start_audit(page: Page) -> None:
    """Give the page the checker; the policy of the app forbids a script tag, not a debugger."""
    page.evaluate(AXE_SCRIPT)


def audit(page: Page, *, width: int, scheme: str) -> list[str]:
    """Everything that is wrong, each as a line; empty is good."""
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)
    page.evaluate(AT_REST)
    found = [_in_words(violation) for violation in page.evaluate(AXE)["violations"]]
    found += page.evaluate(TOO_WIDE)
    found += page.evaluate(SMALL_TARGETS, SMALLEST_TARGET)
    return [f"{width} px, {scheme}: {problem}" for problem in found]


def _in_words(violation: dict) -> str:
    nodes = "; ".join(
        f"{' '.join(map(str, node['target']))} {node['html'][:150]}" for node in violation["nodes"]
    )
    return f"{violation['id']}: {violation['help']}: {nodes}"
