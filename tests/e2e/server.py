"""The app as people meet it: a real process on a real port, that may be killed at any moment."""

from __future__ import annotations

import os
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from elearn.settings import PROJECT


class Server:
    """`elearn run` on a folder with data; after a restart the address is the same."""

    def __init__(self, data: Path, modules: Path = PROJECT / "modules", **more: str) -> None:
        self.data = data
        self.log = data.parent / f"{data.name}.log"
        self._settings = {
            "ELEARN_PORT": free_port(),
            "ELEARN_DATA": str(data),
            "ELEARN_MODULES": str(modules),
            **more,
        }
        self.url = f"http://127.0.0.1:{self._settings['ELEARN_PORT']}"

    def start(self) -> None:
        """Start, and come back when it answers."""
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "elearn", "run"],
                cwd=PROJECT,
                env=without_settings() | self._settings,
                stdout=subprocess.PIPE,
                stderr=log,
            )
        assert self._process.stdout is not None
        assert self._process.stdout.readline().startswith(b"In verbinding draait"), self.log.read_text()

    def kill(self) -> None:
        """End it like a power cut: no goodbye, nothing written."""
        self._process.kill()
        self._process.communicate()

    def restart(self) -> None:
        """Kill it and start it again."""
        self.kill()
        self.start()

    def look_up(self, question: str, *values: str) -> list[tuple[Any, ...]]:
        """Ask the database itself."""
        with closing(sqlite3.connect(self.data / "elearn.db")) as database:
            return database.execute(question, values).fetchall()

    def change(self, statement: str, *values: str) -> None:
        """Change the database behind the server's back, as time and beheer do."""
        with closing(sqlite3.connect(self.data / "elearn.db", timeout=10)) as database, database:
            database.execute(statement, values)


@contextmanager
def running(server: Server) -> Iterator[Server]:
    """A server for as long as the block runs; what it wrote to its log is a mistake."""
    server.start()
    try:
        yield server
    finally:
        server.kill()
    assert server.log.read_text(encoding="utf-8") == ""


def without_settings() -> dict[str, str]:
    """The environment, without what somebody set for an app of their own."""
    return {key: text for key, text in os.environ.items() if not key.startswith("ELEARN_")}


def free_port() -> str:
    """A port on which nothing listens."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return str(listener.getsockname()[1])
