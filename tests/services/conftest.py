"""A session that commits at will, and the learner most tests are about."""

from __future__ import annotations

import pytest

from elearn.db.engine import make_sessions
from tests.services.people import make_learner, read_all


@pytest.fixture
def sessions(engine):
    return make_sessions(engine)


@pytest.fixture
def sanne(session):
    """Sanne takes the path `balie`; she has not begun."""
    person_id = make_learner(session, "balie")
    session.commit()
    return person_id


@pytest.fixture
def ready(session, sanne):
    """Sanne read all her lessons; her tests are open."""
    read_all(session, sanne, "samen", "balie-les")
    session.commit()
    return sanne
