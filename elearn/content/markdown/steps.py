"""The text of a lesson cut into steps: a line `---` starts the next, a heading names each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markdown_it.token import Token

from elearn.content.markdown.blocks import Block, blocks
from elearn.content.markdown.parser import parser
from elearn.reader.front_matter import FENCE, Page
from elearn.reader.problem import Problem
from elearn.reader.source import Source

FEWEST, MOST = 3, 5
"""Steps of about a minute in a lesson of 3-6 minutes."""


@dataclass(frozen=True)
class StepDraft:
    """A step as parsed: its title, the tokens of its body and the running texts in it."""

    title: str
    first_line: int
    tokens: tuple[Token, ...]
    blocks: tuple[Block, ...]


def read_steps(page: Page) -> tuple[tuple[StepDraft, ...], tuple[Problem, ...]]:
    """Cut the text of a lesson into steps, with what is wrong in their headings."""
    source = page.front.source
    steps, problems = [], []
    for first_line, text in _cut(page):
        step, mistakes = _read_step(source, first_line, text)
        steps.append(step)
        problems.extend(mistakes)
    if not FEWEST <= len(steps) <= MOST:
        message = f"Deze les heeft {len(steps)} {'stap' if len(steps) == 1 else 'stappen'}."
        hint = f"Maak er {FEWEST} tot {MOST}, elk van ongeveer een minuut."
        problems.append(source.problem("L003", page.first_line, 1, message, hint))
    return tuple(steps), tuple(problems)


def _cut(page: Page) -> Iterator[tuple[int, str]]:
    """Each step as the line it starts at and its text."""
    lines: list[str] = []
    start = page.first_line
    for number, line in enumerate(page.body.split("\n"), page.first_line):
        if line.rstrip() == FENCE:
            yield start, "\n".join(lines)
            lines, start = [], number + 1
        else:
            lines.append(line)
    yield start, "\n".join(lines)


def _read_step(source: Source, first_line: int, text: str) -> tuple[StepDraft, list[Problem]]:
    tokens = parser().parse(text)
    if not tokens:
        message = "Deze stap is leeg."
        hint = "Schrijf een kop en tekst, of haal de regel `---` weg."
        return StepDraft("", first_line, (), ()), [source.problem("L006", first_line, 1, message, hint)]
    problems = []
    title = ""
    if _is_heading(tokens[0], "h2"):
        title = tokens[1].content
        tokens = tokens[3:]
        if not tokens:
            message = "Onder deze kop staat geen tekst."
            problems.append(source.problem("L006", first_line, 1, message, "Schrijf de stap uit."))
    else:
        line = first_line + (tokens[0].map or [0])[0]
        hint = "Begin de stap met `## ` en een korte kop."
        problems.append(source.problem("L004", line, 1, "Deze stap heeft geen kop.", hint))
    problems.extend(_misplaced_headings(source, first_line, tokens))
    running = tuple(blocks(tokens, source, first_line))
    return StepDraft(title, first_line, tuple(tokens), running), problems


def _misplaced_headings(source: Source, first_line: int, tokens: list[Token]) -> Iterator[Problem]:
    for token in tokens:
        if _is_heading(token, "h1") or _is_heading(token, "h2"):
            line = first_line + (token.map or [0])[0]
            message = "Een kop binnen een stap begint met drie hekjes."
            hint = "Schrijf `### `, of begin een nieuwe stap met een regel `---`."
            yield source.problem("L005", line, 1, message, hint)


def _is_heading(token: Token, tag: str) -> bool:
    return token.type == "heading_open" and token.tag == tag
