"""Somebody with two roles: what their paths share is read once, and the core test is taken once."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.e2e.prepared import BALIE, COMMUNICATIE, LAST_SHARED, prepare_two_paths
from tests.e2e.ways import CAGLA

pytestmark = pytest.mark.e2e

TESTS_TAKEN = "select test_id, number from attempt order by started_at"
MINE = "select path_id from completion join person on person.id = person_id where name = ? order by path_id"


def test_what_two_paths_share_is_done_once(serve, tmp_path, visit):
    prepare_two_paths(tmp_path / "prepared")
    server = serve(tmp_path / "prepared")
    cagla = visit(server)
    cagla.sign_in(CAGLA)

    says = cagla.page.get_by_text("2 leerpaden, samen nog 1 les. 4 lessen tellen voor allebei.")
    expect(says).to_be_visible()
    cagla.follow("Ga verder")
    cagla.read(cagla.library.lessons[LAST_SHARED])
    cagla.page.goto("/leerpaden")
    expect(cagla.page.get_by_text("7 van 7 lessen klaar")).to_be_visible()
    expect(cagla.page.get_by_text("11 van 11 lessen klaar")).to_be_visible()

    for test_id in ("kern", BALIE, COMMUNICATIE):
        cagla.page.goto("/verder")
        expect(cagla.page).to_have_url(f"/toets/{test_id}")
        cagla.press("Begin met de toets")
        cagla.answer_all(cagla.library.tests[test_id])
        cagla.hand_in()
        cagla.sees("Gehaald")

    assert server.look_up(TESTS_TAKEN) == [("kern", 1), (BALIE, 1), (COMMUNICATIE, 1)]
    assert server.look_up(MINE, CAGLA) == [(BALIE,), (COMMUNICATIE,)]
    cagla.page.goto("/certificaten")
    expect(cagla.page.get_by_role("link", name="Baliemedewerkers", exact=True)).to_be_visible()
    expect(cagla.page.get_by_role("link", name="Communicatieadviseurs", exact=True)).to_be_visible()
