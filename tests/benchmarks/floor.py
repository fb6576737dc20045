"""The two floors beside which our pages are measured: the least such an app could do.

`/pagina`: a bare Flask page with a signed cookie, two ORM reads and a template.
`/bewaar`: a bare ORM insert with commit. Both on the same server, database and settings as ours.
"""

from __future__ import annotations

from flask import Flask, Response, render_template_string, request, session
from sqlalchemy import Engine
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, sessionmaker

from elearn.db.engine import read_only

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


def make_floor(engine: Engine, secret: str) -> Flask:
    """The bare app, with its one table made afresh in the same database."""
    Base.metadata.drop_all(engine)
    Base.metadata.create_all(engine)
    sessions = sessionmaker(engine, expire_on_commit=False)
    with sessions.begin() as writing:
        writing.add_all([Line(id=1, text="een"), Line(id=2, text="twee")])
    app = Flask("floor")
    app.config.update(SECRET_KEY=secret, SESSION_COOKIE_NAME="elearn")
    _add_views(app, sessions)
    return app


def _add_views(app: Flask, sessions: sessionmaker[Session]) -> None:
    @app.get("/pagina")
    def page() -> str:
        assert session.get("token")
        with sessions() as reading:
            read_only(reading)
            one, two = reading.get_one(Line, 1), reading.get_one(Line, 2)
            return render_template_string(PAGE, one=one, two=two)

    @app.post("/bewaar")
    def save() -> Response:
        with sessions.begin() as writing:
            writing.add(Line(text=request.form["antwoord"]))
        return Response("bewaard")
