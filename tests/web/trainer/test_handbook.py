"""The manual for trainers as a page: its pictures are there, and every link and address leads somewhere."""

from __future__ import annotations

import re

from elearn.content.markdown.manual import HANDBOOK

ADDRESS = "/trainer/handleiding"


def test_the_page_is_the_manual(as_person):
    html = as_person("Tarik").read(ADDRESS)

    headings = re.findall(r"^## (.*)$", HANDBOOK.read_text(encoding="utf-8"), re.MULTILINE)

    assert re.findall(r'<h2 id="[^"]+">(.*)</h2>', html) == headings


def test_every_picture_is_there(as_person):
    tarik = as_person("Tarik")

    pictures = re.findall(r'<img src="([^"]+)"', tarik.read(ADDRESS))
    answers = [tarik.client.get(f"/trainer/{one}", buffered=True) for one in pictures]

    assert pictures
    assert {(one.status_code, one.mimetype) for one in answers} == {(200, "image/png")}


def test_links_lead_to_pages_of_the_app_and_files_of_the_repository_are_only_named(as_person):
    html = as_person("Tarik").read(ADDRESS)
    manual = html.partition('<div class="prose">')[2].partition("</main>")[0]

    links = set(re.findall(r'<a href="([^"#]+)', manual))

    assert links == {"meldingen"}
    assert "<code>een-antwoord</code>: kies" in manual


def test_every_address_in_the_manual_is_a_page(as_person):
    tarik = as_person("Tarik")

    addresses = set(re.findall(r"`(/trainer[^`]*)`", HANDBOOK.read_text(encoding="utf-8")))
    answers = {one: tarik.client.get(one, buffered=True).status_code for one in addresses}

    assert answers
    assert answers == dict.fromkeys(addresses, 200)
