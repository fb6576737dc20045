"""The dossier for the works council and the DPIA, as a page and as files."""

from __future__ import annotations

import io

from flask import Blueprint, render_template, send_file
from flask.typing import ResponseReturnValue

from elearn.exports.dossier.block import Dossier
from elearn.exports.dossier.content import make_dossier
from elearn.exports.dossier.markdown import to_markdown
from elearn.exports.dossier.pdf import to_pdf
from elearn.web.access import Audience, allow
from elearn.web.current import db, now, settings, today, visitor

blueprint = Blueprint("dossier", __name__)


@blueprint.get("/beheer/dossier")
@allow(Audience.BEHEER)
def show() -> ResponseReturnValue:
    """What it says now."""
    return render_template("beheer/dossier.html", dossier=_dossier())


@blueprint.get("/beheer/dossier.md")
@allow(Audience.BEHEER)
def markdown() -> ResponseReturnValue:
    """As text, to work on."""
    return _attach(to_markdown(_dossier()).encode(), "text/markdown", "md")


@blueprint.get("/beheer/dossier.pdf")
@allow(Audience.BEHEER)
def pdf() -> ResponseReturnValue:
    """As PDF, to send along."""
    return _attach(to_pdf(_dossier(), now=now()), "application/pdf", "pdf")


def _dossier() -> Dossier:
    return make_dossier(db(), settings(), organisation_id=visitor().organisation_id, now=now())


def _attach(content: bytes, media_type: str, suffix: str) -> ResponseReturnValue:
    name = f"dossier_{today():%Y%m%d}.{suffix}"
    return send_file(io.BytesIO(content), mimetype=media_type, as_attachment=True, download_name=name)
