"""What a step names (sources, words, links, places to fill in), and what is wrong in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from markdown_it.token import Token

from elearn.content.kinds.terms import term_slug
from elearn.content.markdown.blocks import Block
from elearn.content.markdown.callouts import CALLOUTS
from elearn.content.markdown.parser import EDITORIAL
from elearn.content.markdown.steps import StepDraft
from elearn.reader.messages.suggestion import did_you_mean, quoted
from elearn.reader.places import Place
from elearn.reader.problem import Problem
from elearn.reader.source import Source

CARD, ROUTES, CONTACT = "contactkaart", "meldroutes", "contact."
"""The names of the places that an organisation fills in, as an author writes them."""

TERM = "begrip:"

_TAG = re.compile(r"</?[A-Za-z][^<>\n]{0,200}>|<!--")
_BARE_URL = re.compile(r"https?://\S+")
_LEFT_OVER = re.compile(r"\{\{|\]\(")

Kind = Literal["begrip-link", "contact", "kernpunt", "link"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a lesson that must exist elsewhere, and where it stands."""

    kind: Kind
    name: str
    place: Place


def mentions(step: StepDraft) -> Iterator[Mention]:
    """Everything that a step names."""
    for block in step.blocks:
        for token in block.children:
            yield from _mentions_of(token, block)


def _mentions_of(token: Token, block: Block) -> Iterator[Mention]:
    if token.type == "citation":
        place = block.place(token.meta["offset"])
        names = (name for name in token.meta["parts"] if name != EDITORIAL)
        yield from (Mention("kernpunt", name, place) for name in names)
    elif token.type == "slot" and token.content.startswith(CONTACT):
        name = token.content.removeprefix(CONTACT)
        yield Mention("contact", name, block.place(token.meta["offset"]))
    elif token.type == "link_open":
        address = str(token.attrs["href"])
        place = block.place(token.meta["offset"])
        if address.startswith(TERM):
            yield Mention("begrip-link", term_slug(address.removeprefix(TERM)), place)
        elif _BARE_URL.match(address):
            yield Mention("link", address, place)


def check_step(source: Source, step: StepDraft) -> Iterator[Problem]:
    """What is wrong in a step, whatever the other files say."""
    for block in step.blocks:
        is_link = False
        for token in block.children:
            is_link = (is_link or token.type == "link_open") and token.type != "link_close"
            check = _CHECKS.get(token.type)
            if check and not (is_link and token.type == "text"):
                yield from check(source, token, block)
    for token in step.tokens:
        if token.type == "container_callout_open":
            yield from _check_callout(source, token, step.first_line)


def _check_text(source: Source, token: Token, block: Block) -> Iterator[Problem]:
    for pattern, code, message, hint in _IN_TEXT:
        for match in pattern.finditer(token.content):
            # A text token has no offset of its own: look the words up in the paragraph.
            offset = max(block.token.content.find(match[0]), 0)
            line, column = block.place(offset)
            words = message.format(quoted(match[0]))
            yield source.problem(code, line, column, words, hint)


def _check_brackets(source: Source, token: Token, block: Block) -> Iterator[Problem]:
    message = f"{quoted(token.content)} is geen bron en geen link."
    hint = "Een bron is `[p05.k1]` of `[redactie]`. Zet anders een `\\` voor het haakje."
    yield source.problem("L012", *block.place(token.meta["offset"]), message, hint)


def _check_slot(source: Source, token: Token, block: Block) -> Iterator[Problem]:
    name, place = token.content, block.place(token.meta["offset"])
    if name in (CARD, ROUTES):
        alone = len(block.children) == 1 and block.kind == "p"
        if not alone:
            message = f"`{{{{ {name} }}}}` staat hier tussen andere tekst."
            yield source.problem("L011", *place, message, "Zet het alleen op een eigen regel.")
    elif not name.startswith(CONTACT):
        message = f"{quoted(name)} is geen plek die een organisatie invult."
        hint = did_you_mean(name, (CARD, ROUTES, f"{CONTACT}aandachtsfunctionaris"))
        yield source.problem("L010", *place, message, hint)


def _check_link(source: Source, token: Token, block: Block) -> Iterator[Problem]:
    address = str(token.attrs["href"])
    if not address.startswith(TERM) and not _BARE_URL.fullmatch(address):
        message = f"{quoted(address)} is geen link die in een les kan."
        hint = "Gebruik `https://...` uit handreiking.yaml of `begrip:woord`."
        yield source.problem("L013", *block.place(token.meta["offset"]), message, hint)


def _check_image(source: Source, _token: Token, block: Block) -> Iterator[Problem]:
    place = block.place(max(block.token.content.find("!["), 0))
    message = "Een les kan nog geen afbeelding hebben."
    yield source.problem("L015", *place, message, "Beschrijf in woorden wat er te zien is.")


def _check_callout(source: Source, token: Token, first_line: int) -> Iterator[Problem]:
    start, end = token.map or [0, 0]
    name = token.info.strip()
    if name not in CALLOUTS:
        message = f"{quoted(name)} is geen soort kader."
        hint = did_you_mean(name, CALLOUTS)
        yield source.problem("L008", first_line + start, 1, message, hint)
    last = source.lines[min(first_line + end - 1, len(source.lines)) - 1 :][:2]
    if not any(line.strip().startswith(":::") for line in last):
        message = "Dit kader heeft geen einde."
        yield source.problem("L009", first_line + start, 1, message, "Sluit het met een regel `:::`.")


_IN_TEXT = (
    (_TAG, "L007", "{} is HTML. Dat kan niet in een les.", "Gebruik Markdown: `**vet**` of `- `."),
    (_BARE_URL, "L014", "Hier staat een kaal webadres.", "Schrijf `[titel](adres)`."),
    (_LEFT_OVER, "L013", "Hier begint met {} iets dat niet af is.", "Kijk of de haakjes kloppen."),
)

_CHECKS: dict[str, Callable[[Source, Token, Block], Iterator[Problem]]] = {
    "brackets": _check_brackets,
    "image": _check_image,
    "link_open": _check_link,
    "slot": _check_slot,
    "text": _check_text,
}
