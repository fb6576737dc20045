"""Every version of a file: what it said, who published it and why, and the way back."""

from __future__ import annotations

from http import HTTPStatus

from flask import Blueprint, Response, render_template, request
from flask.typing import ResponseReturnValue

from elearn.content.differences.diff import differences_of_file
from elearn.content.files import ContentFile, lay_over
from elearn.services.authoring.concepts import own_concept
from elearn.services.authoring.files import title_of
from elearn.services.authoring.proposals import publish_or_ask
from elearn.services.authoring.publishing import following_folder, restoring
from elearn.services.authoring.revisions import (
    folder_changed,
    revision_text,
    revisions_of,
    text_that_counts,
)
from elearn.services.authoring.values import Publication
from elearn.services.refusal import NotThere, Refusal
from elearn.web.access import Audience, allow
from elearn.web.current import db, now, settings, shelf, visitor
from elearn.web.trainer.authoring.file import ROUTE, file_at
from elearn.web.trainer.authoring.publishing import released

blueprint = Blueprint("revisions", __name__)

MEDIA_TYPES = {".yaml": "application/yaml", ".md": "text/markdown; charset=utf-8"}


@blueprint.get(f"/trainer/versies/{ROUTE}")
@allow(Audience.TRAINER)
def overview(module_id: str, path: str) -> ResponseReturnValue:
    """All versions, newest first."""
    return _page(file_at(module_id, path))


@blueprint.post(f"/trainer/versies/{ROUTE}")
@allow(Audience.TRAINER)
def go_back(module_id: str, path: str) -> ResponseReturnValue:
    """Bring back an earlier version, or let the folder count again. Both are a new version."""
    file = file_at(module_id, path)
    try:
        outcome = publish_or_ask(
            db(),
            shelf(),
            publication=_wanted(file),
            author_id=visitor().person_id,
            seen=request.form.get("gezien", -1, type=int),
            four_eyes=settings().four_eyes,
            now=now(),
        )
    except Refusal as refusal:
        return _page(file, refusal), HTTPStatus.CONFLICT
    return released(outcome, file)


@blueprint.get(f"/trainer/download/{ROUTE}")
@allow(Audience.TRAINER)
def download(module_id: str, path: str) -> ResponseReturnValue:
    """A version, the own concept or what counts now, byte for byte."""
    file = file_at(module_id, path)
    content = _content(file)
    if content is None:
        raise NotThere(f"text of {path}")
    suffix = path[path.rindex(".") :]
    response = Response(content, content_type=MEDIA_TYPES[suffix])
    response.headers.set("Content-Disposition", "attachment", filename=f"{file.stem}{suffix}")
    return response


def _wanted(file: ContentFile) -> Publication:
    number = request.form.get("versie", type=int)
    return following_folder(db(), file=file) if number is None else restoring(db(), file=file, number=number)


def _content(file: ContentFile) -> bytes | None:
    if "concept" in request.args:
        return own_concept(db(), person_id=visitor().person_id, file=file).content
    if "map" in request.args:
        return shelf().in_folder(file)
    number = request.args.get("versie", type=int)
    if number is None:
        return text_that_counts(shelf(), shelf().overlay, file)
    return revision_text(db(), file=file, number=number)


def _page(file: ContentFile, refusal: Refusal | None = None) -> str:
    revisions = revisions_of(db(), file=file, reader_id=visitor().person_id)
    newest = revisions[0] if revisions else None
    read = shelf().drafts[file.module_id].by_path.get(file.path)
    under = shelf().draft_with(file.module_id, lay_over(shelf().overlay, file, None)).by_path.get(file.path)
    return render_template(
        "trainer/authoring/versies.html",
        file=file,
        title=title_of(file, read),
        revisions=revisions,
        newest=newest,
        in_browser=newest is not None and not newest.follows_folder,
        has_folder=under is not None,
        folder_changed=folder_changed(shelf(), newest),
        folder_changes=differences_of_file(read, under) if newest and not newest.follows_folder else (),
        published=request.args.get("nieuw", type=int),
        refusal=refusal,
        four_eyes=settings().four_eyes,
    )
