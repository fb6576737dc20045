"""An organisation, and one where a file of staff was loaded before."""

from __future__ import annotations

import pytest

from tests.services.people import make_organisation
from tests.services.staff_file.files import STAFF, load_lines


@pytest.fixture
def stad(session):
    return make_organisation(session)


@pytest.fixture
def loaded(session, stad):
    load_lines(session, stad, *STAFF)
    session.commit()
    return stad
