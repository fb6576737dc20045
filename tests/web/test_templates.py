"""Every template compiles and keeps to the rules that a strict CSP and screen readers need."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from elearn.settings import PROJECT

TEMPLATES = PROJECT / "templates"
FILES = sorted(TEMPLATES.rglob("*.html"))

# What may be marked safe: HTML that the content engine made and cleaned, and nothing else.
SAFE = {
    "staff/les.html": {"part"},
    "trainer/handleiding.html": {"manual"},
    "hr/gevallen.html": {"manual"},
    "hr/handleiding.html": {"manual"},
    "beheer/handleiding.html": {"manual"},
    "trainer/meldingen.html": {"manual"},
}

FORBIDDEN = {
    "an inline style": r"\sstyle\s*=",
    "a style element": r"<style\b",
    "an inline handler": r"\son[a-z]+\s*=",
    "an inline script": r"<script\b(?![^>]*\bsrc=)",
    "a javascript: address": r"javascript:",
    "a data: address": r"[\"'(]data:",
    "another site's file": r"<(?:script|link|img|use|source)\b[^>]*\b(?:src|href)=[\"']https?:",
    "a positive tabindex": r"tabindex=[\"']?[1-9]",
    "autoescape switched off": r"autoescape\s+false",
    "a static file without a fingerprint": r"(?:src|href)=[\"']/static/",
    "an address that is not the same on every page": r"url_for\([\"']\.|_external=",
}


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(TEMPLATES)))
def test_a_template_compiles(app, file: Path):
    name = str(file.relative_to(TEMPLATES))

    assert app.jinja_env.get_template(name).name == name


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(TEMPLATES)))
def test_a_template_holds_nothing_that_the_policy_forbids(file: Path):
    text = file.read_text(encoding="utf-8")

    assert [what for what, pattern in FORBIDDEN.items() if re.search(pattern, text, re.IGNORECASE)] == []


def test_only_listed_values_are_marked_safe():
    found = {
        str(file.relative_to(TEMPLATES)): set(re.findall(r"(\w+)\s*\|\s*safe\b", text))
        for file in FILES
        if "safe" in (text := file.read_text(encoding="utf-8")) and re.search(r"\|\s*safe\b", text)
    }

    assert found == SAFE


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(TEMPLATES)))
def test_every_form_that_posts_carries_a_token(file: Path):
    forms = re.findall(r"<form\b[^>]*method=\"post\".*?</form>", file.read_text(), re.DOTALL | re.IGNORECASE)

    assert [form for form in forms if "csrf" not in form] == []
