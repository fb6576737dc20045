"""Load a file of staff: look first, then the same file once more with a yes. It is kept nowhere."""

from __future__ import annotations

import hashlib
from http import HTTPStatus

from flask import Blueprint, render_template, request, session
from flask.typing import ResponseReturnValue

from elearn.db.engine import read_only
from elearn.reader.sheet import MAX_BYTES
from elearn.services import staff_file
from elearn.services.staff_file import Loader, NeedsYes, Plan, StaffFile
from elearn.services.staff_file.reading.columns import OPTIONAL, REQUIRED
from elearn.services.staff_file.words import counts, differences
from elearn.web.access import Audience, allow
from elearn.web.current import db, library, now, sessions, today, visitor

blueprint = Blueprint("staff_file", __name__)

ROUTE = "/hr/medewerkers/importeren"
LARGEST_UPLOAD = MAX_BYTES + 256 * 1024
"""The largest file that is read, with room for the rest of the form."""

SHOWN = 100
NO_FILE = "Kies een bestand"
OTHER_FILE = "Dit is een ander bestand dan je net bekeek. Kijk wat dit bestand verandert"
NO_YES = "Zet een vinkje als deze aantallen kloppen"


@blueprint.url_value_preprocessor
def _take_large_files(*_: object) -> None:
    # Before the form is read, and only for somebody whose cookie we signed.
    if "token" in session:
        request.max_content_length = request.max_form_memory_size = LARGEST_UPLOAD


@blueprint.get(ROUTE)
@allow(Audience.HR)
def choose() -> ResponseReturnValue:
    """Choose a file, and read what may be in it."""
    return _choose()


@blueprint.post(ROUTE)
@allow(Audience.HR)
def look() -> ResponseReturnValue:
    """What a file would change. Nothing is written, and the file is not kept."""
    content = _uploaded()
    return _look(content, "") if content else _choose(NO_FILE)


@blueprint.post(f"{ROUTE}/doen")
@allow(Audience.HR)
def load() -> ResponseReturnValue:
    """Do what the file says, when it is the file that was looked at."""
    content = _uploaded()
    if not content:
        return _choose(NO_FILE)
    if hashlib.sha256(content).hexdigest() != request.form.get("bekeken", ""):
        return _look(content, OTHER_FILE)
    file = _read(content)
    try:
        found = staff_file.load(db(), library(), file, _by(), yes=request.form.get("klopt") == "ja")
    except NeedsYes:
        db().rollback()
        return _look(content, NO_YES)
    return render_template("hr/medewerkers/gedaan.html", plan=found, counts=dict(counts(found)))


def _uploaded() -> bytes:
    upload = request.files.get("bestand")
    if upload is None or not upload.filename:
        return b""
    with upload.stream as file:
        return file.read() or b" "  # an empty file is told as such


def _read(content: bytes) -> StaffFile:
    # Not the name on somebody's computer: that may say more than we need.
    return staff_file.read_staff("bestand", content, today=today())


def _by() -> Loader:
    return Loader(visitor().organisation_id, visitor().person_id, now())


def _look(content: bytes, problem: str) -> ResponseReturnValue:
    # A POST holds the write lock of SQLite from its first query; others need not wait for a look.
    db().rollback()
    file, by = _read(content), _by()
    with sessions()() as reading:
        read_only(reading)
        plan = staff_file.look(reading, library(), file, by)
        needs_yes = staff_file.needs_yes(reading, plan, organisation_id=by.organisation_id)
    is_wrong = bool(problem) or file.refused
    page = _render(plan, problem, needs_yes=needs_yes)
    return page, HTTPStatus.UNPROCESSABLE_ENTITY if is_wrong else HTTPStatus.OK


def _render(plan: Plan, problem: str, *, needs_yes: bool) -> str:
    return render_template(
        "hr/medewerkers/bekijken.html",
        plan=plan,
        counts=dict(counts(plan)),
        differences=differences,
        needs_yes=needs_yes,
        problem=problem,
        field="klopt" if problem == NO_YES else "bestand",
        shown=SHOWN,
    )


def _choose(problem: str = "") -> ResponseReturnValue:
    page = render_template(
        "hr/medewerkers/importeren.html",
        problem=problem,
        share=staff_file.share_of(db(), organisation_id=visitor().organisation_id),
        required=REQUIRED,
        optional=OPTIONAL,
    )
    return page, HTTPStatus.UNPROCESSABLE_ENTITY if problem else HTTPStatus.OK
