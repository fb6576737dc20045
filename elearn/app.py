"""Where the layers meet: settings, database, content and screens become one app."""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime, timedelta

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from elearn import cli
from elearn.content.shelf import Shelf
from elearn.db.engine import make_engine, make_sessions
from elearn.db.migrate import migrate
from elearn.jobs.runner import Runner
from elearn.services.authoring.overlay import PublishedFiles
from elearn.services.demo import make_demo_organisation
from elearn.services.source.records import remember_source
from elearn.settings import PROJECT, SettingError, Settings, kept_secret
from elearn.web import add_screens

LARGEST_FORM = 256 * 1024
ENOUGH = 141
"""The exit code of a program that its reader stopped: 128 and the number of SIGPIPE."""


def main(arguments: list[str]) -> int:
    """Run one command; the exit code. A setting that is wrong is one sentence."""
    try:
        return _run(arguments)
    except SettingError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    except BrokenPipeError:
        # `… | head`: whoever reads has enough. Python flushes once more at the end, so let that go nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ENOUGH


def _run(arguments: list[str]) -> int:
    try:
        return cli.main(arguments, Settings.from_environment(os.environ), create_app)
    finally:
        sys.stdout.flush()


def create_app(settings: Settings) -> Flask:
    """An app that is ready to serve: database migrated, content loaded, demo people made once."""
    settings.data.mkdir(parents=True, exist_ok=True)
    app = Flask("elearn", root_path=str(PROJECT), template_folder="templates", static_folder="static")
    _configure(app, settings)
    _open_stores(app, settings)
    add_screens(app)
    return app


def _configure(app: Flask, settings: Settings) -> None:
    app.config.update(
        SECRET_KEY=kept_secret(settings),
        MAX_CONTENT_LENGTH=LARGEST_FORM,
        SEND_FILE_MAX_AGE_DEFAULT=timedelta(days=365),  # safe: the address of a file changes with it
        SESSION_COOKIE_NAME="elearn",
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=settings.address.startswith("https:"),
        WTF_CSRF_TIME_LIMIT=None,  # as long as the session: a lesson may take a lunch break
    )
    if settings.proxies:
        count = settings.proxies
        app.wsgi_app = ProxyFix(app.wsgi_app, count, count, count)  # type: ignore[method-assign]  # as Flask says


def _open_stores(app: Flask, settings: Settings) -> None:
    engine = make_engine(settings.engine_url)
    migrate(engine)
    sessions = make_sessions(engine)
    published = PublishedFiles(sessions)
    shelf = Shelf(settings.modules, clock=lambda: datetime.now(UTC), overlay=published)
    with sessions.begin() as session:
        for module in shelf.library.modules.values():
            remember_source(session, module, now=datetime.now(UTC))
    if settings.demo:
        with sessions.begin() as session:
            make_demo_organisation(session, shelf.library, now=datetime.now(UTC))
    runner = Runner(sessions, shelf, settings)
    app.extensions.update(settings=settings, engine=engine, sessions=sessions, shelf=shelf, runner=runner)
