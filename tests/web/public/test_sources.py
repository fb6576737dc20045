"""The page that says where the lessons come from and what they do not replace."""

from __future__ import annotations

import re
from html import unescape

from tests.web.journey import library_of


def words(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", "", html)).split())


def test_everybody_reads_whose_work_it_is_and_what_it_does_not_replace(app, as_person):
    module = library_of(as_person("Sanne")).modules["polarisatie"]
    told = module.colophon

    page = words(app.test_client().get("/bronnen").text)

    assert (len(told.limits), len(told.editorial), len(told.credits)) == (5, 3, 9)
    assert [one for one in (*told.limits, *told.editorial, *told.credits) if one not in page] == []
    assert f"{module.guide.title}. Die komt van {module.guide.publisher}" in page
    links = [f"{one.maker}: {one.title} Link" for one in module.guide.other_links]
    assert [one for one in links if one not in page] == []


def test_every_path_and_every_page_leads_there(as_person):
    sanne = as_person("Sanne")
    links = {
        path: sanne.read(path).count('href="/bronnen"') for path in ("/leerpaden/baliemedewerker", "/hulp")
    }

    assert links == {"/leerpaden/baliemedewerker": 2, "/hulp": 1}
