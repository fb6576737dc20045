"""The Dutch words for what stands in a file, with which a difference is told."""

from __future__ import annotations

from typing import Literal, NamedTuple


class Rows(NamedTuple):
    """A list of entries: what one of them is called, and the key that tells it from the others.

    `main` is the text that an entry is about. `called` says how to name one: by its letter, its
    number or its id. `inside` ones are told as a part of what they stand in. `by_place` ones are
    still the same when they keep their place, whatever their key says.
    """

    one: str
    id_key: str
    main: str = ""
    called: Literal["letter", "number", "id"] = "id"
    inside: bool = False
    by_place: bool = False
    order: str = ""


ROWS: dict[str, Rows] = {
    "antwoorden": Rows("antwoord", "sleutel", "tekst", "letter", True, True, "de volgorde van de antwoorden"),
    "begrippen": Rows("begrip", "begrip"),
    "doelen": Rows("doel", "id"),
    "fout": Rows("verwachte fout", "antwoord", "antwoord", "number", True, True, "de volgorde van de fouten"),
    "hulpmiddelen": Rows("hulpmiddel", "titel"),
    "kaart": Rows("contact", "id"),
    "kernpunten": Rows("kernpunt", "id"),
    "lesstappen": Rows("stap", "titel", "titel", "number", by_place=True),
    "overige_links": Rows("link", "link"),
    "paginas": Rows("pagina", "id"),
    "paren": Rows("regel", "sleutel", "links", "number", True, True, "de volgorde van de regels"),
    "routes": Rows("route", "id"),
    "stappen": Rows("stap", "sleutel", "tekst", "number", True, True, "de goede volgorde"),
    "themas": Rows("thema", "id"),
    "vragen": Rows("vraag", "id", "vraag", "number"),
}

LABELS: dict[str, str] = {
    "antwoord": "de tekst",
    "begrippen": "de lijst met begrippen",
    "belofte": "de belofte",
    "bron": "de bron",
    "casus": "de casus",
    "doel": "het doel",
    "doelen": "de lijst met doelen",
    "editie": "de editie",
    "feedback": "de feedback",
    "feedback_goed": "de feedback op een goed antwoord",
    "feedback_niet_waar": "de feedback op ‘Niet waar’",
    "feedback_overig": "de feedback op elk ander antwoord",
    "feedback_waar": "de feedback op ‘Waar’",
    "gebruik": "het gebruik",
    "gedrag": "het gedrag",
    "geldig_maanden": "het aantal maanden dat het geldt",
    "gevoelig": "het merk ‘gevoelig’",
    "goed": "de lijst met goede antwoorden",
    "id": "de id",
    "hoofdletters": "de regel voor hoofdletters",
    "keuzes": "de lijst met keuzes",
    "klopt": "het goede antwoord",
    "kritiek": "het merk ‘kritiek’",
    "kunnen": "de lijst ‘dit kun je straks’",
    "laatst_gecontroleerd": "de datum van de laatste controle",
    "les": "de les die erbij hoort",
    "lessen": "de lijst met lessen",
    "link": "de link",
    "links": "de tekst",
    "met_dank_aan": "de lijst ‘met dank aan’",
    "minuten": "het aantal minuten",
    "oefenen": "het aantal vragen om mee te oefenen",
    "onthoud": "de zin om te onthouden",
    "per_doel": "het aantal vragen per doel",
    "pogingen": "het aantal pogingen",
    "rechts": "de goede keuze",
    "redactie": "het merk ‘redactie’",
    "rollen": "de lijst met rollen",
    "situatie": "de situatie",
    "slaagnorm": "de norm om te slagen",
    "soort": "het soort",
    "tekst": "de tekst",
    "thema": "het thema",
    "titel": "de titel",
    "uitleg": "de uitleg",
    "van_de_redactie": "de lijst ‘van de redactie’",
    "vervangt_niet": "de lijst ‘vervangt niet’",
    "vooraf": "de lijst met lessen vooraf",
    "vraag": "de vraagtekst",
    "waarschuwing": "de waarschuwing",
    "wachttijd": "de wachttijd",
    "wie": "het contact",
}

DECIDING = frozenset(
    {"doelen", "goed", "hoofdletters", "klopt", "kritiek", "per_doel", "rechts", "slaagnorm", "soort"}
)
"""The keys that decide what is right, or who passes."""


def switched(key: str, *, on: bool) -> str:
    """What happened to a value that is yes or no."""
    if key == "klopt":
        return "is nu ‘Waar’" if on else "is nu ‘Niet waar’"
    return "staat nu aan" if on else "staat nu uit"


def label(key: str) -> str:
    """A key in words; one that is not known here is quoted."""
    return LABELS.get(key, f"‘{key}’")
