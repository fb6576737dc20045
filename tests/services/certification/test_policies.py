"""What an organisation decides about validity, and for whom it counts from when."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from elearn.services.certification import Policy
from elearn.services.certification.policies import decide, decided, policies
from elearn.services.certification.preview import colleague, made_up, renewing_now, timelines
from elearn.services.learning.learning_paths import overview
from elearn.services.refusal import NotThere, Refusal
from tests.services.content import LIBRARY
from tests.services.people import NOW, TODAY, assign, finish_path, make_organisation, make_person, take

USUAL = Policy("vanaf-behalen", 24, 60)
YEARLY = Policy("vaste-datum", 12, 30, 9, 1)


@pytest.fixture
def stad(session):
    return make_organisation(session)


@pytest.fixture
def mirjam(session, stad):
    return make_person(session, stad, "Mirjam Bakker")


@pytest.fixture
def sanne(session, stad):
    sanne = make_person(session, stad)
    assign(session, sanne.id, "balie")
    return sanne


def choose(session, stad, actor, policy=YEARLY, *, path_id="balie", now=NOW):
    decide(
        session,
        LIBRARY,
        organisation_id=stad.id,
        path_id=path_id,
        policy=policy,
        actor_id=actor.id,
        now=now,
    )


def test_a_path_has_the_policy_of_the_content_until_somebody_decides(session, stad, mirjam):
    elders = make_organisation(session, "elders")

    choose(session, stad, mirjam)

    assert policies(session, LIBRARY, organisation_id=stad.id) == {"balie": YEARLY, "wijk": USUAL}
    assert policies(session, LIBRARY, organisation_id=elders.id) == {"balie": USUAL, "wijk": USUAL}


def test_the_newest_decision_counts_and_says_who_made_it(session, stad, mirjam):
    later = NOW + timedelta(days=1)
    choose(session, stad, mirjam)
    choose(session, stad, mirjam, USUAL, now=later)

    [one] = decided(session, organisation_id=stad.id).values()

    assert (one.policy, one.at, one.by) == (USUAL, later, "Mirjam Bakker")


@pytest.mark.parametrize(
    ("wrong", "error"),
    [
        ({"path_id": "bestaat-niet", "policy": YEARLY}, NotThere),
        ({"path_id": "balie", "policy": Policy("vanaf-behalen", 0, 0)}, Refusal),
        ({"path_id": "balie", "policy": Policy("vanaf-behalen", 12, 169)}, Refusal),
        ({"path_id": "balie", "policy": Policy("vaste-datum", 11, 30, 9, 1)}, Refusal),
        ({"path_id": "balie", "policy": Policy("vaste-datum", 12, 30, 2, 29)}, Refusal),
        ({"path_id": "balie", "policy": Policy("vaste-datum", 12, 30, 9, None)}, Refusal),
    ],
)
def test_what_makes_no_sense_is_not_kept(session, stad, mirjam, wrong, error):
    with pytest.raises(error):
        choose(session, stad, mirjam, **wrong)

    assert decided(session, organisation_id=stad.id) == {}


def test_a_certificate_keeps_its_end_and_the_next_one_follows_the_new_policy(session, stad, mirjam, sanne):
    finish_path(session, sanne.id, "balie")
    choose(session, stad, mirjam, now=NOW + timedelta(days=1))
    renewed_at = NOW + timedelta(days=715)  # fifteen days before the old end, inside the new window

    [before] = overview(session, LIBRARY, person_id=sanne.id, now=renewed_at).paths
    for test_id in ("kern", "balie"):
        take(session, sanne.id, test_id, now=renewed_at)
    [after] = overview(session, LIBRARY, person_id=sanne.id, now=renewed_at).paths

    assert (before.standing.code, before.standing.valid_until) == ("verloopt-binnenkort", date(2028, 11, 24))
    assert (after.standing.code, after.standing.valid_until) == ("geldig", date(2029, 9, 1))


def test_a_new_window_counts_at_once_and_is_counted_before_it_does(session, stad, mirjam, sanne):
    finish_path(session, sanne.id, "balie")
    day = TODAY + timedelta(days=600)
    long = Policy("vanaf-behalen", 24, 150)
    asked = {"organisation_id": stad.id, "path_id": "balie", "today": day}

    assert renewing_now(session, policy=USUAL, **asked) == 0
    assert renewing_now(session, policy=long, **asked) == 1
    assert renewing_now(session, policy=long, **asked | {"path_id": "wijk"}) == 0

    choose(session, stad, mirjam, long)
    [path] = overview(session, LIBRARY, person_id=sanne.id, now=NOW + timedelta(days=600)).paths
    assert path.standing.code == "verloopt-binnenkort"


def test_a_made_up_person_gets_the_path_today_and_renews_as_early_as_possible():
    found = timelines(made_up(today=TODAY), USUAL, completed_on=date(2026, 12, 10))

    assert [(one.on, one.code) for one in found.never] == [
        (date(2026, 11, 24), "niet-gestart"),
        (date(2026, 12, 10), "geldig"),
        (date(2028, 10, 11), "verloopt-binnenkort"),
        (date(2028, 12, 11), "verlopen"),
    ]
    assert [(one.on, one.code) for one in found.renewing if one.is_completion] == [
        (date(2026, 12, 10), "geldig"),
        (date(2028, 10, 11), "geldig"),
    ]
    assert found.renewing[-1].on == date(2030, 12, 11)


def test_a_colleague_keeps_what_is_recorded_and_another_organisation_has_none(session, stad, sanne):
    finish_path(session, sanne.id, "balie")
    asked = {"path_id": "balie", "personnel_number": sanne.personnel_number}

    found = colleague(session, organisation_id=stad.id, **asked)

    assert found.name == "Sanne de Vries"
    assert timelines(found, YEARLY, completed_on=TODAY).never[-1].on == date(2028, 11, 25)
    elders = make_organisation(session, "elders")
    with pytest.raises(NotThere):
        colleague(session, organisation_id=elders.id, **asked)
