"""`run`: serve the app until somebody stops it."""

from __future__ import annotations

import errno
import logging
import signal
import socket
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from threading import Thread
from typing import Any

import waitress
from sqlalchemy.exc import OperationalError

from elearn.cli.command import AppFactory
from elearn.settings import SettingError, Settings

HELP = "Start In verbinding op deze computer."
PATIENCE = 5
"""Seconds that a worker gets to lay down its job."""


def configure(parser: ArgumentParser) -> None:
    """No options: everything is an ELEARN_* setting."""
    parser.epilog = "Instellen gaat met ELEARN_HOST, ELEARN_PORT en de rest van docs/instellingen.md."


def execute(_arguments: Namespace, settings: Settings, create_app: AppFactory) -> int:
    """Serve until Ctrl-C or SIGTERM, and then stop with 0. Raises SettingError."""
    # A service manager asks with SIGTERM what a person asks with Ctrl-C.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        # The port comes first: a second start must not touch the data of the first.
        with _listen(settings) as listener:
            _serve(listener, settings, create_app)
    except KeyboardInterrupt:
        pass  # stopped before serving began; waitress handles it after that
    print("Gestopt.", file=sys.stderr)
    return 0


def _serve(listener: socket.socket, settings: Settings, create_app: AppFactory) -> None:
    _check_data_folder(settings)
    try:
        app = create_app(settings)
    except OperationalError as error:
        raise SettingError(_explain_database(settings, error)) from error
    # A request that waits a moment for a thread is no news for who reads this screen.
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    server = waitress.create_server(
        app,
        sockets=[listener],
        threads=settings.threads,
        ident=None,  # do not tell the world what serves
        # With proxies of our own in front, the app reads their headers itself.
        clear_untrusted_proxy_headers=not settings.proxies,
    )
    print(f"In verbinding draait op {settings.address}", flush=True)
    print("Stoppen: druk op Ctrl-C.", flush=True)
    with _working(app.extensions["runner"]) if settings.worker else nullcontext():
        server.run()


@contextmanager
def _working(runner: Any) -> Iterator[None]:
    """Let a thread do the work that waits; what it is making goes back when the server stops."""
    thread = Thread(target=runner.run_until_stopped, name="worker", daemon=True)
    thread.start()
    try:
        yield
    finally:
        runner.stop.set()
        thread.join(timeout=PATIENCE)


def _listen(settings: Settings) -> socket.socket:
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    try:
        return socket.create_server((settings.host, settings.port), family=family)
    except OSError as error:
        raise SettingError(_explain_port(settings, error)) from error


def _explain_port(settings: Settings, error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"Poort {settings.port} is al bezet. Kies een andere poort met ELEARN_PORT."
    if error.errno == errno.EACCES:
        return f"Poort {settings.port} mag je niet gebruiken. Kies met ELEARN_PORT een poort boven 1023."
    return f"Op {settings.host} kan ik niet luisteren. Kies een ander adres met ELEARN_HOST."


def _check_data_folder(settings: Settings) -> None:
    probe = settings.data / ".schrijfproef"
    try:
        settings.data.mkdir(mode=0o700, parents=True, exist_ok=True)  # results of people are in it
        probe.touch()
        probe.unlink()
    except OSError as error:
        message = (
            f"Ik kan niet schrijven in {settings.data}. Geef schrijfrechten of kies met ELEARN_DATA een map."
        )
        raise SettingError(message) from error


def _explain_database(settings: Settings, error: OperationalError) -> str:
    if settings.embedded:
        return f"Ik kan de database in {settings.data} niet gebruiken ({error.orig}). Controleer ELEARN_DATA."
    # The driver's own text may hold the host and the user, never the password.
    return f"Ik bereik de database niet. Controleer ELEARN_DATABASE_URL. De database zegt: {error.orig}"
