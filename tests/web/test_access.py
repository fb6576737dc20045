"""Every route, with every kind of person: who gets in, who is asked to sign in, who is refused."""

from __future__ import annotations

from uuid import UUID

import pytest
from flask import Flask

from elearn.web.access import Audience, allow, audience_of, guard
from tests.web.journey import finish_path

NOBODY = None
PEOPLE = [NOBODY, "Sanne", "Tarik", "Mirjam", "Ineke"]
RIGHTS = {"Sanne": set(), "Tarik": {"trainer"}, "Mirjam": {"hr"}, "Ineke": {"beheer"}}

# What each route could show Sanne, who follows the path of the desk. A new argument needs a value.
ARGUMENTS = {
    "path_id": "baliemedewerker",
    "lesson_id": "wat-is-polarisatie",
    "quiz_id": "wat-is-polarisatie",
    "dilemma_id": "azc-stiekem-toch",
    "question_id": "zwaar-onderwerp",
    "completion_id": UUID(int=8),
    "content_hash": "0" * 64,
    "report_id": UUID(int=0),
    "test_id": "baliemedewerker",
    "place": 1,
    "key_point_id": "p11.k3",
    "filename": "app.css",
    # What a trainer works on, and a proposal that nobody made.
    "module_id": "polarisatie",
    "path": "quizzen/wat-is-polarisatie.yaml",
    "proposal_id": UUID(int=7),
    # What HR decides about; nobody made these.
    "rule_id": UUID(int=8),
    "assignment_id": UUID(int=9),
    "kind": "herinnering",
    # Somebody who is not there, and a link that nobody got.
    "person_id": UUID(int=10),
    "token": "verzonnen",
    # Nothing of the kind was made: only who may look counts here.
    "export_id": UUID(int=1),
    "job_id": UUID(int=2),
    "token_id": UUID(int=3),
    "name": "nl-excel",
}


def may_enter(person: str | None, audience: Audience) -> bool:
    if audience is Audience.EVERYONE:
        return True
    return person is not NOBODY and (audience is Audience.STAFF or audience.value in RIGHTS[person])


def addresses(app: Flask, method: str, **more: object) -> list[tuple[str, str]]:
    """(endpoint, address) of every route that answers to the method."""
    with app.test_request_context():
        adapter = app.url_map.bind("localhost")
        return [
            (
                rule.endpoint,
                adapter.build(rule.endpoint, {key: (ARGUMENTS | more)[key] for key in rule.arguments}),
            )
            for rule in app.url_map.iter_rules()
            if method in (rule.methods or ())
        ]


@pytest.fixture
def finished(as_person):
    """Sanne, who finished her path, so that every address leads somewhere."""
    sanne = as_person("Sanne")
    return finish_path(sanne, "baliemedewerker")


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_every_route_lets_in_whom_it_declares_and_nobody_else(app, as_person, finished, method):
    browsers = {name: as_person(name).client for name in PEOPLE if name} | {NOBODY: app.test_client()}
    app.config["WTF_CSRF_ENABLED"] = False  # the guard is looked at here, not the token
    app.view_functions["sign_in.sign_out"] = app.view_functions["home.home"]  # keep everyone in

    wrong = []
    for endpoint, address in addresses(app, method, attempt_id=finished.attempt_id, code=finished.code):
        for name, browser in browsers.items():
            response = browser.open(address, method=method, buffered=True)  # closes files
            asked = response.status_code == 401 or "/inloggen" in response.headers.get("Location", "")
            refused = response.status_code == 403
            entered = not (asked or refused) or audience_of(app, endpoint) is Audience.EVERYONE
            if entered != may_enter(name, audience_of(app, endpoint)):
                wrong.append((name, method, address, response.status_code))
            assert response.status_code != 500, (name, address)

    assert wrong == []


def test_what_belongs_to_somebody_else_is_not_there(app, as_person, finished):
    own = [
        address
        for endpoint, address in addresses(app, "GET", attempt_id=finished.attempt_id, code=finished.code)
        if str(finished.attempt_id) in address
        or (finished.code in address and not endpoint.startswith("verify"))
    ]
    youssef = as_person("Youssef")

    assert own
    assert {finished.person.get(address).status_code for address in own} == {200}
    assert {address: youssef.get(address).status_code for address in own} == dict.fromkeys(own, 404)


def test_a_route_without_an_audience_stops_the_start():
    app = Flask("forgetful")
    app.add_url_rule("/open", "open", lambda: "open")

    with pytest.raises(LookupError, match="route open does not declare who may use it"):
        guard(app)


def test_a_right_is_checked_and_not_only_whether_somebody_is_signed_in(app, as_person):
    @allow(Audience.HR)
    def only_hr() -> str:
        return "cijfers"

    app.add_url_rule("/alleen-hr", "only_hr", only_hr)

    assert as_person("Mirjam").get("/alleen-hr").text == "cijfers"
    assert as_person("Tarik").get("/alleen-hr").status_code == 403
