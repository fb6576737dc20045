"""The forms with which a trainer publishes, and with which a colleague gives something back."""

from __future__ import annotations

from wtforms import Form, StringField
from wtforms.validators import AnyOf, DataRequired, Length

from elearn.services.authoring.values import WEIGHTS, Weight

LONGEST = 200

WEIGHT_HINTS = {
    "klein": ("Klein", "Taal, spelling of uitleg. Wie de toets haalde, weet genoeg."),
    "wezenlijk": ("Wezenlijk", "Wat goed is verandert, of wat je collega’s moeten kunnen."),
}
"""Weight -> its name and what it is."""


class PublishForm(Form):
    """Why, and how much it changes."""

    reden = StringField(
        "Waarom verander je dit?",
        [
            DataRequired("Schrijf in één zin waarom je dit verandert"),
            Length(max=LONGEST, message=f"Gebruik hooguit {LONGEST} tekens"),
        ],
        filters=[lambda text: text.strip() if text else text],
    )
    gewicht = StringField(
        "Hoe groot is deze wijziging?",
        [AnyOf(WEIGHTS, message="Kies of de wijziging klein of wezenlijk is")],
    )

    @property
    def weight(self) -> Weight:
        """The chosen weight of a form that was validated."""
        return next(one for one in WEIGHTS if one == self.gewicht.data)


class GiveBackForm(Form):
    """What has to be better first."""

    opmerking = StringField(
        "Wat moet er nog anders?",
        [
            DataRequired("Schrijf op wat er nog anders moet"),
            Length(max=LONGEST, message=f"Gebruik hooguit {LONGEST} tekens"),
        ],
        filters=[lambda text: text.strip() if text else text],
    )
