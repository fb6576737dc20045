"""A manual of ours in docs/ as a page: plain Markdown, and a place to link to at every heading."""

from __future__ import annotations

from html import escape
from itertools import pairwise
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token

from elearn.content.kinds.terms import term_slug
from elearn.content.library import Html
from elearn.settings import PROJECT

MESSAGES = PROJECT / "docs" / "meldingen.md"
"""What every code of the check means."""

HANDBOOK = PROJECT / "docs" / "handleiding-trainer.md"
"""How a trainer writes, publishes and improves a question."""

HR_HANDBOOK = PROJECT / "docs" / "handleiding-hr.md"
"""How HR loads people, assigns paths, sees who is ready and exports."""

BEHEER_HANDBOOK = PROJECT / "docs" / "handleiding-beheer.md"
"""How beheer installs, guards and keeps the app."""

CASES = PROJECT / "docs" / "geldigheid.md"
"""How a status comes about, with a table of dated cases that tests compute."""

PAGES = {CASES.name: "handleiding/geldigheid", MESSAGES.name: "meldingen", HANDBOOK.name: "handleiding"}
"""A manual -> its page, as seen from the page of another."""


def render_manual(path: Path) -> Html:
    """The HTML of a manual; the id of a heading is its text, such as `q033`."""
    markdown = MarkdownIt("commonmark", {"html": False}).enable("table")
    markdown.add_render_rule("table_open", _table_open)
    markdown.add_render_rule("table_close", _table_close)
    tokens = markdown.parse(path.read_text(encoding="utf-8"))
    heading = ""
    for opening, text in pairwise(tokens):
        if opening.type == "heading_open":
            heading = text.content
            opening.attrSet("id", term_slug(heading))
        if opening.type == "table_open":
            opening.meta["label"] = f"{heading}, schuif opzij voor meer kolommen"
        text.children = _with_our_links(text.children or [])
    return str(markdown.renderer.render(tokens, markdown.options, {}))


def _table_open(_: object, tokens: list[Token], place: int, *_more: object) -> str:
    # A wide table scrolls sideways, and a keyboard must be able to do that as well.
    label = escape(tokens[place].meta["label"])
    return f'<div class="table-wrap" role="region" tabindex="0" aria-label="{label}"><table class="data">\n'


def _table_close(*_: object) -> str:
    return "</table></div>\n"


def _with_our_links(children: list[Token]) -> list[Token]:
    """The text with links to our pages; of a link to another file in the repository the words stay."""
    kept, is_kept = [], True
    for token in children:
        if token.type == "link_open":
            name, hash_mark, anchor = str(token.attrGet("href")).partition("#")
            is_kept = not name or name in PAGES or "//" in name
            token.attrSet("href", PAGES.get(name, name) + hash_mark + anchor)
        if is_kept or not token.type.startswith("link_"):
            kept.append(token)
    return kept
