"""Mail to staff: on or off, what it says, and what went out."""

from __future__ import annotations

from http import HTTPStatus

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from wtforms import Form, StringField, TextAreaField

from elearn.services.reminders import choices, log, texts
from elearn.services.reminders.texts import MailText, Mistake
from elearn.services.reminders.values import MailKind
from elearn.web.access import Audience, allow
from elearn.web.current import db, now, settings, visitor

blueprint = Blueprint("mail", __name__)

ROUTE = "/hr/berichten"
LOG_SHOWN = 100
EXAMPLE = {
    "naam": "Sanne de Vries",
    "leerpaden": "- Baliemedewerkers. Nog niet begonnen, de uiterste dag is 9 december 2026.",
    "aantallen": "- 8 klaar\n- 2 bezig\n- 1 te laat",
    "te_laat": "Te laat:\n- Carla Willemsen, Baliemedewerkers",
}


class TextForm(Form):
    """A subject and a text."""

    onderwerp = StringField("Onderwerp", filters=[lambda text: (text or "").strip()])
    tekst = TextAreaField("Tekst", filters=[lambda text: (text or "").replace("\r\n", "\n")])


@blueprint.get(ROUTE)
@allow(Audience.HR)
def overview() -> ResponseReturnValue:
    """The switch, the texts and the log."""
    organisation_id = visitor().organisation_id
    return render_template(
        "hr/messages/berichten.html",
        is_on=choices.sends_mail(db(), organisation_id=organisation_id),
        has_server=bool(settings().smtp_url),
        titles=texts.TITLES,
        lines=log.lines(db(), organisation_id=organisation_id, limit=LOG_SHOWN),
        done=request.args.get("gedaan", ""),
    )


@blueprint.post(f"{ROUTE}/aan")
@allow(Audience.HR)
def switch() -> ResponseReturnValue:
    """Begin or stop sending."""
    choices.send_mail(
        db(),
        organisation_id=visitor().organisation_id,
        on=request.form.get("aan") == "ja",
        actor_id=visitor().person_id,
        now=now(),
    )
    return redirect(url_for("mail.overview", gedaan="gekozen"), HTTPStatus.SEE_OTHER)


@blueprint.get(f"{ROUTE}/<kind>")
@allow(Audience.HR)
def edit(kind: str) -> ResponseReturnValue:
    """The text as it is, with an example."""
    text = texts.texts_of(db(), organisation_id=visitor().organisation_id)[_known(kind)]
    return _page(_known(kind), text)


@blueprint.post(f"{ROUTE}/<kind>")
@allow(Audience.HR)
def save(kind: str) -> ResponseReturnValue:
    """Look at a text, save it, or go back to ours."""
    known, form = _known(kind), TextForm(request.form)
    text = MailText(form.onderwerp.data or "", form.tekst.data or "")
    mistakes = texts.check(known, text)
    has_errors = _has_errors(mistakes)
    wish = request.form.get("wens")
    if wish == "bekijk" or (has_errors and wish != "terug"):
        return _page(known, text), HTTPStatus.UNPROCESSABLE_ENTITY if has_errors else HTTPStatus.OK
    texts.save_text(
        db(),
        organisation_id=visitor().organisation_id,
        kind=known,
        text=None if wish == "terug" else text,
        actor_id=visitor().person_id,
        now=now(),
    )
    return redirect(url_for("mail.overview", gedaan="bewaard"), HTTPStatus.SEE_OTHER)


def _known(kind: str) -> MailKind:
    if kind not in texts.KINDS:
        abort(404)
    return kind


def _page(kind: MailKind, text: MailText) -> str:
    mistakes = texts.check(kind, text)
    return render_template(
        "hr/messages/bericht.html",
        kind=kind,
        title=texts.TITLES[kind],
        form=TextForm(data={"onderwerp": text.subject, "tekst": text.body}),
        names=texts.NAMES[kind],
        mistakes=mistakes,
        example=None if _has_errors(mistakes) else texts.fill(text, _example()),
        longest=texts.LONGEST_BODY,
    )


def _has_errors(mistakes: list[Mistake]) -> bool:
    return any(one.is_error for one in mistakes)


def _example() -> dict[str, str]:
    return EXAMPLE | {"gemeente": visitor().organisation_name, "adres": settings().address + "/leerpaden"}
