"""Two municipalities in one installation never see anything of each other.

Everything of one of them is a canary. Everybody of the other walks every route with its ids. So that
this could fail, its own people walk the same way and do find every canary.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask

from elearn.db import Person as PersonRow
from elearn.exports.formats import FORMATS
from elearn.services.assignments.decisions import GROUNDS
from elearn.services.records.corrections import REASONS
from elearn.services.systems.tokens import make_token
from elearn.web.access import Audience, audience_of
from tests.web.apart.aviary import EXPORT, FILE, KINDS, LEAD, MODULE, NOW, PATH, SEARCH, make_aviary
from tests.web.people import Person, id_of
from tests.web.test_access import ARGUMENTS

NOBODY, NEIGHBOUR_LEAD = "nobody", "Youssef"
NEIGHBOURS = {
    "Sanne": set(),
    NEIGHBOUR_LEAD: set(),
    "Tarik": {"trainer"},
    "Mirjam": {"hr"},
    "Ineke": {"beheer"},
}
RIGHTS = {name: set(rights) for name, rights in KINDS.items()} | NEIGHBOURS

# Whoever has the link is the person, which has tests of its own; signing out ends the walk.
NOT_WALKED = {"invitation.show", "invitation.choose", "sign_in.sign_out", "static"}

# What the pages show of a person and what only files hold; each has to be found by its owners.
EVERY_CANARY = {
    "kanarieaanleiding",
    "kanarieafdeling",
    "kanariefeit",
    "kanarieinhoud",
    "kanariekoppeling",
    "kanarienummerkees",
    "kanarieopmerking",
    "kanariereden",
    "kanarieteamlid",
    "kanarietitel",
    "kanarieverzorger",
    "kanarievogel",
    "kanarievoorstel",
}


@pytest.fixture
def aviary(app):
    app.config["WTF_CSRF_ENABLED"] = False  # the walls are looked at here, not the token
    return make_aviary(app)


@pytest.fixture
def neighbours(app, as_person):
    """A browser for each kind of person, and one in which nobody is signed in."""
    with app.extensions["sessions"].begin() as session:
        session.get_one(PersonRow, id_of(app, "Sanne")).manager_id = id_of(app, NEIGHBOUR_LEAD)
    signed_in = {name: as_person(name) for name in NEIGHBOURS}
    return signed_in | {NOBODY: Person(app.test_client(), app)}


def addresses(app: Flask, aviary, method: str) -> list[tuple[str, str]]:
    """(endpoint, address) of every route, with the ids of the aviary."""
    arguments = ARGUMENTS | aviary.arguments | {"module_id": MODULE, "path": FILE, "path_id": PATH}
    # A list: requests inside a context that is still open would share what Flask keeps in `g`.
    with app.test_request_context():
        adapter = app.url_map.bind("localhost")
        return [
            (rule.endpoint, adapter.build(rule.endpoint, {key: arguments[key] for key in rule.arguments}))
            for rule in app.url_map.iter_rules()
            if method in (rule.methods or ()) and rule.endpoint not in NOT_WALKED
        ]


def queries(aviary, audience: Audience) -> list[str]:
    """What an address may ask for with something of the aviary behind the question mark."""
    ids, department = aviary.arguments, aviary.department_id
    return {
        Audience.HR: [
            "",
            f"?zoek={SEARCH}",
            f"?afdeling={department}",
            "?afdeling=Kanarieafdeling",
            f"?pad=wijknetwerker&dagen=30&afdeling={department}",
            "?pad=wijknetwerker&dagen=30&functie=kanarieverzorger",
        ],
        Audience.TRAINER: ["", f"?bron={ids['proposal_id']}", f"?zoek={SEARCH}", "?versie=1"],
        Audience.BEHEER: ["", f"?zoek={SEARCH}"],
    }.get(audience, [""])


def may_enter(name: str, audience: Audience) -> bool:
    if audience is Audience.EVERYONE:
        return True
    if audience is Audience.SYSTEM or name == NOBODY:
        return False
    return audience is Audience.STAFF or audience.value in RIGHTS[name]


def walk(app, aviary, browsers) -> Iterator[tuple[str, str, set[str]]]:
    """(who, address, canaries) of every page that somebody opens."""
    for endpoint, address in addresses(app, aviary, "GET"):
        audience = audience_of(app, endpoint)
        for name, browser in browsers.items():
            for query in queries(aviary, audience) if may_enter(name, audience) else [""]:
                response = browser.client.get(address + query, buffered=True)
                assert response.status_code != 500, (name, address + query)
                yield name, address + query, aviary.canaries_in(response, address + query)


def test_nobody_sees_anything_of_another_municipality(app, aviary, neighbours):
    found = [(name, where, sorted(seen)) for name, where, seen in walk(app, aviary, neighbours) if seen]

    assert found == []


def test_its_own_people_do_see_it_all(app, aviary):
    """The proof that the test above could fail."""
    seen: set[str] = set()
    for _, _, canaries in walk(app, aviary, aviary.browsers):
        seen |= canaries

    assert EVERY_CANARY - seen == set()


def test_a_team_lead_sees_the_own_team_and_another_lead_does_not(aviary, neighbours):
    seen = {
        name: aviary.canaries_in(browser.get("/team"))
        for name, browser in {LEAD: aviary.browsers[LEAD], NEIGHBOUR_LEAD: neighbours[NEIGHBOUR_LEAD]}.items()
    }

    assert neighbours[NEIGHBOUR_LEAD].get("/team").status_code == 200
    assert "kanarieteamlid" in seen[LEAD]
    assert seen[NEIGHBOUR_LEAD] == set()


def test_a_link_of_another_municipality_tells_whom_it_is_for_and_nothing_more(aviary, neighbours):
    address = f"/uitnodiging/{aviary.invitation}"

    seen = {name: aviary.canaries_in(browser.get(address)) for name, browser in neighbours.items()}

    # The name, and the address to sign in with.
    assert seen == {name: {"kanarievogel"} for name in neighbours}


def test_who_takes_a_link_of_another_municipality_is_that_person_and_nobody_else_any_more(aviary, neighbours):
    mirjam, address = neighbours.pop("Mirjam"), f"/uitnodiging/{aviary.invitation}"
    assert mirjam.get("/hr").status_code == 200

    words = "vier woorden achter elkaar"
    taken = mirjam.post(address, wachtwoord=words, nog_eens=words)

    assert (taken.status_code, taken.location) == (303, "/")
    assert mirjam.get("/hr").status_code == 403
    assert "Kees Kanarievogel" in mirjam.read("/mijn-gegevens")
    used = {name: browser.get(address) for name, browser in neighbours.items()}
    assert {name: (one.status_code, aviary.canaries_in(one)) for name, one in used.items()} == dict.fromkeys(
        neighbours, (404, set())
    )


def pulled(aviary, token: str) -> set[str]:
    """The canaries that a system finds, whatever it asks for."""
    seen: set[str] = set()
    for query in ("?met=naam,afdeling,functie", f"?zoek={SEARCH}", f"?afdeling={aviary.department_id}"):
        headers = {"Authorization": f"Bearer {token}"}
        response = aviary.app.test_client().get(f"/api/v1/registraties{query}", headers=headers)
        seen |= aviary.canaries_in(response, query)
    return seen


def test_a_system_pulls_nothing_of_another_municipality(app, aviary):
    with app.extensions["sessions"].begin() as session:
        mirjam = session.get_one(PersonRow, id_of(app, "Mirjam"))
        token = make_token(
            session, organisation_id=mirjam.organisation_id, system="HR", actor_id=mirjam.id, now=NOW
        )

    assert pulled(aviary, token) == set()
    assert pulled(aviary, aviary.token) >= {"kanarienummerkees", "kanarievogel"}


POSTED = {
    "reden": next(iter(REASONS)),
    "datum": "2027-01-31",
    "grond": next(iter(GROUNDS)),
    "tot_en_met": "2027-01-31",
    "pad": "wijknetwerker",
    "status": "opgelost",
    "antwoord": "Goed gezien. De vraag is nu duidelijker.",
    "opmerking": "Maak de zin korter.",
    "gezien": "0",
    "herstel": "klopt-toch",
}
CHANGED_BY_ITS_OWN = {
    "assignment",
    "assignment_rule",
    "content_proposal",
    "correction",
    "correction_withdrawal",
    "question_report",
}


def post_all(app, aviary, browsers) -> Iterator[tuple[str, str, set[str]]]:
    """(who, address, canaries) of every form that somebody sends."""
    query = f"?pad=wijknetwerker&dagen=14&afdeling={aviary.department_id}"
    # Exports first: what another form takes back is in no list of the present any more.
    found = sorted(addresses(app, aviary, "POST"), key=lambda one: not one[1].endswith("/export"))
    for _, address in found:
        for name, browser in browsers.items():
            for kind in FORMATS if address.endswith("/export") else [""]:
                where = address if kind else address + query
                response = browser.client.post(where, data=POSTED | EXPORT | {"formaat": kind}, buffered=True)
                assert response.status_code != 500, (name, where)
                yield name, where, aviary.canaries_in(response, where)


def test_nobody_changes_anything_of_another_municipality(app, aviary, neighbours):
    before = aviary.rows()
    found = [(name, where, sorted(seen)) for name, where, seen in post_all(app, aviary, neighbours) if seen]

    assert found == []
    assert aviary.rows() == before


def test_its_own_people_do_change_it(app, aviary):
    """The proof that the test above could fail; and what they export holds the canaries."""
    before = aviary.rows()
    seen: set[str] = set()
    for _, _, canaries in post_all(app, aviary, aviary.browsers):
        seen |= canaries
    after = aviary.rows()

    assert {name for name in after if after[name] != before[name]} >= CHANGED_BY_ITS_OWN
    assert seen >= {"kanarievogel", "kanarienummerkees", "kanarieafdeling"}
