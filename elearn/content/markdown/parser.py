"""The Markdown of a lesson: core Markdown, tables, and four things of our own.

    [woord](begrip:term)          a word with its explanation
    [p09.k5, p11.k5] [redactie]   where it comes from
    {{ contactkaart }}            a place that each organisation fills in
    ::: praktijk ... :::          a box: praktijk, handreiking or let-op

No HTML, no code blocks, and no headings by underlining: an author who types four spaces, or a
line `---` under a sentence, did not mean those. Every token of ours, and every link, keeps its
offset in `meta`, because Markdown itself knows only the lines of a paragraph.
"""

from __future__ import annotations

import re
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.autolink import autolink
from markdown_it.rules_inline.link import link
from mdit_py_plugins.container import container_plugin

EDITORIAL = "redactie"
"""Stands among the sources where the guide does not say it this way."""

_BRACKETS = re.compile(r"\[([^\[\]\n]{0,200})\](?!\()")
_SOURCE = re.compile(r"p\d+\.k\d+")
_SLOT = re.compile(r"\{\{[ \t]*([^{}\n]{0,100}?)[ \t]*\}\}")
_MISTAKEN_RULES = ["code", "fence", "html_block", "html_inline", "lheading", "reference"]


@cache
def parser() -> MarkdownIt:
    """The one parser; it holds no state between texts."""
    markdown = MarkdownIt("commonmark", {"html": False}).enable("table").disable(_MISTAKEN_RULES)
    # URLs of the guide must reach the page byte for byte: no re-encoding.
    markdown.normalizeLink = _as_written  # type: ignore[method-assign]
    container_plugin(markdown, "callout", validate=lambda params, _markup: bool(params.strip()))
    markdown.inline.ruler.at("link", _placed_link)
    markdown.inline.ruler.at("autolink", _placed_autolink)
    markdown.inline.ruler.before("link", "brackets", _brackets)
    markdown.inline.ruler.before("link", "slot", _slot)
    return markdown


def _as_written(url: str) -> str:
    return url


def _placed_link(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 -- signature of the library
    return _with_offset(state, link, silent=silent)


def _placed_autolink(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 -- same
    return _with_offset(state, autolink, silent=silent)


def _with_offset(state: StateInline, rule: object, *, silent: bool) -> bool:
    start, count = state.pos, len(state.tokens)
    if not rule(state, silent):  # type: ignore[operator]
        return False
    if not silent:
        opened = next(one for one in state.tokens[count:] if one.type == "link_open")
        opened.meta = {"offset": start}
    return True


def _brackets(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 -- same
    match = _BRACKETS.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        parts = [part.strip() for part in match[1].split(",")]
        cites = all(part == EDITORIAL or _SOURCE.fullmatch(part) for part in parts)
        token = state.push("citation" if cites else "brackets", "", 0)
        token.content = match[0]
        token.meta = {"offset": state.pos, "parts": parts}
    state.pos = match.end()
    return True


def _slot(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 -- same
    match = _SLOT.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        token = state.push("slot", "", 0)
        token.content = match[1]
        token.meta = {"offset": state.pos}
    state.pos = match.end()
    return True
