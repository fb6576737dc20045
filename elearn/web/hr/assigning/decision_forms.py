"""The small forms of a decision about one assignment."""

from __future__ import annotations

from wtforms import Form, RadioField
from wtforms.validators import InputRequired, Optional, ValidationError

from elearn.services.assignments.decisions import GROUNDS
from elearn.web.hr.fields import DAYS, Day

NO_GROUND = "Kies waarom je deze vrijstelling geeft"
NO_DATE = "Kies een dag"


class DateForm(Form):
    """Another last day."""

    datum = Day("Nieuwe uiterste dag", [InputRequired(NO_DATE)], format=DAYS)


class ExemptionForm(Form):
    """Why somebody is exempt, and until when."""

    grond = RadioField("Waarom", [InputRequired(NO_GROUND)], choices=dict(GROUNDS), validate_choice=False)
    tot_en_met = Day("Tot en met", [InputRequired(NO_DATE)], format=DAYS)

    def validate_grond(self, field: RadioField) -> None:
        """Only a reason from the list."""
        if field.data not in GROUNDS:
            raise ValidationError(NO_GROUND)


class PauseForm(Form):
    """Until when; empty: until HR ends the pause."""

    tot = Day("Tot en met (mag leeg)", [Optional()], format=DAYS)
