"""Texts of mail: checked with line and column, filled in without surprises."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from elearn.services.reminders.texts import (
    KINDS,
    LONGEST_SUBJECT,
    NAMES,
    OURS,
    MailText,
    check,
    fill,
    save_text,
    texts_of,
)
from tests.services.people import make_organisation, make_person

NOW = datetime(2026, 11, 25, 9, 30, tzinfo=UTC)
UNKNOWN = (
    "{gemente} ken ik niet. Bedoel je {gemeente}? "
    "Je kunt kiezen uit {naam}, {leerpaden}, {adres}, {gemeente}."
)
GOOD = "Hoi {naam},\n\n{leerpaden}\n\n{adres}\n"


@pytest.mark.parametrize("kind", KINDS)
def test_our_own_texts_are_without_mistakes(kind):
    assert check(kind, OURS[kind]) == []


@pytest.mark.parametrize(
    ("subject", "body", "expected"),
    [
        ("Hoi", GOOD, []),
        ("", GOOD, [("onderwerp", 1, 1, "Het onderwerp is leeg. Schrijf iets.", True)]),
        (
            "x" * (LONGEST_SUBJECT + 1),
            GOOD,
            [("onderwerp", 1, 101, "Dit is te lang. Gebruik hooguit 100 tekens.", True)],
        ),
        (
            "Hoi",
            GOOD + "Groet, {gemente}",
            [
                (
                    "tekst",
                    6,
                    8,
                    UNKNOWN,
                    True,
                )
            ],
        ),
        (
            "Hoi",
            "Ga naar {adres}",
            [("tekst", 1, 1, "{leerpaden} ontbreekt. Zet het in de tekst.", True)],
        ),
        (
            "Hoi",
            GOOD + "Een { los",
            [("tekst", 6, 5, "Deze accolade staat alleen. Haal hem weg of maak er {naam} van.", True)],
        ),
        (
            "Hoi",
            GOOD + "Eerst dit. " + "en nog een woord " * 6,
            [("tekst", 6, 12, "Deze zin heeft 24 woorden. Maak er twee zinnen van.", False)],
        ),
    ],
)
def test_every_mistake_is_told_where_it_stands(subject, body, expected):
    found = check("herinnering", MailText(subject, body))

    assert [(one.field, one.line, one.column, one.message, one.is_error) for one in found] == expected


def test_what_is_filled_in_is_never_read_as_a_placeholder():
    values = dict.fromkeys(NAMES["herinnering"], "") | {"naam": "{adres}\nBcc: x", "leerpaden": "Balie"}

    filled = fill(MailText("Voor {naam}", "{naam}\n\n{leerpaden}\n\n\n\n{adres}"), values)

    assert filled == MailText("Voor {adres} Bcc: x", "{adres}\nBcc: x\n\nBalie\n\n")


def test_an_organisation_keeps_its_own_text_and_can_go_back(session):
    town, other = make_organisation(session), make_organisation(session, "anderstad")
    mirjam = make_person(session, town, "Mirjam Bakker").id
    own = MailText("Hoi", GOOD)
    facts = {"organisation_id": town.id, "kind": "herinnering", "actor_id": mirjam, "now": NOW}

    save_text(session, text=own, **facts)
    assert texts_of(session, organisation_id=town.id) == {**OURS, "herinnering": own}
    assert texts_of(session, organisation_id=other.id) == dict(OURS)
    save_text(session, text=None, **facts)
    assert texts_of(session, organisation_id=town.id) == dict(OURS)
