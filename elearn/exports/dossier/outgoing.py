"""What leaves the system: files, and who takes them."""

from __future__ import annotations

from elearn.exports.columns import COLUMNS
from elearn.exports.dossier.block import Section, Table
from elearn.exports.formats import FORMATS


def outgoing() -> Section:
    """Every file that HR can make, with all its columns."""
    files = tuple((name, one.title, one.hint) for name, one in FORMATS.items())
    columns = tuple((one.heading,) for one in COLUMNS)
    return Section(
        "Wat eruit gaat",
        (
            "HR maakt bestanden met registraties. In het logboek staat wie dat deed, en hoeveel.",
            Table(("Soort", "Naam", "Uitleg"), files),
            "Een bestand heeft deze kolommen. Er zijn geen kolommen met antwoorden, punten of pogingen.",
            Table(("Kolom",), columns),
        ),
    )
