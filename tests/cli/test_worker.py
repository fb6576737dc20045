"""`worker` does what waits and stops when it is asked to."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from datetime import UTC, datetime

from sqlalchemy import select

from elearn.db import Job
from elearn.db.engine import make_engine, make_sessions
from elearn.services.jobs.queue import enqueue
from elearn.settings import PROJECT, Settings

WORKER = [sys.executable, "-m", "elearn", "worker"]


def environment(tmp_path) -> dict[str, str]:
    own = {key: text for key, text in os.environ.items() if not key.startswith("ELEARN_")}
    return own | {"ELEARN_DATA": str(tmp_path), "ELEARN_DEMO": "nee"}


def test_what_waits_is_done_and_counted(tmp_path):
    once = [*WORKER, "--eenmaal"]
    subprocess.run(once, cwd=PROJECT, env=environment(tmp_path), check=True, capture_output=True)
    engine = make_engine(Settings(data=tmp_path).engine_url)
    with make_sessions(engine).begin() as session:
        enqueue(session, kind="opruimen", key="nu", payload={}, now=datetime.now(UTC))

    done = subprocess.run(
        once, cwd=PROJECT, env=environment(tmp_path), check=True, capture_output=True, text=True
    )

    with make_sessions(engine)() as session:
        assert set(session.scalars(select(Job.state))) == {"klaar"}
    engine.dispose()
    assert done.stdout == "1 taak gedaan.\n"


def test_sigterm_is_a_friendly_end(tmp_path):
    with subprocess.Popen(
        WORKER,
        cwd=PROJECT,
        env=environment(tmp_path),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as worker:
        assert worker.stdout.readline() == "De worker draait. Stoppen: druk op Ctrl-C.\n"
        worker.send_signal(signal.SIGTERM)
        _, errors = worker.communicate(timeout=30)

    assert (worker.returncode, errors) == (0, "Gestopt.\n")
