"""The filters above the registrations, read from the address so a filtered list is a link."""

from __future__ import annotations

from uuid import UUID

from werkzeug.datastructures import MultiDict
from wtforms import DateField, Field, Form, SearchField, SelectField
from wtforms.validators import Length, Optional, ValidationError

from elearn.services.certification import STATUSES
from elearn.services.records.registrations import RegistrationFilter
from elearn.web.hr.fields import DAYS, Choice, Day, printable


class FilterForm(Form):
    """Which registrations; every field may stay empty."""

    zoek = SearchField(
        "Naam of nummer",
        [Length(max=100, message="Zoek met hoogstens 100 tekens")],
        filters=[printable],
    )
    pad = Choice("Leerpad", default="")
    afdeling = Choice("Afdeling", default="")
    status = Choice("Status", default="", choices={"": "Elke status", **STATUSES})
    van = Day("Afgerond vanaf", [Optional()], format=DAYS)
    tot = Day("Afgerond tot en met", [Optional()], format=DAYS)

    def validate_tot(self, field: DateField) -> None:
        """A period ends after it begins."""
        if self.van.data and field.data and field.data < self.van.data:
            raise ValidationError("De laatste dag ligt voor de eerste. Draai ze om")


def read_filter(
    given: MultiDict[str, str], paths: dict[str, str], departments: dict[UUID, str]
) -> FilterForm:
    """The form as it was filled in; `paths` and `departments` are id -> name."""
    form = FilterForm(given)
    form.pad.choices = {"": "Alle leerpaden", **paths}
    form.afdeling.choices = {"": "Alle afdelingen"} | {str(key): name for key, name in departments.items()}
    return form


def wanted(form: FilterForm) -> RegistrationFilter:
    """What a valid form asks for."""
    return RegistrationFilter(
        path_id=form.pad.data or None,
        department_id=UUID(form.afdeling.data) if form.afdeling.data else None,
        status=form.status.data or None,
        from_=form.van.data,
        until=form.tot.data,
        query=form.zoek.data or None,
    )


def in_address(form: FilterForm) -> dict[str, str]:
    """The filters that are set, as they go into an address."""
    return {field.short_name: str(field.data) for field in form if field.data}


def in_words(form: FilterForm) -> str:
    """The filters that are set, as sentences such as `Status: Bezig.`."""
    return " ".join(f"{field.label.text}: {_shown(field)}." for field in form if field.data)


def _shown(field: Field) -> str:
    if isinstance(field, SelectField):
        return str(next(choice[1] for choice in field.iter_choices() if choice[2]))
    return f"{field.data:%d-%m-%Y}" if isinstance(field, DateField) else f"‘{field.data}’"
