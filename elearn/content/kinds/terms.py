"""`begrippen.yaml`: words that need explaining, and their addresses on the page of terms."""

from __future__ import annotations

import re
import unicodedata

from pydantic import Field

from elearn.reader.scalars import Text
from elearn.reader.schema import Entry


class TermEntry(Entry):
    """One word with its explanation."""

    term: Text = Field(alias="begrip")
    explanation: Text = Field(alias="uitleg")


class TermsFile(Entry):
    """The whole file."""

    terms: tuple[TermEntry, ...] = Field(alias="begrippen", min_length=1)


def to_terms(file: TermsFile) -> dict[str, str]:
    """Term -> explanation, in the order of the file."""
    return {entry.term: entry.explanation for entry in file.terms}


def term_slug(term: str) -> str:
    """The anchor of a term on `/begrippen`: `Sociale cohesie` -> `sociale-cohesie`."""
    plain = unicodedata.normalize("NFKD", term.lower()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
