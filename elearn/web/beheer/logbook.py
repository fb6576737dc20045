"""The log of human acts of the own organisation: read it, filter it, take it along."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from http import HTTPStatus
from uuid import UUID

from flask import Blueprint, Response, abort, render_template, request
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session, sessionmaker
from wtforms import Form, SearchField
from wtforms.validators import Length, Optional, ValidationError

from elearn.db.engine import read_only
from elearn.exports.formats.disarm import disarm
from elearn.services import audit, logbook
from elearn.services.logbook import LogFilter, LogLine
from elearn.web.access import Audience, allow
from elearn.web.current import db, library, now, sessions, today, visitor
from elearn.web.hr.fields import DAYS, Choice, Day

blueprint = Blueprint("logbook", __name__)

PAGE_SIZE = 50
LAST_PAGE = 1_000_000
HEADINGS = ("nummer", "moment", "wie", "handeling", "code", "feiten", "hash")


class LogForm(Form):
    """Which acts; every field may stay empty."""

    zoek = SearchField("Wie", [Length(max=100, message="Zoek met hoogstens 100 tekens")])
    handeling = Choice("Handeling", default="")
    van = Day("Vanaf", [Optional()], format=DAYS)
    tot = Day("Tot en met", [Optional()], format=DAYS)

    def validate_tot(self, field: Day) -> None:
        """A period ends after it begins."""
        if self.van.data and field.data and field.data < self.van.data:
            raise ValidationError("De laatste dag ligt voor de eerste. Draai ze om")


@blueprint.get("/beheer/logboek")
@allow(Audience.BEHEER)
def overview() -> ResponseReturnValue:
    """A page of the log, filtered by the address."""
    form = _form()
    if not form.validate():
        return render_template("beheer/logboek.html", form=form, page=None), HTTPStatus.UNPROCESSABLE_ENTITY
    number = request.args.get("pagina", 1, type=int)
    if not 1 <= number <= LAST_PAGE:
        abort(404)
    page = logbook.page_of(
        db(),
        organisation_id=visitor().organisation_id,
        wanted=_wanted(form),
        titles=_titles(),
        page=number,
        size=PAGE_SIZE,
    )
    pages = max(1, -(-page.total // PAGE_SIZE))
    if number > pages:
        abort(404)
    return render_template(
        "beheer/logboek.html",
        form=form,
        page=page,
        number=number,
        pages=pages,
        filters={field.short_name: str(field.data) for field in form if field.data},
    )


@blueprint.post("/beheer/logboek/bestand")
@allow(Audience.BEHEER)
def download() -> ResponseReturnValue:
    """The log as filtered, as CSV. A POST, because taking it along is written down as well."""
    form = _form()
    if not form.validate():
        return render_template("beheer/logboek.html", form=form, page=None), HTTPStatus.UNPROCESSABLE_ENTITY
    who, wanted = visitor(), _wanted(form)
    chosen = {field.short_name: str(field.data) for field in form if field.data and field.name != "zoek"}
    audit.record(db(), actor_id=who.person_id, action="log exported", facts={"filter": chosen}, now=now())
    db().commit()
    name = f"logboek_{today():%Y%m%d}.csv"
    lines = _lines(sessions(), who.organisation_id, wanted)
    return Response(
        lines, mimetype="text/csv", headers={"Content-Disposition": f"attachment; filename={name}"}
    )


def _titles() -> dict[str, str]:
    paths = {path.id: path.title for path in library().paths.values()}
    return paths | {module.id: module.title for module in library().modules.values()}


def _form() -> LogForm:
    form = LogForm(request.args)
    actions = logbook.actions_of(db(), organisation_id=visitor().organisation_id)
    form.handeling.choices = {"": "Alle handelingen", **actions}
    return form


def _wanted(form: LogForm) -> LogFilter:
    return LogFilter(
        action=form.handeling.data or None,
        from_=form.van.data,
        until=form.tot.data,
        query=(form.zoek.data or "").replace("\0", "") or None,
    )


def _lines(make: sessionmaker[Session], organisation_id: UUID, wanted: LogFilter) -> Iterator[str]:
    reading = io.StringIO()
    writer = csv.writer(reading, delimiter=";")
    yield "\ufeff"
    with make() as session:
        read_only(session)
        writer.writerow(HEADINGS)
        for line in logbook.stream(session, organisation_id=organisation_id, wanted=wanted):
            writer.writerow(disarm(cell) for cell in _cells(line))
            yield _taken(reading)
    yield _taken(reading)


def _taken(reading: io.StringIO) -> str:
    text = reading.getvalue()
    reading.seek(0)
    reading.truncate()
    return text


def _cells(line: LogLine) -> tuple[str, ...]:
    facts = json.dumps(line.facts, ensure_ascii=False, sort_keys=True)
    return (
        str(line.sequence),
        line.at.isoformat(timespec="seconds"),
        line.actor,
        line.title,
        line.action,
        facts,
        line.hash,
    )
