"""One cell of a file of staff to its value; `Wrong` says what is wrong and what to do."""

from __future__ import annotations

import re
from datetime import date

from elearn.reader.messages.suggestion import quoted
from elearn.services.staff_file.reading.columns import plain

LONGEST = 120
BELOW = " / "
DEEPEST = 8

_NUMBER = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/-]{0,31}", re.ASCII)
_ROUNDED = re.compile(r"\d+([.,]\d+)?E\+?\d+", re.IGNORECASE | re.ASCII)
_EMAIL = re.compile(r"[^@\s<>\"',;:()]+@[^@\s<>\"',;:()]+\.[^@\s<>\"',;:().]+")
_FORMULA = ("=", "+", "-", "@")
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})", re.ASCII)
_DUTCH = re.compile(r"(\d{1,2})[-/. ](\d{1,2}|[a-z]{3,9})\.?[-/. ](\d{4}|\d{2})", re.ASCII | re.IGNORECASE)
_TIME = re.compile(r"[T ]0{1,2}:00(:00)?(\.0+)?Z?")
_MONTHS = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_OTHER_MONTHS = {"maa": 3, "mar": 3, "may": 5, "oct": 10}
EARLIEST, LATEST = 1940, 2100
CENTURY, AHEAD = 100, 10


class Wrong(Exception):  # noqa: N818 -- a mistake of the author of the file, not of ours
    """A cell that cannot be read; `code`, `message` and `hint` as in `Problem`."""

    def __init__(self, code: str, message: str, hint: str) -> None:
        super().__init__(message)
        self.code, self.message, self.hint = code, message, hint


def to_number(text: str) -> str:
    """A personnel number, with its zeros; Excel's apostrophe in front goes."""
    number = text.removeprefix("'").removeprefix("’")
    if not number:
        raise Wrong("P010", "Hier ontbreekt het personeelsnummer.", "Vul het in, of haal de regel weg.")
    if _ROUNDED.fullmatch(number):
        hint = "Maak de kolom in Excel op als Tekst en zet het hele nummer er weer in."
        raise Wrong(
            "P011", f"Excel maakte van dit nummer {quoted(number)}. De laatste cijfers zijn weg.", hint
        )
    if not _NUMBER.fullmatch(number) or number.endswith(".0"):
        hint = "Gebruik alleen letters, cijfers, punten en streepjes."
        raise Wrong("P012", f"{quoted(number)} is geen personeelsnummer.", hint)
    return number


def to_name(text: str) -> str:
    """A name as people write it."""
    if not text:
        raise Wrong("P020", "Hier ontbreekt de naam.", "Vul de naam in.")
    return to_text(text)


def to_text(text: str) -> str:
    """Text that is safe in a spreadsheet as well: no formula, not broken, not endless."""
    if text.startswith(_FORMULA):
        hint = "Zet er een letter voor. Anders maakt een rekenblad er een formule van."
        raise Wrong("P021", f"{quoted(text)} begint met `{text[0]}`.", hint)
    if len(text) > LONGEST:
        raise Wrong("P022", f"Deze tekst is langer dan {LONGEST} tekens.", "Maak hem korter.")
    if _is_broken(text):
        hint = "Bewaar het bestand opnieuw als ‘CSV UTF-8’."
        raise Wrong("P023", f"De letters in {quoted(text)} zijn kapot.", hint)
    return text


def to_email(text: str) -> str:
    """An address in small letters."""
    if not text:
        raise Wrong(
            "P024", "Hier ontbreekt het e-mailadres.", "Vul het werkadres in. Daarmee logt iemand in."
        )
    address = text.removeprefix("mailto:").lower()
    if not _EMAIL.fullmatch(address) or len(address) > LONGEST:
        raise Wrong("P025", f"{quoted(text)} is geen e-mailadres.", "Schrijf het zoals naam@gemeente.nl.")
    return address


def to_department(text: str) -> str:
    """A whole name with ` / ` between the levels, however somebody spaced it."""
    # Only with space around it: `Recht/Advies` is one name.
    parts = f" {text} ".split(BELOW) if text else []
    parts = [part.strip() for part in parts]
    if not all(parts):
        hint = "Schrijf bijvoorbeeld Publiekszaken / Balie."
        raise Wrong("P030", f"In {quoted(text)} staat een / zonder naam ernaast.", hint)
    if len(parts) > DEEPEST:
        raise Wrong("P031", f"Hier staan meer dan {DEEPEST} lagen.", "Laat de laagste lagen weg.")
    return BELOW.join(to_text(part) for part in parts)


def to_roles(text: str) -> frozenset[str]:
    """Roles as ids: `Baliemedewerker, Wijknetwerker` -> baliemedewerker and wijknetwerker."""
    found = (re.sub(r"[^a-z0-9]+", "-", _folded(one)).strip("-") for one in re.split(r"[,|+]", text))
    return frozenset(one for one in found if one)


def to_day(text: str, today: date) -> date | None:
    """A day as people write it; None for an empty cell."""
    if not text:
        return None
    written = _TIME.sub("", text)
    try:
        if iso := _ISO.fullmatch(written):
            found = date(int(iso[1]), int(iso[2]), int(iso[3]))
        elif dutch := _DUTCH.fullmatch(written):
            found = date(_year(dutch[3], today), _month(dutch[2]), int(dutch[1]))
        else:
            raise _no_day(text)
    except ValueError:
        raise _no_day(text) from None
    if not EARLIEST <= found.year <= LATEST:
        raise _no_day(text)
    return found


def _is_broken(text: str) -> bool:
    """Whether letters were once read in the wrong way: `Ã‡aÄŸla` for `Çağla`."""
    if text.isascii():
        return False
    try:
        text.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return False
    return True


def _no_day(text: str) -> Wrong:
    hint = "Schrijf dag-maand-jaar, zoals 23-11-2026."
    if text.isdigit():
        hint = "Maak de kolom in Excel op als Datum. " + hint
    return Wrong("P040", f"{quoted(text)} is geen datum.", hint)


def _month(text: str) -> int:
    if text.isdigit():
        return int(text)
    start = text[:3].lower()
    return _OTHER_MONTHS.get(start) or _MONTHS.index(start) + 1


def _year(text: str, today: date) -> int:
    """A year; of two digits the last one that is not far ahead: in 2026 is 24 2024 and 85 1985."""
    year = int(text)
    if len(text) > 2:  # noqa: PLR2004 -- two digits
        return year
    year += today.year // CENTURY * CENTURY
    return year - CENTURY if year > today.year + AHEAD else year


def _folded(text: str) -> str:
    return " ".join(plain(word) for word in re.split(r"[\s_-]+", text))
