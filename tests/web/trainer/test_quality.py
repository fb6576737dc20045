"""The page that shows a trainer what the content covers."""

from __future__ import annotations

import re
from html import unescape

from elearn.content.coverage import goals_by_role
from tests.web.journey import library_of


def words(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def test_every_goal_and_role_shows_its_questions(as_person):
    tarik = as_person("Tarik")
    module = library_of(tarik).modules["polarisatie"]
    rows = re.findall(r"<tr>\s*<th scope=\"row\">.*?</tr>", tarik.read("/trainer/kwaliteit"), re.DOTALL)

    expected = [
        f"{one.goal.id}: {one.goal.title} "
        + " ".join(
            f"oefenen: {pool.practice} / , toets: {pool.test}" if pool else "– niet voor deze rol"
            for pool in (one.by_role.get(path_id) for path_id in module.paths)
        )
        for one in goals_by_role(module)
    ]
    assert [words(row) for row in rows] == expected


def test_links_that_nobody_opened_are_listed(as_person):
    tarik = as_person("Tarik")
    guide = library_of(tarik).modules["polarisatie"].guide
    never = [one.url for one in guide.other_links if one.checked_on is None]

    page = unescape(tarik.read("/trainer/kwaliteit"))

    assert never
    assert [url for url in never if f'href="{url}"' not in page] == []


def test_the_page_is_reached_from_the_content(as_person):
    page = as_person("Tarik").read("/trainer")

    assert 'href="/trainer/kwaliteit"' in page
    assert 'href="/trainer/vraaganalyse"' in page
