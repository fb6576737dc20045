"""The profiles: what each makes, where that comes from, and those of the organisation itself."""

from __future__ import annotations

import re
from pathlib import PurePath

from flask import Blueprint, Response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from elearn.exports.registrations.catalog import catalog_of
from elearn.exports.registrations.fields import FIELDS
from elearn.exports.registrations.profile import read_profile
from elearn.exports.registrations.shipped import shipped_profiles
from elearn.reader.problem import Problem
from elearn.services.exporting import profiles
from elearn.services.refusal import NotThere
from elearn.web.access import Audience, allow
from elearn.web.current import db, now, visitor

blueprint = Blueprint("export_profiles", __name__)

NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*", re.ASCII)
NO_FILE = "Kies een bestand"
WRONG_NAME = "Geef het bestand een naam met kleine letters, cijfers en streepjes, zoals ons-systeem.yaml"
OURS = "Deze naam heeft een profiel van In verbinding al. Kies een andere naam voor je bestand"


@blueprint.get("/hr/exports/profielen")
@allow(Audience.HR)
def overview() -> ResponseReturnValue:
    """All profiles, and the form to add one."""
    return _page()


@blueprint.get("/hr/exports/profielen/<name>.yaml")
@allow(Audience.HR)
def text(name: str) -> ResponseReturnValue:
    """The text of a profile, to begin an own one with."""
    catalog = catalog_of(db(), organisation_id=visitor().organisation_id)
    own = profiles.own_profiles(db(), organisation_id=visitor().organisation_id)
    body = own.get(name) or (catalog.profiles[name].text if name in catalog.profiles else None)
    if body is None:
        raise NotThere(f"profile {name}")
    headers = {"Content-Disposition": f"attachment; filename={name}.yaml"}
    return Response(body, mimetype="application/yaml", headers=headers)


@blueprint.post("/hr/exports/profielen")
@allow(Audience.HR)
def upload() -> ResponseReturnValue:
    """Keep an own profile, or tell everything that is wrong with it."""
    file = request.files.get("bestand")
    if file is None or not file.filename:
        return _page(problem=NO_FILE), 422
    path = PurePath(file.filename)
    problem = _wrong_name(path)
    if problem:
        return _page(problem=problem), 422
    profile, mistakes = read_profile(path.stem, file.read(), file_name=path.name, is_own=True)
    if profile is None:
        return _page(problem=f"{path.name} klopt nog niet", mistakes=mistakes), 422
    profiles.save_profile(
        db(),
        organisation_id=visitor().organisation_id,
        name=profile.name,
        body=profile.text,
        actor_id=visitor().person_id,
        now=now(),
    )
    return redirect(url_for("export_profiles.overview"), 303)


@blueprint.post("/hr/exports/profielen/<name>/weg")
@allow(Audience.HR)
def remove(name: str) -> ResponseReturnValue:
    """Take an own profile away."""
    profiles.remove_profile(
        db(), organisation_id=visitor().organisation_id, name=name, actor_id=visitor().person_id, now=now()
    )
    return redirect(url_for("export_profiles.overview"), 303)


def _wrong_name(path: PurePath) -> str:
    if path.suffix != ".yaml" or not NAME.fullmatch(path.stem):
        return WRONG_NAME
    return OURS if path.stem in shipped_profiles() else ""


def _page(problem: str = "", mistakes: tuple[Problem, ...] = ()) -> str:
    catalog = catalog_of(db(), organisation_id=visitor().organisation_id)
    return render_template(
        "hr/exports/profielen.html",
        profiles=catalog.profiles,
        broken=catalog.broken,
        fields=FIELDS,
        problem=problem,
        mistakes=mistakes,
    )
