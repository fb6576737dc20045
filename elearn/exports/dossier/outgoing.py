"""What leaves the system: files and an API, and who takes them."""

from __future__ import annotations

from elearn.exports.dossier.block import Section, Table
from elearn.exports.formats import FORMATS
from elearn.exports.registrations.fields import FIELDS
from elearn.exports.registrations.shipped import shipped_profiles


def outgoing() -> Section:
    """Every file that HR can make and what systems can read, with all fields there are."""
    files = tuple((one.title, one.hint) for one in FORMATS.values())
    profiles = tuple((one.file.title, one.file.explanation) for one in shipped_profiles().values())
    fields = tuple((name, _meaning(name)) for name in FIELDS)
    return Section(
        "Wat eruit gaat",
        (
            "HR maakt bestanden met registraties. Een systeem met een token kan ze zelf ophalen.",
            "In het logboek staat wie dat deed en hoeveel. Wie erin staat, ziet dat op Mijn gegevens.",
            Table(("Soort bestand", "Uitleg"), files),
            "Een profiel kiest de kolommen. HR kan ook een eigen profiel maken, met dezelfde velden.",
            Table(("Profiel", "Uitleg"), profiles),
            "Andere velden zijn er niet. Geen enkel veld heeft antwoorden, punten of pogingen.",
            Table(("Veld", "Betekenis"), fields),
        ),
    )


def _meaning(name: str) -> str:
    field = FIELDS[name]
    return f"{field.meaning} Alleen als HR het kiest." if field.chosen else field.meaning
