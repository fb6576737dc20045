"""The documentation keeps up with the code."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

from elearn.settings import PREFIX, PROJECT, TEST_ONLY, Settings


def test_every_setting_is_in_the_manual_and_nothing_else():
    manual = (PROJECT / "docs" / "instellingen.md").read_text(encoding="utf-8")

    described = set(re.findall(r"^\| `(ELEARN_\w+)`", manual, re.MULTILINE))

    assert described == {PREFIX + one.name.upper() for one in fields(Settings)} | TEST_ONLY


def test_every_relative_link_in_the_manuals_leads_somewhere():
    manuals = [*PROJECT.glob("*.md"), *(PROJECT / "docs").rglob("*.md")]

    broken = [
        f"{manual.name}: {target}"
        for manual in manuals
        for target in re.findall(r"\]\((?!https?:|#|mailto:)([^)#]+)", _prose(manual))
        if not (manual.parent / target).exists()
    ]

    assert broken == []


def _prose(manual: Path) -> str:
    """The text without its examples: a link in a lesson is not a link of the manual."""
    return re.sub(r"```.*?```|`[^`\n]*`", "", manual.read_text(encoding="utf-8"), flags=re.DOTALL)
