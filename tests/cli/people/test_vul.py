"""`vul` makes a made-up municipality and says how to get in."""

from __future__ import annotations

import re

from sqlalchemy import func, select

from elearn.db import Organisation, Person
from elearn.services.people.sign_in import SignedIn, sign_in
from tests.services.people import NOW


def test_it_makes_the_people_and_tells_who_can_sign_in(command, stored, capsys):
    assert command("vul", "--medewerkers", "60", "--organisatie", "proefstad") == 0

    told = capsys.readouterr().out
    assert told.startswith("Gemaakt: 60 verzonnen medewerkers in organisatie proefstad.\n")
    counted = select(func.count()).select_from(Person).join(Organisation)
    assert stored.scalar(counted.where(Organisation.code == "proefstad")) == 60
    password = re.search(r"Wachtwoord: (\S+)", told)[1]
    for number in (1, 2, 3):
        email = f"m000000{number}@proefstad.example"
        assert f": {email}\n" in told
        outcome = sign_in(stored, email=email, password=password, address="::1", now=NOW)
        assert isinstance(outcome, SignedIn)


def test_a_code_that_cannot_be_is_one_sentence(command, capsys):
    assert command("vul", "--medewerkers", "3", "--organisatie", "Vul Stad") == 1
    assert capsys.readouterr().err == (
        "Deze code kan niet. Gebruik kleine letters, cijfers en streepjes, zoals voorbeeldstad.\n"
    )
