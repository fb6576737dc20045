"""`organisatie maak` makes a municipality, and lets the first person in with a link."""

from __future__ import annotations

import re

import pytest
from sqlalchemy import select

from elearn.db import AuditEvent, Organisation, Person, RoleGrant
from elearn.services.people.invitations import invited
from tests.services.people import NOW


def test_it_makes_the_organisation_and_a_link_for_the_first_person(command, stored, capsys):
    assert command("organisatie", "maak", "stad", "Gemeente Stad", "--eerste", "Ineke@Stad.nl") == 0

    told = capsys.readouterr().out
    assert told.startswith(
        "Gemaakt: Gemeente Stad (stad).\nGeef Ineke@Stad.nl deze link. Hij werkt 7 dagen, en één keer:\n"
    )
    token = re.search(r"/uitnodiging/(\S+)", told)[1]
    assert invited(stored, token=token, now=NOW).email == "ineke@stad.nl"
    person = stored.scalars(select(Person)).one()
    assert (person.personnel_number, person.password_hash) == ("beheer-1", None)
    assert sorted(stored.scalars(select(RoleGrant.role))) == ["beheer", "hr"]
    acts = select(AuditEvent.action).order_by(AuditEvent.sequence)
    assert list(stored.scalars(acts)) == ["organisation made", "rights given", "person invited"]


def test_several_organisations_live_in_one_installation(command, stored):
    assert command("organisatie", "maak", "stad", "Gemeente Stad") == 0
    assert command("organisatie", "maak", "dorp", "Gemeente Dorp") == 0

    assert sorted(stored.scalars(select(Organisation.code))) == ["dorp", "stad"]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["stad", "Nog een stad"], "Er is al een organisatie met deze code. Kies een andere code.\n"),
        (
            ["Stad 2", "Stad"],
            "Deze code kan niet. Gebruik kleine letters, cijfers en streepjes, zoals voorbeeldstad.\n",
        ),
        (["dorp", " "], "Deze naam kan niet. Schrijf een naam van hooguit 100 tekens.\n"),
        (
            ["dorp", "Dorp", "--eerste", "a@stad.nl"],
            "Dit e-mailadres is al in gebruik. Kies een ander e-mailadres.\n",
        ),
        (
            ["dorp", "Dorp", "--eerste", "ineke"],
            "Dit is geen e-mailadres. Schrijf het zoals naam@gemeente.nl.\n",
        ),
    ],
)
def test_what_cannot_be_is_one_sentence_and_makes_nothing(command, stored, capsys, arguments, sentence):
    command("organisatie", "maak", "stad", "Gemeente Stad", "--eerste", "a@stad.nl")
    capsys.readouterr()

    assert command("organisatie", "maak", *arguments) == 1
    assert capsys.readouterr().err == sentence
    assert list(stored.scalars(select(Organisation.code))) == ["stad"]
