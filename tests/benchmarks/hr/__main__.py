"""`python -m tests.benchmarks.hr [--medewerkers N]`: every page of HR in a large municipality.

The database is filled once and kept in `--map`. Each page is asked for in this process, so that
what it costs itself shows beside the clock: on a machine that others use too, look at `cpu`.
"""

from __future__ import annotations

import argparse
import os
import statistics
import tempfile
import time
from pathlib import Path

from flask.testing import FlaskClient

from elearn.app import create_app
from elearn.settings import Settings
from tests.benchmarks.hr.kept import CODE, PASSWORD, opened
from tests.benchmarks.hr.pages import pages_in
from tests.benchmarks.hr.saving import Times, save_times
from tests.web.people import hidden_fields

GOAL = 200
SAVE = "save a rule, everybody"
LEADER = f"m0000001@{CODE}.example"
"""Has the rights of HR, and leads a team."""


def main() -> None:
    """Fill what is not there yet, measure, and print a table per database."""
    options = _options()
    with opened(options.map, options.medewerkers) as both:
        for kind, settings in both.items():
            if options.database in {"", kind.lower()}:
                _measure(kind, settings, options)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.hr", description=__doc__)
    parser.add_argument("--medewerkers", type=int, default=100_000, metavar="N")
    parser.add_argument("--map", type=Path, default=Path(tempfile.gettempdir()) / "elearn-meting-hr")
    parser.add_argument("--database", choices=("", "sqlite", "postgresql"), default="")
    parser.add_argument("--keer", type=int, default=15, help="how often each page is asked for")
    parser.add_argument("--pagina", default="", help="only pages whose name has this in it")
    return parser.parse_args()


def _measure(kind: str, settings: Settings, options: argparse.Namespace) -> None:
    app = create_app(settings)
    with app.extensions["sessions"]() as session:
        pages = pages_in(session)
    client = app.test_client()
    _sign_in(client)
    print(f"\n{kind}, {options.medewerkers} people, load {os.getloadavg()[0]:.1f}; goal: median < {GOAL} ms")
    print(f"{'':28}{'median':>9}{'p95':>9}{'cpu':>9}  ms")
    for name, address in pages.items():
        if options.pagina in name:
            _print(name, _times(client, address, options.keer))
    if options.pagina in SAVE:
        _print(SAVE, save_times(app.extensions["sessions"]))
    app.extensions["engine"].dispose()


def _sign_in(client: FlaskClient) -> None:
    hidden = hidden_fields(client.get("/inloggen").text, "/inloggen")
    done = client.post("/inloggen", data=hidden | {"email": LEADER, "wachtwoord": PASSWORD})
    assert done.status_code == 303, done.text


def _times(client: FlaskClient, address: str, count: int) -> Times:
    status = client.get(address).status_code  # the first one also compiles the template
    clock, cpu = [], []
    for _ in range(count):
        start, busy = time.perf_counter(), time.process_time()
        client.get(address)
        clock.append(1000 * (time.perf_counter() - start))
        cpu.append(1000 * (time.process_time() - busy))
    return Times(status, clock, cpu)


def _print(name: str, times: Times) -> None:
    median, p95 = statistics.median(times.clock), sorted(times.clock)[int(0.95 * len(times.clock))]
    verdict = "" if times.status == 200 else f"  answers {times.status}"
    verdict = verdict or ("  over the goal" if median >= GOAL else "")
    print(f"{name:28}{median:9.0f}{p95:9.0f}{statistics.median(times.cpu):9.0f}{verdict}", flush=True)


if __name__ == "__main__":
    main()
