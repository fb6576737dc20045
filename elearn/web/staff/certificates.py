"""The certificates of whoever is signed in: a list, one to look at and print, one as PDF."""

from __future__ import annotations

import io

from flask import Blueprint, render_template, send_file, url_for
from flask.typing import ResponseReturnValue

from elearn.exports.certificate import certificate_pdf, study_load
from elearn.services.records import completions
from elearn.web.access import Audience, allow
from elearn.web.current import db, settings, today, visitor

blueprint = Blueprint("certificates", __name__)


@blueprint.get("/certificaten")
@allow(Audience.STAFF)
def overview() -> ResponseReturnValue:
    """Every certificate of this person, newest first."""
    own = completions.certificates(db(), person_id=visitor().person_id)
    return render_template("staff/certificates/certificaten.html", certificates=own, today=today())


@blueprint.get("/certificaten/<code>")
@allow(Audience.STAFF)
def show(code: str) -> ResponseReturnValue:
    """One certificate; printing the page gives a sheet of A4."""
    own = _own(code)
    return render_template(
        "staff/certificates/certificaat.html",
        certificate=own,
        study_load=study_load(own),
        address=_address(own),
        today=today(),
    )


@blueprint.get("/certificaten/<code>.pdf")
@allow(Audience.STAFF)
def pdf(code: str) -> ResponseReturnValue:
    """The same certificate as a file to keep."""
    own = _own(code)
    return send_file(
        io.BytesIO(certificate_pdf(own, address=_address(own))),
        mimetype="application/pdf",
        as_attachment=True,
        download_name=f"certificaat-{own.path_id}-{own.code}.pdf",
    )


def _own(code: str) -> completions.Certificate:
    return completions.certificate(db(), person_id=visitor().person_id, code=code)


def _address(certificate: completions.Certificate) -> str:
    """Where anyone can check it; the address that beheer set, not one that a visitor sent."""
    return settings().address + url_for("verify.show", code=certificate.code)
