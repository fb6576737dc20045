"""A manual of ours in docs/ as a page: plain Markdown, and a place to link to at every heading."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

from markdown_it import MarkdownIt

from elearn.content.kinds.terms import term_slug
from elearn.content.library import Html
from elearn.settings import PROJECT

MESSAGES = PROJECT / "docs" / "meldingen.md"
"""What every code of the check means."""


def render_manual(path: Path) -> Html:
    """The HTML of a manual; the id of a heading is its text, such as `q033`."""
    markdown = MarkdownIt("commonmark", {"html": False})
    tokens = markdown.parse(path.read_text(encoding="utf-8"))
    for opening, text in pairwise(tokens):
        if opening.type == "heading_open":
            opening.attrSet("id", term_slug(text.content))
    return str(markdown.renderer.render(tokens, markdown.options, {}))
