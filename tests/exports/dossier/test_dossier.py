"""The dossier leaves nothing out: every table, every column of a file, and it says what is chosen now."""

from __future__ import annotations

import io
from typing import get_args

import pytest
from pypdf import PdfReader

from elearn.db import Base, Organisation
from elearn.exports.dossier.content import make_dossier
from elearn.exports.dossier.markdown import to_markdown
from elearn.exports.dossier.pdf import to_pdf
from elearn.exports.registrations.fields import FIELDS
from elearn.services.reminders.values import MailKind
from elearn.services.retention.kinds import KINDS, NOT_KEPT
from elearn.services.retention.run import destroy
from elearn.services.systems.tokens import make_token
from elearn.settings import Settings
from tests.services.content import LIBRARY
from tests.services.people import NOW, make_person


@pytest.fixture
def home(session):
    home = Organisation(code="voorbeeldstad", name="Gemeente Voorbeeldstad | #eval", settings={})
    session.add(home)
    session.commit()
    return home


@pytest.fixture
def dossier(session, home):
    return make_dossier(session, Settings(), organisation_id=home.id, now=NOW)


def cells(dossier) -> set[str]:
    """The cells of all tables."""
    return {
        cell
        for section in dossier.sections
        for block in section.blocks
        if hasattr(block, "rows")
        for row in block.rows
        for cell in row
    }


def test_every_table_is_in_it(dossier):
    told = {table for cell in cells(dossier) for table in cell.split(", ")}

    assert set(Base.metadata.tables) - told == set()


def test_every_column_that_leaves_is_in_it(dossier):
    assert FIELDS.keys() - cells(dossier) == set()


def test_every_kind_of_record_is_in_it_with_why_and_on_what_ground(dossier):
    told = cells(dossier)

    assert [one.key for one in KINDS if not {one.title, one.why, one.basis, one.seen_by} <= told] == []


def test_what_is_not_kept_is_in_it(dossier):
    text = to_markdown(dossier)

    assert [one for one in NOT_KEPT if f"- {one}.\n" not in text] == []


def test_every_mail_is_in_it(dossier):
    assert set(get_args(MailKind)) - cells(dossier) == set()


def test_a_system_with_a_token_is_in_it(session, home):
    mirjam = make_person(session, home, "Mirjam Bakker")
    make_token(session, organisation_id=home.id, system="Personeelssysteem", actor_id=mirjam.id, now=NOW)

    found = make_dossier(session, Settings(), organisation_id=home.id, now=NOW)

    assert "| Personeelssysteem | 24-11-2026 door Mirjam Bakker | nooit | open |" in to_markdown(found)


def test_it_says_what_is_chosen_now(session, home):
    home.settings = {"bewaartermijnen": {"antwoorden": 14}, "leidinggevende_ziet_te_laat": True}
    session.flush()
    destroy(session, LIBRARY, organisation_id=home.id, now=NOW)

    text = to_markdown(make_dossier(session, Settings(four_eyes=True), organisation_id=home.id, now=NOW))

    assert "14 dagen nadat je leerpad klaar is" in text
    assert "Namen: ja, van wie te laat is" in text
    assert "| Tweede trainer keurt goed | ja |" in text
    assert "| 24-11-2026 | niets |" in text


def test_markdown_keeps_its_tables_whatever_a_cell_holds(dossier):
    rows = [line for line in to_markdown(dossier).splitlines() if line.startswith("|")]

    assert all(line.endswith(" |") for line in rows)
    assert "# Dossier voor de ondernemingsraad en de DPIA\n" in to_markdown(dossier)


def test_the_pdf_is_tagged_dutch_and_says_the_same(dossier):
    pdf = PdfReader(io.BytesIO(to_pdf(dossier, now=NOW)))

    root = pdf.trailer["/Root"]
    promises = root["/Metadata"].get_data().decode()
    text = "".join(page.extract_text() for page in pdf.pages).replace("\u200b", "")
    assert (root["/Lang"], root["/MarkInfo"]["/Marked"]) == ("nl", True)
    assert ("<pdfuaid:part>1<" in promises, "<pdfaid:part>2<" in promises) == (True, True)
    assert "Gemeente Voorbeeldstad | #eval" in text
    assert [one.title for one in dossier.sections if one.title not in text] == []


def test_the_same_dossier_is_the_same_file(dossier):
    assert to_pdf(dossier, now=NOW) == to_pdf(dossier, now=NOW)
