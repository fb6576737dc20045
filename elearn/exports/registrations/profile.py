"""A profile: which columns a file has and how it is written, as one YAML file in Dutch.

An example::

    titel: Ons personeelssysteem
    soort: voltooiingen
    formaat: csv
    datum: dd-mm-jjjj
    kolommen:
      - naam: Personeelsnummer
        veld: personeelsnummer
      - naam: Bron
        waarde: In verbinding
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, model_validator

from elearn.exports.formats.disarm import disarm
from elearn.exports.formats.table import Encoding, Style
from elearn.exports.registrations.fields import FIELDS
from elearn.reader.document import parse
from elearn.reader.messages.suggestion import did_you_mean, quoted
from elearn.reader.mistake import Mistake, refuse
from elearn.reader.problem import Problem
from elearn.reader.scalars import Boolean, Number, Slug, Text
from elearn.reader.schema import Entry, validate
from elearn.reader.source import decode
from elearn.services.certification import Status
from elearn.services.exporting.rows import Subject

SEPARATORS = {"puntkomma": ";", "komma": ",", "tab": "\t"}
DAYS = {
    "dd-mm-jjjj": "%d-%m-%Y",
    "jjjj-mm-dd": "%Y-%m-%d",
    "jjjjmmdd": "%Y%m%d",
    "dd/mm/jjjj": "%d/%m/%Y",
    "mm/dd/jjjj": "%m/%d/%Y",
}
FORMULA = "Deze tekst begint met een teken dat een rekenblad voor een formule kan aanzien."


def _harmless(value: object) -> object:
    if isinstance(value, str) and disarm(value.strip()) != value.strip():
        raise Mistake((), "shape_nl", FORMULA, "Begin met een letter of een cijfer.").to_error()
    return value


def _known_field(value: object) -> object:
    if isinstance(value, str) and value.strip() not in FIELDS:
        message = f"Het veld {quoted(value)} bestaat niet."
        raise Mistake((), "choice_nl", message, did_you_mean(value, tuple(FIELDS))).to_error()
    return value


Plain = Annotated[Text, BeforeValidator(_harmless)]


class ColumnEntry(Entry):
    """A column: a heading, and a field or a fixed value; `keuze`: only when HR asks for it."""

    heading: Plain = Field(alias="naam")
    field: Annotated[Text, BeforeValidator(_known_field)] | None = Field(alias="veld", default=None)
    value: Plain | None = Field(alias="waarde", default=None)
    optional: Boolean = Field(alias="keuze", default=False)

    @model_validator(mode="after")
    def _one_source(self) -> ColumnEntry:
        if (self.field is None) == (self.value is None):
            message = f"De kolom {quoted(self.heading)} heeft precies één bron nodig."
            refuse("kolom", [Mistake((), "missing_nl", message, "Schrijf `veld` of `waarde`.")])
        return self


class Limits(Entry):
    """Which rows a profile is about; empty: all of them."""

    statuses: tuple[Status, ...] = Field(alias="status", default=())
    path_ids: tuple[Slug, ...] = Field(alias="leerpaden", default=())


class ProfileFile(Entry):
    """The whole file."""

    title: Text = Field(alias="titel")
    explanation: Text = Field(alias="uitleg", default="")
    subject: Subject = Field(alias="soort", default="toewijzingen")
    format: Literal["csv", "xlsx", "ods", "jsonl"] = Field(alias="formaat", default="csv")
    separator: Literal["puntkomma", "komma", "tab"] = Field(alias="scheiding", default="puntkomma")
    encoding: Literal["utf-8", "windows-1252"] = Field(alias="codering", default="utf-8")
    bom: Boolean = Field(default=False)
    day: Literal["dd-mm-jjjj", "jjjj-mm-dd", "jjjjmmdd", "dd/mm/jjjj", "mm/dd/jjjj"] = Field(
        alias="datum", default="jjjj-mm-dd"
    )
    decimal: Literal["komma", "punt"] = Field(alias="decimaal", default="punt")
    headings: Boolean = Field(alias="kop", default=True)
    rows_per_file: Annotated[Number, Field(ge=1)] | None = Field(alias="regels_per_bestand", default=None)
    columns: tuple[ColumnEntry, ...] = Field(alias="kolommen", min_length=1)
    limits: Limits = Field(alias="filter", default=Limits.model_construct())
    source: Text = Field(alias="bron", default="")
    uncertain: Text = Field(alias="onzeker", default="")

    @model_validator(mode="after")
    def _fits_together(self) -> ProfileFile:
        refuse("profiel", [*_same_headings(self), *_other_subject(self), *_bom_without_utf8(self)])
        return self


@dataclass(frozen=True)
class Profile:
    """A profile that is right; `name` is how forms and commands call it."""

    name: str
    file: ProfileFile
    text: str
    is_own: bool = False

    @property
    def style(self) -> Style:
        """How it writes what a format leaves open."""
        encoding: Encoding = "utf-8-sig" if self.file.bom else "utf-8"
        return Style(
            delimiter=SEPARATORS[self.file.separator],
            encoding="cp1252" if self.file.encoding == "windows-1252" else encoding,
            day=DAYS[self.file.day],
            decimal="," if self.file.decimal == "komma" else ".",
            headings=self.file.headings,
        )

    @property
    def choices(self) -> tuple[str, ...]:
        """The fields that only come along when HR asks for them."""
        return tuple(one.field for one in self.file.columns if one.optional and one.field)

    def columns(self, chosen: frozenset[str]) -> tuple[ColumnEntry, ...]:
        """The columns of a file, with those of the optional ones that were chosen."""
        return tuple(one for one in self.file.columns if not one.optional or one.field in chosen)


def entries_of(fields: tuple[str, ...]) -> tuple[ColumnEntry, ...]:
    """Columns that are called as their fields."""
    return tuple(ColumnEntry.model_validate({"naam": name, "veld": name}) for name in fields)


def read_profile(
    name: str, content: bytes, *, file_name: str = "", is_own: bool = False
) -> tuple[Profile | None, tuple[Problem, ...]]:
    """A profile, or every mistake in it with its place; `file_name` is how messages call it."""
    source = decode(file_name or f"{name}.yaml", content)
    document = parse(source)
    file, problems = validate(document, ProfileFile)
    told = {(one.line, one.column) for one in document.problems}
    problems = (*document.problems, *(one for one in problems if (one.line, one.column) not in told))
    if file is None or problems:
        return None, tuple(sorted(problems))
    return Profile(name, file, source.text, is_own), ()


def _same_headings(file: ProfileFile) -> list[Mistake]:
    seen: set[str] = set()
    mistakes = []
    for place, column in enumerate(file.columns):
        if column.heading in seen:
            message = f"De kolom {quoted(column.heading)} staat er twee keer."
            at = ("kolommen", place, "naam")
            mistakes.append(Mistake(at, "twice_nl", message, "Geef elke kolom een eigen naam."))
        seen.add(column.heading)
    return mistakes


def _other_subject(file: ProfileFile) -> list[Mistake]:
    mistakes = [
        Mistake(
            ("kolommen", place, "veld"),
            "choice_nl",
            f"Het veld `{column.field}` past niet bij {file.subject}.",
            "Haal deze kolom weg, of kies een andere `soort`.",
        )
        for place, column in enumerate(file.columns)
        if column.field and file.subject not in FIELDS[column.field].subjects
    ]
    if file.subject == "voltooiingen" and file.limits.statuses:
        message, hint = "Een voltooiing heeft geen status.", "Haal deze regel weg."
        mistakes.append(Mistake(("filter", "status"), "choice_nl", message, hint))
    return mistakes


def _bom_without_utf8(file: ProfileFile) -> list[Mistake]:
    if file.bom and file.encoding != "utf-8":
        hint = "Haal `bom` weg, of kies `codering: utf-8`."
        return [Mistake(("bom",), "choice_nl", "Alleen UTF-8 heeft een BOM.", hint)]
    return []
