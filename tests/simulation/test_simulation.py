"""Three years of a small municipality end with everybody where a second calculation says they are."""

from __future__ import annotations

import pytest

from elearn.db.engine import make_engine, make_sessions
from elearn.services.certification.values import STATUSES
from tests.simulation.run import simulate

HAPPENS = {
    "file", "rules", "rule", "rule_ended", "policy", "guide", "assigned", "postponed", "exempt",
    "exemption_ended", "withdrawn", "paused", "resumed", "started", "finished", "corrected",
    "counts_again",
}  # fmt: skip


@pytest.mark.parametrize(("kind", "people", "seed"), [("sqlite", 40, 1), ("postgresql", 15, 2)])
def test_everybody_stands_where_the_second_calculation_says(request, kind, people, seed):
    engine = make_engine(request.getfixturevalue(f"{kind}_url"))
    with make_sessions(engine)() as session:
        outcome = simulate(session, people=people, seed=seed)
    engine.dispose()

    assert outcome.found.differences[:10] == []
    assert set(outcome.happened) == HAPPENS
    if kind == "sqlite":
        assert set(outcome.statuses) == set(STATUSES)
