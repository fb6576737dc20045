"""`run` as somebody in beheer meets it: a real process, a real port, real signals."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest

from elearn.settings import PROJECT


@contextmanager
def _running(**settings: str) -> Iterator[subprocess.Popen[str]]:
    with subprocess.Popen(
        [sys.executable, "-m", "elearn", "run"],
        cwd=PROJECT,
        env={key: text for key, text in os.environ.items() if not key.startswith("ELEARN_")} | settings,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        yield process
        process.kill()


@pytest.fixture
def free_port() -> str:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return str(listener.getsockname()[1])


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_it_serves_until_it_is_asked_to_stop(stop, free_port, tmp_path):
    data = tmp_path / "data"
    with _running(ELEARN_PORT=free_port, ELEARN_DATA=str(data)) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == f"In verbinding draait op http://127.0.0.1:{free_port}\n"
        with urllib.request.urlopen(f"http://127.0.0.1:{free_port}/inloggen") as answer:
            assert (answer.status, answer.headers["Server"]) == (200, None)

        process.send_signal(stop)
        _, errors = process.communicate(timeout=20)

    assert (process.returncode, errors) == (0, "Gestopt.\n")
    assert oct(data.stat().st_mode) == "0o40700"  # others on this machine cannot read results


def test_requests_that_wait_for_their_turn_are_no_news(free_port, tmp_path):
    with _running(ELEARN_PORT=free_port, ELEARN_DATA=str(tmp_path), ELEARN_THREADS="1") as process:
        assert process.stdout is not None
        process.stdout.readline()
        with ThreadPoolExecutor(8) as visitors:
            statuses = list(visitors.map(_status, [free_port] * 24))

        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=20)

    assert (set(statuses), errors) == ({200}, "Gestopt.\n")


def _status(port: str) -> int:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/inloggen") as answer:
        return answer.status


def test_a_taken_port_is_one_sentence_and_leaves_the_data_alone(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        with _running(ELEARN_PORT=port, ELEARN_DATA=str(tmp_path)) as process:
            output, errors = process.communicate(timeout=20)

    assert (process.returncode, output) == (1, "")
    assert errors == f"Poort {port} is al bezet. Kies een andere poort met ELEARN_PORT.\n"
    assert list(tmp_path.iterdir()) == []


def test_a_host_that_is_not_ours_is_one_sentence(free_port, tmp_path):
    with _running(ELEARN_HOST="192.0.2.1", ELEARN_PORT=free_port, ELEARN_DATA=str(tmp_path)) as process:
        _, errors = process.communicate(timeout=20)

    assert process.returncode == 1
    assert errors == "Op 192.0.2.1 kan ik niet luisteren. Kies een ander adres met ELEARN_HOST.\n"


def test_a_data_folder_that_cannot_be_made_is_one_sentence(free_port, tmp_path):
    in_the_way = Path(tmp_path / "bestand")
    in_the_way.touch()

    with _running(ELEARN_PORT=free_port, ELEARN_DATA=str(in_the_way / "data")) as process:
        _, errors = process.communicate(timeout=20)

    assert process.returncode == 1
    assert errors == (
        f"Ik kan niet schrijven in {in_the_way / 'data'}."
        " Geef schrijfrechten of kies met ELEARN_DATA een map.\n"
    )


def test_a_database_that_does_not_answer_is_one_sentence(free_port, tmp_path):
    settings = {
        "ELEARN_DATABASE_URL": f"postgresql://elearn@127.0.0.1:{free_port}/elearn",
        "ELEARN_SECRET_KEY": "x" * 32,
        "ELEARN_PORT": "0",
        "ELEARN_DATA": str(tmp_path),
    }

    with _running(**settings) as process:
        _, errors = process.communicate(timeout=20)

    assert process.returncode == 1
    assert errors.startswith("Ik bereik de database niet. Controleer ELEARN_DATABASE_URL.")
    assert "Traceback" not in errors
