"""The screens: parse, call one service, render. One blueprint per noun, all of them listed here."""

from __future__ import annotations

from flask import Flask
from flask_wtf import CSRFProtect

from elearn.web import handbook
from elearn.web.access import guard
from elearn.web.api import registrations as api
from elearn.web.beheer import dossier, logbook, retention, rights, trainers
from elearn.web.errors import handle_errors
from elearn.web.headers import add_headers
from elearn.web.hr import (
    choices,
    corrections,
    overview,
    person,
    registrations,
    systems,
    team,
)
from elearn.web.hr import messages as mail
from elearn.web.hr.assigning import assignments, rules
from elearn.web.hr.exporting import choosing as exports
from elearn.web.hr.exporting import jobs as export_jobs
from elearn.web.hr.exporting import log as export_log
from elearn.web.hr.exporting import profiles as export_profiles
from elearn.web.hr.staff import load as staff_file
from elearn.web.hr.staff import people
from elearn.web.hr.validity import pages as validity
from elearn.web.public import health, home, invitation, pages, sign_in, verify
from elearn.web.rendering import prepare_templates
from elearn.web.staff import (
    attempts,
    catching_up,
    certificates,
    dilemmas,
    glossary,
    learning_paths,
    lessons,
    own_data,
    practice,
    reports,
)
from elearn.web.trainer import (
    analysis,
    check,
    converted,
    interop,
    messages,
    quality,
    source,
)
from elearn.web.trainer import dilemmas as trainer_dilemmas
from elearn.web.trainer import reports as trainer_reports
from elearn.web.trainer.authoring import editor, history, proposals, publishing
from elearn.web.trainer.preview import pages as preview
from elearn.web.transaction import watch_transactions

NOUNS = (
    analysis,
    api,
    assignments,
    attempts,
    catching_up,
    certificates,
    check,
    choices,
    corrections,
    converted,
    dilemmas,
    dossier,
    editor,
    export_jobs,
    export_log,
    export_profiles,
    exports,
    glossary,
    health,
    history,
    home,
    invitation,
    interop,
    learning_paths,
    lessons,
    mail,
    logbook,
    messages,
    overview,
    own_data,
    pages,
    person,
    people,
    practice,
    quality,
    preview,
    proposals,
    publishing,
    registrations,
    reports,
    retention,
    rights,
    rules,
    sign_in,
    source,
    systems,
    team,
    staff_file,
    trainer_dilemmas,
    trainer_reports,
    trainers,
    validity,
    verify,
)


def add_screens(app: Flask) -> None:
    """Register every screen and what all of them share."""
    CSRFProtect(app)
    handle_errors(app)
    add_headers(app)
    watch_transactions(app)
    prepare_templates(app)
    for blueprint in (*(noun.blueprint for noun in NOUNS), *handbook.BLUEPRINTS):
        app.register_blueprint(blueprint)
    guard(app)
