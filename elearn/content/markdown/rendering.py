"""From the tokens of a step to safe HTML, cut at the places that an organisation fills in.

The HTML is our own: authors cannot write any. It is cleaned all the same, against a list of what
our own renderer makes, so that a mistake of ours or of the library never reaches a page.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from html import escape
from typing import Any
from urllib.parse import urlsplit

import nh3
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import OptionsDict

from elearn.content.kinds.terms import term_slug
from elearn.content.library import Citation, Html, Slot, Step
from elearn.content.markdown.callouts import CALLOUTS
from elearn.content.markdown.checks import CARD, CONTACT, ROUTES, TERM
from elearn.content.markdown.parser import EDITORIAL, parser
from elearn.content.markdown.steps import StepDraft

ICONS = "/static/motifs.svg"
EDITORIAL_ANCHOR = "bron-redactie"
"""Where the source panel of a step explains what `redactie` means."""

# Private characters: the reader refuses them in content, so they can only be ours.
_OPEN, _CLOSE = "\ue000", "\ue001"
_SLOT = re.compile(f"{_OPEN}([a-z0-9-]+){_CLOSE}")
_SLOT_ALONE = re.compile(f"<p>\\s*({_OPEN}(?:kaart|routes){_CLOSE})\\s*</p>")
_SLOT_NAMES = {CARD: "kaart", ROUTES: "routes"}
_ALIGN = re.compile(r"text-align:(left|center|right)")


def render_step(draft: StepDraft, page_titles: Mapping[str, str]) -> Step:
    """The step as the library holds it; `page_titles` maps a page of the guide to its title."""
    env: dict[str, Any] = {"pages": page_titles}
    html = _Renderer(parser()).render(draft.tokens, parser().options, env)
    safe = _SLOT_ALONE.sub(r"\1", _clean(html))
    citations = (
        _to_citation(token) for block in draft.blocks for token in block.children if token.type == "citation"
    )
    return Step(draft.title, _cut(safe), tuple(citations))


def _cut(html: Html) -> tuple[Html | Slot, ...]:
    """The HTML and the slots in turn: `split` on a group gives text, name, text, name, text."""
    pieces = _SLOT.split(html)
    parts = (Slot(piece) if odd % 2 else piece for odd, piece in enumerate(pieces))
    return tuple(part for part in parts if part)


def _to_citation(token: Token) -> Citation:
    parts: list[str] = token.meta["parts"]
    return Citation(tuple(one for one in parts if one != EDITORIAL), EDITORIAL in parts)


class _Renderer(RendererHTML):
    """Makes HTML of tokens; a method's name is the type of its token."""

    def __init__(self, markdown: object) -> None:
        super().__init__(markdown)
        self.link_ends: list[str] = []

    def citation(self, tokens: Sequence[Token], idx: int, _options: OptionsDict, env: Any) -> str:
        parts: list[str] = tokens[idx].meta["parts"]
        pages = dict.fromkeys(part.split(".")[0] for part in parts if part != EDITORIAL)
        links = [_cite(f"bron-{page}", f"bron: {env['pages'].get(page, page)}") for page in pages]
        if EDITORIAL in parts:
            links.append(_cite(EDITORIAL_ANCHOR, EDITORIAL))
        return f'<span class="cites">{" ".join(links)}</span>'

    def brackets(self, tokens: Sequence[Token], idx: int, _options: OptionsDict, _env: Any) -> str:
        return escape(tokens[idx].content)

    def slot(self, tokens: Sequence[Token], idx: int, _options: OptionsDict, _env: Any) -> str:
        name = tokens[idx].content
        return _OPEN + _SLOT_NAMES.get(name, name.removeprefix(CONTACT)) + _CLOSE

    def link_open(self, tokens: Sequence[Token], idx: int, _options: OptionsDict, _env: Any) -> str:
        address = str(tokens[idx].attrs["href"])
        if address.startswith(TERM):
            self.link_ends.append("</a>")
            return f'<a class="term" href="/begrippen#{term_slug(address.removeprefix(TERM))}">'
        host = (urlsplit(address).hostname or "").removeprefix("www.")
        self.link_ends.append(f' <span class="muted">(op {escape(host)})</span></a>')
        return f'<a class="external" rel="noopener noreferrer" href="{escape(address)}">'

    def link_close(self, _tokens: Sequence[Token], _idx: int, _options: OptionsDict, _env: Any) -> str:
        return self.link_ends.pop()

    def container_callout_open(
        self, tokens: Sequence[Token], idx: int, _options: OptionsDict, _env: Any
    ) -> str:
        look = CALLOUTS.get(tokens[idx].info.strip(), CALLOUTS["let-op"])
        label = f"kader-{idx}"
        return (
            f'<aside class="callout" data-kind="{look.kind}" aria-labelledby="{label}">'
            f'<svg class="icon" aria-hidden="true"><use href="{ICONS}#i-{look.icon}"></use></svg>'
            f'<div><h3 id="{label}">{look.title}</h3>\n'
        )

    def container_callout_close(
        self, _tokens: Sequence[Token], _idx: int, _options: OptionsDict, _env: Any
    ) -> str:
        return "</div></aside>\n"

    def table_open(self, _tokens: Sequence[Token], _idx: int, _options: OptionsDict, _env: Any) -> str:
        # A wide table scrolls sideways, and a keyboard must be able to do that as well.
        return '<div class="table-wrap" tabindex="0" role="region" aria-label="Tabel"><table>\n'

    def table_close(self, _tokens: Sequence[Token], _idx: int, _options: OptionsDict, _env: Any) -> str:
        return "</table></div>\n"

    def th_open(self, tokens: Sequence[Token], idx: int, _options: OptionsDict, _env: Any) -> str:
        return f'<th scope="col"{_alignment(tokens[idx])}>'

    def td_open(self, tokens: Sequence[Token], idx: int, _options: OptionsDict, _env: Any) -> str:
        return f"<td{_alignment(tokens[idx])}>"


def _cite(anchor: str, label: str) -> str:
    return f'<a class="cite" href="#{anchor}">{escape(label)}</a>'


def _alignment(token: Token) -> str:
    """A class instead of an inline style, which our security policy refuses."""
    match = _ALIGN.search(str(token.attrs.get("style", "")))
    return f' class="align-{match[1]}"' if match else ""


_TAGS = {
    *("a", "br", "code", "em", "span", "strong", "svg", "use"),
    *("aside", "blockquote", "div", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p", "ul"),
    *("table", "tbody", "td", "th", "thead", "tr"),
}
_ATTRIBUTES = {
    "a": {"class", "href", "rel"},
    "aside": {"aria-labelledby", "class", "data-kind"},
    "div": {"aria-label", "class", "role", "tabindex"},
    "h3": {"id"},
    "ol": {"start"},
    "span": {"class"},
    "svg": {"aria-hidden", "class"},
    "td": {"class"},
    "th": {"class", "scope"},
    "use": {"href"},
}


def _only_own_icons(tag: str, attribute: str, value: str) -> str | None:
    if tag == "use" and attribute == "href" and not value.startswith(f"{ICONS}#i-"):
        return None
    return value


def _clean(html: Html) -> Html:
    return nh3.clean(
        html,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        attribute_filter=_only_own_icons,
        url_schemes={"https", "http"},
        link_rel=None,
    )
