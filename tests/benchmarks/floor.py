"""The two floors beside which our pages are measured: the least such an app could do.

`/pagina`: a bare Flask page with a signed cookie, two ORM reads and a template.
`/bewaar`: a bare ORM insert with commit. Both on the same server, database and settings as ours.
"""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from dataclasses import replace

from flask import Flask, Response, render_template, request, session
from jinja2 import DictLoader
from sqlalchemy import Engine
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, sessionmaker

from elearn.cli import run
from elearn.db.engine import make_engine, make_sessions, read_only
from elearn.settings import Settings, kept_secret

PAGE = """<!doctype html><html lang="nl"><head><title>{{ one.text }}</title></head>
<body><h1>{{ one.text }}</h1><ul>{% for i in range(20) %}<li>{{ two.text }} {{ i }}</li>{% endfor %}</ul>
</body></html>"""


class Base(DeclarativeBase):
    """Tables of the floor only."""


class Line(Base):
    """Something to read and to write."""

    __tablename__ = "benchmark_line"

    id: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str]


def create_floor(settings: Settings) -> Flask:
    """The bare app, in the place that `create_app` has in ours."""
    return make_floor(make_engine(settings.engine_url), kept_secret(settings))


def make_floor(engine: Engine, secret: str) -> Flask:
    """The bare app, with its one table made afresh in the same database."""
    Base.metadata.drop_all(engine)
    Base.metadata.create_all(engine)
    sessions = make_sessions(engine)
    with sessions.begin() as writing:
        writing.add_all([Line(text="een"), Line(text="twee")])
    app = Flask("floor")
    app.config.update(SECRET_KEY=secret, SESSION_COOKIE_NAME="elearn")
    # Compiled once, as every app does: `render_template_string` would compile it on every request.
    app.jinja_loader = DictLoader({"pagina.html": PAGE})
    _add_views(app, sessions)
    return app


def _add_views(app: Flask, sessions: sessionmaker[Session]) -> None:
    @app.get("/pagina")
    def page() -> str:
        assert session.get("token")
        with sessions() as reading:
            read_only(reading)
            one, two = reading.get_one(Line, 1), reading.get_one(Line, 2)
            return render_template("pagina.html", one=one, two=two)

    @app.post("/bewaar")
    def save() -> Response:
        with sessions.begin() as writing:
            writing.add(Line(text=request.form["antwoord"]))
        return Response("bewaard")


if __name__ == "__main__":
    # The floor has no work that waits.
    bare = replace(Settings.from_environment(os.environ), worker=False)
    sys.exit(run.execute(Namespace(), bare, create_floor))
