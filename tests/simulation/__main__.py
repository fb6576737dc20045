"""`python -m tests.simulation --medewerkers 12000`: a municipality lives for three years.

Every month everybody's status on the screen and in the file is laid beside a second calculation, and
the record and mail of some; at the end of everybody. Prints how many have each status, how many
checks agreed, and the seconds. Ends with 1 when something differs.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path

from elearn.db.engine import make_engine, make_sessions
from elearn.db.migrate import migrate
from tests.simulation.run import Outcome, simulate

SHOWN = 20


def main() -> int:
    """Simulate on an SQLite file of its own."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--medewerkers", type=int, default=12_000)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    begun = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        engine = make_engine(f"sqlite:///{Path(folder) / 'elearn.db'}")
        migrate(engine)
        with make_sessions(engine)() as session:
            outcome = simulate(session, people=arguments.medewerkers, seed=arguments.seed, tell=_tell)
        engine.dispose()
    _print(outcome)
    print(f"{time.perf_counter() - begun:.0f} seconds")
    return 1 if outcome.found.differences else 0


def _tell(month: int, differences: int) -> None:
    print(f"month {month + 1}: {differences} differences", file=sys.stderr, flush=True)


def _print(outcome: Outcome) -> None:
    print(f"On {outcome.last_day} after {sum(outcome.happened.values()):,} events:")
    for title, counted in (
        ("status", outcome.statuses),
        ("event", outcome.happened),
        ("agreed", outcome.found.agreed),
    ):
        for name, number in counted.most_common():
            print(f"  {title} {name}: {number:,}")
    print(f"  {len(outcome.found.differences):,} differences")
    for one in outcome.found.differences[:SHOWN]:
        print(*one, sep="\n    ")


if __name__ == "__main__":
    sys.exit(main())
