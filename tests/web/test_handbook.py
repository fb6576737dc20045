"""The manuals as pages: their pictures are there, and every link and address leads somewhere."""

from __future__ import annotations

import re

import pytest

from tests.manuals.reading import HR, MANUALS, TRAINER

every_manual = pytest.mark.parametrize("manual", MANUALS, ids=repr)


def read(as_person, manual) -> str:
    return as_person(manual.reader).read(f"/{manual.part}/handleiding")


@every_manual
def test_the_page_is_the_manual(as_person, manual):
    headings = re.findall(r"^## (.*)$", manual.text, re.MULTILINE)

    assert re.findall(r'<h2 id="[^"]+">(.*)</h2>', read(as_person, manual)) == headings


@every_manual
def test_every_picture_is_there(as_person, manual):
    reader = as_person(manual.reader)

    pictures = re.findall(r'<img src="([^"]+)"', read(as_person, manual))
    answers = [reader.client.get(f"/{manual.part}/{one}", buffered=True) for one in pictures]

    assert pictures
    assert {(one.status_code, one.mimetype) for one in answers} == {(200, "image/png")}


@every_manual
def test_links_lead_to_pages_of_the_app_and_files_of_the_repository_are_only_named(as_person, manual):
    page = read(as_person, manual).partition('<div class="prose">')[2].partition("</main>")[0]

    links = set(re.findall(r'<a href="([^"#]+)', page))

    assert links == {TRAINER: {"meldingen"}, HR: {"handleiding/geldigheid"}}.get(manual, set())


@every_manual
def test_every_address_in_the_manual_is_a_page(app, as_person, manual):
    reader, routes = as_person(manual.reader), app.url_map.bind("localhost")

    own = {one for one in manual.addresses() if one.startswith(f"/{manual.part}")}

    assert own
    assert [one for one in manual.addresses() if not routes.test(one, "GET")] == []
    assert [one for one in own if reader.client.get(one, buffered=True).status_code != 200] == []
