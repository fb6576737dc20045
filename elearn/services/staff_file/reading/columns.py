"""Which columns a file of staff may have, how else they are called, and which it may not have."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from elearn.db.people.person import fold

REQUIRED = ("personeelsnummer", "naam", "email")
OPTIONAL = ("afdeling", "functie", "rollen", "in_dienst", "uit_dienst", "leidinggevende")
COLUMNS = (*REQUIRED, *OPTIONAL)

SYNONYMS = {
    "personeelsnummer": (
        "personeelsnr", "persnr", "persnummer", "medewerkernummer", "medewerkersnummer", "medewerkernr",
        "medewerkerid", "werknemersnummer", "werknemernummer", "nummer", "nr", "employeeid", "employeenumber",
    ),
    "naam": ("medewerker", "medewerkernaam", "volledigenaam", "naammedewerker", "name", "fullname"),
    "email": ("emailadres", "mail", "mailadres", "emailwerk", "werkmail", "emailaddress", "zakelijkemail"),
    "afdeling": ("organisatieeenheid", "afdelingsnaam", "team", "eenheid", "orgeenheid", "department"),
    "functie": ("functienaam", "functieomschrijving", "functietitel", "jobtitle"),
    "rollen": ("rol", "leerrol", "leerrollen", "role", "roles"),
    "in_dienst": ("datumindienst", "indienstdatum", "indienstsinds", "startdatum", "begindatum", "hiredate"),
    "uit_dienst": ("datumuitdienst", "uitdienstdatum", "uitdienstper", "einddatum", "enddate"),
    "leidinggevende": ("manager", "nummerleidinggevende", "leidinggevendenummer", "leidinggevendenr", "chef"),
}  # fmt: skip
"""Column -> other headings for it, without capitals, accents, spaces and signs."""

_PRIVACY = "We hebben dit niet nodig om te leren, dus mag het hier niet in (AVG, artikel 5)."
_BSN = "Een BSN mag alleen als een wet dat zegt (UAVG, artikel 46), en voor leren zegt geen wet dat."

FORBIDDEN = (
    (re.compile(r"bsn|burgerservice|^sofi"), "een BSN", _BSN),
    (
        re.compile(r"^geb(oorte)?d|geboortedatum|birthdate|dateofbirth|^geboren|leeftijd"),
        "een geboortedatum",
        _PRIVACY,
    ),
    (
        re.compile(r"nationalit|geboorteland|geboorteplaats|herkomst|etnicit"),
        "een nationaliteit of herkomst",
        _PRIVACY,
    ),
    (re.compile(r"geslacht|^sekse|gender|^mv$|^sex$"), "een geslacht", _PRIVACY),
    (
        re.compile(r"religie|godsdienst|geloof|burgerlijkestaat|gezondheid|ziek|verzuim"),
        "een gevoelig gegeven",
        _PRIVACY,
    ),
)
"""What a heading looks like, what that is, and why it is refused."""

_SEX = {"m", "v", "x", "o", "man", "vrouw", "male", "female"}
_BSN_WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, -1)
MOST_LOOKED_AT = 5_000
FEWEST = 2


def plain(heading: str) -> str:
    """A heading without capitals, accents, spaces and signs, to compare."""
    return "".join(letter for letter in fold(heading) if letter.isalnum())


BY_HEADING = {plain(column): column for column in COLUMNS} | {
    other: column for column, others in SYNONYMS.items() for other in others
}


def forbidden(heading: str, values: Sequence[str]) -> tuple[str, str] | None:
    """What a column holds that may not be here, and why; None: nothing of the kind.

    Looks at the heading and at the values, so that a BSN below ‘nummer’ is found as well.
    """
    for pattern, what, why in FORBIDDEN:
        if pattern.search(plain(heading)):
            return what, why
    if _mostly(map(is_bsn, values)):
        return "een BSN", _BSN
    if values and all(value.lower() in _SEX for value in values) and len(values) >= FEWEST:
        return "een geslacht", _PRIVACY
    return None


def is_bsn(text: str) -> bool:
    """Whether a text passes the eleven test of a BSN; Excel may have lost a zero in front."""
    digits = text.replace(".", "").replace(" ", "")
    if not (digits.isascii() and digits.isdigit() and len(digits) in {8, 9}) or not digits.strip("0"):
        return False
    return sum(w * int(d) for w, d in zip(_BSN_WEIGHTS, digits.zfill(9), strict=True)) % 11 == 0


def _mostly(found: Iterable[bool]) -> bool:
    """Whether it holds for more than half, and not by chance: one in eleven numbers passes."""
    answers = list(found)
    hits = sum(answers)
    return hits >= FEWEST and hits * 2 > len(answers)
