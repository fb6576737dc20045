"""Every manual: its words are those of the screens, in plain Dutch, with pictures of the app."""

from __future__ import annotations

import re
from html import unescape

import pytest

from elearn.content.kinds.terms import term_slug
from elearn.content.language.readability import measure, score
from elearn.content.language.words import PLAIN_WORDS
from elearn.content.markdown.manual import render_manual
from elearn.settings import PROJECT
from tests.manuals.reading import BEHEER, HR, MANUALS
from tests.screenshots import SHOTS

every_manual = pytest.mark.parametrize("manual", MANUALS, ids=repr)


@pytest.fixture(scope="module")
def screens() -> str:
    """All words that can be on a screen."""
    sources = [
        *(PROJECT / "templates").rglob("*.html"),
        *(PROJECT / "elearn" / "web").rglob("*.py"),
        *(PROJECT / "elearn" / "services").rglob("*.py"),
        *(PROJECT / "elearn" / "exports" / "profiles").glob("*.yaml"),
    ]
    return " ".join(unescape(one.read_text(encoding="utf-8")) for one in sources)


@every_manual
def test_what_is_bold_can_be_read_on_a_screen(manual, screens):
    assert [words for words in manual.in_bold() if words not in screens] == []


@every_manual
def test_every_link_within_the_manual_leads_to_a_heading(manual):
    anchors = re.findall(r"\]\(#([^)]+)\)", manual.text)
    rendered = render_manual(manual.path)

    assert anchors
    assert [one for one in anchors if f'id="{one}"' not in rendered or term_slug(one) != one] == []


@every_manual
def test_the_pictures_are_few_small_all_used_and_made_by_the_script(manual):
    pictures = sorted((manual.path.parent / "beeld").glob(f"{manual.part}-*.png"))
    shown = sorted(re.findall(r"!\[.+\]\(beeld/(.+)\)", manual.text))
    made = sorted(f"{name}.png" for name in SHOTS if name.startswith(f"{manual.part}-"))

    assert [one.name for one in pictures] == shown == made
    assert [one.name for one in pictures if one.stat().st_size > 120_000] == []
    assert len(pictures) <= 8


@every_manual
def test_the_manual_is_easy_to_read(manual):
    found = manual.sentences()

    assert [" ".join(one.words) for one in found if len(one.words) > 20] == []
    assert measure(found).words_per_sentence <= 12
    assert score(found) >= 70
    words = {word.lower() for one in found for word in one.words}
    assert words & PLAIN_WORDS.keys() == set()


def test_every_ready_profile_is_told_about():
    profiles = {one.stem for one in (PROJECT / "elearn" / "exports" / "profiles").glob("*.yaml")}

    assert profiles - set(HR.in_code()) == set()


def test_every_message_of_doctor_that_is_told_about_is_one():
    files = (PROJECT / "elearn" / "services" / "doctor").glob("*.py")
    doctor = " ".join(
        one.read_text(encoding="utf-8") for one in [*files, PROJECT / "elearn" / "cli" / "doctor.py"]
    )

    told = re.findall(
        r"^- `([^`]+)`:", BEHEER.text.partition("### Wat doe je")[2].partition("\n## ")[0], re.MULTILINE
    )

    assert len(told) == 18
    assert [one for one in told if one not in doctor] == []
