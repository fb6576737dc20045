"""The documentation keeps up with the code."""

from __future__ import annotations

import re
from dataclasses import fields

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
        for target in re.findall(r"\]\((?!https?:|#|mailto:)([^)#]+)", manual.read_text(encoding="utf-8"))
        if not (manual.parent / target).exists()
    ]

    assert broken == []
