"""An export that takes long: how far it is, and its files when it is ready."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from flask import Blueprint, Response, render_template
from flask.typing import ResponseReturnValue

from elearn.exports.formats import FORMATS
from elearn.services.jobs.files import files_of, read_file
from elearn.services.jobs.queue import JobView, job_of
from elearn.services.refusal import NotThere
from elearn.web.access import Audience, allow
from elearn.web.current import db, sessions, visitor

blueprint = Blueprint("export_jobs", __name__)


@blueprint.get("/hr/exports/taken/<uuid:job_id>")
@allow(Audience.HR)
def show(job_id: UUID) -> ResponseReturnValue:
    """Waiting, busy, ready or failed; the visitor looks again with a link."""
    job = _job(job_id)
    return render_template("hr/exports/taak.html", job=job, files=files_of(db(), job_id=job.id))


@blueprint.get("/hr/exports/taken/<uuid:job_id>/<name>")
@allow(Audience.HR)
def fetch(job_id: UUID, name: str) -> ResponseReturnValue:
    """A file, piece by piece: it may be larger than memory."""
    job = _job(job_id)
    size = files_of(db(), job_id=job.id).get(name)
    if size is None:
        raise NotThere(f"file {name}")

    open_session = sessions()  # the pieces are read when the request is over

    def pieces() -> Iterator[bytes]:
        with open_session() as reading:
            yield from read_file(reading, job_id=job.id, name=name)

    kind = FORMATS.get(name.rpartition(".")[2])
    response = Response(pieces(), mimetype=kind.media_type if kind else "application/json")
    response.headers["Content-Disposition"] = f"attachment; filename={name}"
    response.content_length = size
    return response


def _job(job_id: UUID) -> JobView:
    job = job_of(db(), job_id=job_id, organisation_id=visitor().organisation_id)
    if job.kind != "export":
        raise NotThere(f"export job {job_id}")
    return job
