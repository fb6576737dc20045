"""The servers that are measured: real processes on real ports, on a database of their own."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from elearn.settings import PROJECT, Settings
from tests.machines import postgresql
from tests.machines.databases import PostgresTemplate

OURS, FLOOR = "elearn", "tests.benchmarks.floor"
DATABASES = ("sqlite", "postgresql")


@contextmanager
def settings_on(database: str, folder: Path) -> Iterator[Settings]:
    """The settings of a server on a fresh database of that kind."""
    settings = Settings(data=folder, secret_key="een geheim alleen voor metingen, nooit ergens anders")
    if database == "sqlite":
        yield settings
        return
    with postgresql.running_server() as server:
        template = PostgresTemplate(server)
        with template.copy() as url:
            yield replace(settings, database_url=url)
        template.drop()


@contextmanager
def running(module: str, settings: Settings) -> Iterator[int]:
    """`python -m <module> run` with the demo organisation, for as long as the block runs; its port."""
    port, log = free_port(), settings.data / f"{module}.log"
    with (
        log.open("wb") as errors,
        subprocess.Popen(
            [sys.executable, "-m", module, "run"],
            cwd=PROJECT,
            env=environment_of(settings, port),
            stdout=subprocess.PIPE,
            stderr=errors,
        ) as process,
    ):
        assert process.stdout is not None
        assert process.stdout.readline().startswith(b"In verbinding draait"), log.read_text()
        try:
            yield port
        finally:
            process.terminate()


def environment_of(settings: Settings, port: int) -> dict[str, str]:
    """The environment of a server with these settings, and none of this machine's own."""
    inherited = {key: text for key, text in os.environ.items() if not key.startswith("ELEARN_")}
    return inherited | {
        "ELEARN_PORT": str(port),
        "ELEARN_DATA": str(settings.data),
        "ELEARN_DATABASE_URL": settings.database_url,
        "ELEARN_SECRET_KEY": settings.secret_key,
        "ELEARN_DEMO": "ja",
    }


def free_port() -> int:
    """A port that nobody listens on now."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])
