"""What a system may ask: the filters of the screen, and how to go through the pages."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from werkzeug.datastructures import MultiDict
from wtforms import Field, IntegerField, StringField
from wtforms.validators import NumberRange, Optional, ValidationError

from elearn.exports.registrations.fields import BOTH, CHOSEN
from elearn.reader.messages.suggestion import did_you_mean, quoted
from elearn.services.calendar import AMSTERDAM
from elearn.web.hr.filter_form import FilterForm

MOST = 500
USUAL = 100


class _Moment(StringField):
    """A moment with or without a zone; without one it is Dutch time."""

    moment: datetime | None = None

    def post_validate(self, form: object, validation_stopped: bool) -> None:  # noqa: ARG002, FBT001 -- WTForms
        """Read ISO 8601."""
        if not self.data:
            return
        try:
            moment = datetime.fromisoformat(self.data)
        except ValueError:
            raise ValidationError("Schrijf een moment als 2026-11-25T09:30:00Z.") from None
        self.moment = moment if moment.tzinfo else moment.replace(tzinfo=AMSTERDAM)


class _Cursor(StringField):
    """Where the previous page ended."""

    after: UUID | None = None

    def post_validate(self, form: object, validation_stopped: bool) -> None:  # noqa: ARG002, FBT001 -- WTForms
        """Read what `cursor_of` wrote."""
        if self.data:
            self.after = _id_of(self.data)


class ApiForm(FilterForm):
    """The question of a system; every parameter may be left out."""

    soort = StringField("Eén regel per toewijzing of per voltooiing", default="toewijzingen")
    met = StringField("Ook deze velden, met komma’s ertussen: " + ", ".join(CHOSEN))
    gewijzigd_sinds = _Moment("Alleen wat veranderd is sinds dit moment", [Optional()])
    cursor = _Cursor("Waar de vorige bladzijde ophield", [Optional()])
    aantal = IntegerField(
        f"Registraties op een bladzijde, hoogstens {MOST}",
        [Optional(), NumberRange(1, MOST, f"Kies een getal van 1 tot en met {MOST}.")],
        default=USUAL,
    )

    def validate_soort(self, field: Field) -> None:
        """One of the two kinds of row."""
        if field.data not in BOTH:
            raise ValidationError(f"Kies uit: {', '.join(BOTH)}.")
        if field.data == "voltooiingen" and self.status.data:
            raise ValidationError("Een voltooiing heeft geen status. Haal `status` weg.")

    def validate_met(self, _field: Field) -> None:
        """Only fields that may be chosen."""
        unknown = sorted(set(self.chosen) - set(CHOSEN))
        if unknown:
            raise ValidationError(f"{quoted(unknown[0])} kan niet. {did_you_mean(unknown[0], CHOSEN)}")

    @property
    def chosen(self) -> tuple[str, ...]:
        """The extra fields, in the order of the answer."""
        given = {one.strip() for one in (self.met.data or "").split(",")} - {""}
        return tuple(one for one in CHOSEN if one in given) + tuple(sorted(given - set(CHOSEN)))


def read_question(
    given: Mapping[str, str], paths: dict[str, str], departments: dict[UUID, str]
) -> tuple[ApiForm, dict[str, str]]:
    """The form, and what is wrong with it: parameter -> sentence; a department may go by its name."""
    by_name = {name.casefold(): str(key) for key, name in departments.items()}
    form = ApiForm(MultiDict({**given, **_department(given, by_name)}))
    form.pad.choices = {"": "", **paths}
    form.afdeling.choices = {"": ""} | {str(key): name for key, name in departments.items()}
    known = tuple(form._fields)
    mistakes = {
        name: f"Deze parameter bestaat niet. {did_you_mean(name, known)}"
        for name in given
        if name not in known
    }
    if not form.validate():
        mistakes |= {name: str(next(iter(texts))) for name, texts in form.errors.items() if name}
    return form, mistakes


def cursor_of(last: UUID) -> str:
    """Where a page ended, as text without a meaning."""
    return base64.urlsafe_b64encode(last.bytes).decode().rstrip("=")


def _id_of(cursor: str) -> UUID:
    try:
        return UUID(bytes=base64.urlsafe_b64decode(cursor + "=="))
    except (ValueError, binascii.Error):
        raise ValidationError("Deze cursor ken ik niet. Neem `volgende` uit het vorige antwoord.") from None


def _department(given: Mapping[str, str], by_name: dict[str, str]) -> dict[str, str]:
    name = given.get("afdeling", "")
    return {"afdeling": by_name[name.casefold()]} if name.casefold() in by_name else {}
