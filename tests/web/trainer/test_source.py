"""A trainer decides what a change of the guide means."""

from __future__ import annotations

from html import unescape

import pytest
from sqlalchemy import select

from elearn.app import create_app
from elearn.db import SourceDecision
from tests.web.people import Person

OLD, NEW = "zet wij tegenover zij", "zet groepen tegenover elkaar"
ADDRESS = "/trainer/bron/polarisatie/p11.k3"


@pytest.fixture
def tarik(settings):
    """A trainer, after the guide changed between two starts of the app."""
    create_app(settings).extensions["engine"].dispose()
    guide = settings.modules / "polarisatie" / "handreiking.yaml"
    text = guide.read_text("utf-8")
    assert OLD in text
    guide.write_text(text.replace(OLD, NEW), "utf-8")
    app = create_app(settings)
    yield Person.sign_in(app, "Tarik")
    app.extensions["engine"].dispose()


def stored(tarik) -> set[tuple[str, str]]:
    with tarik.app.extensions["sessions"]() as session:
        return {
            tuple(row) for row in session.execute(select(SourceDecision.item_id, SourceDecision.decision))
        }


def test_without_a_change_there_is_nothing_to_decide(as_person):
    assert "Er is niets te beslissen." in as_person("Tarik").read("/trainer/bron")


def test_the_page_shows_what_changed_and_what_cites_it(tarik):
    html = unescape(tarik.read("/trainer/bron"))

    assert '<del><span class="vh">weg: </span>wij</del>' in html
    assert '<ins><span class="vh">nieuw: </span>groepen</ins>' in html
    assert "Les: Wat is polarisatie?" in html


def test_one_choice_for_all_with_an_exception_is_stored_per_item(tarik):
    done = tarik.submit(
        "/trainer/bron",
        ADDRESS,
        keuze="niets",
        reden="Zelfde kern.",
        **{"les-wat-is-polarisatie": "vermelden"},
    )

    assert done.status_code == 303
    decisions = dict(stored(tarik))
    assert decisions.pop("wat-is-polarisatie") == "vermelden"
    assert set(decisions.values()) == {"niets"}
    assert "Er is niets te beslissen." in tarik.read("/trainer/bron")


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"keuze": "", "reden": "Zomaar."}, "Kies wat er moet gebeuren"),
        ({"keuze": "weet-niet", "reden": "Zomaar."}, "Kies wat er moet gebeuren"),
        ({"keuze": "niets", "reden": "  "}, "Schrijf in één of twee zinnen waarom"),
        ({"keuze": "niets", "reden": "x" * 301}, "Schrijf in één of twee zinnen waarom"),
    ],
)
def test_what_is_missing_is_asked_again_and_nothing_is_stored(tarik, fields, message):
    answer = tarik.submit("/trainer/bron", ADDRESS, **fields)

    assert (answer.status_code, stored(tarik)) == (422, set())
    assert message in unescape(answer.text)
