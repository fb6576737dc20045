"""A package of QTI 3.0: what is in it, how it counts, and whether the official schemas accept it."""

from __future__ import annotations

import os
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from elearn.content.library import Quiz
from elearn.interop.qti.write import write_qti
from tests.interop.quizzes import KINDS, quizzes

SCHEMAS = os.environ.get("ELEARN_TEST_QTI_XSD", "")
ASI, PACKAGE = "imsqti_asiv3p0_sbacv1p0_v1p0.xsd", "imsqtiv3p0_imscpv1p2_v1p0.xsd"
NAMES = {"q": "http://www.imsglobal.org/xsd/imsqtiasi_v3p0"}


def documents(quiz: Quiz) -> dict[str, bytes]:
    with ZipFile(BytesIO(write_qti(quiz).content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture(scope="module")
def quiz(library) -> Quiz:
    """A quiz of ours with five of the six types."""
    return library.quizzes["vier-fasen"]


@pytest.fixture(scope="module")
def schemas() -> dict[str, etree.XMLSchema]:
    return {name: etree.XMLSchema(etree.parse(Path(SCHEMAS, name))) for name in (ASI, PACKAGE)}


def mistakes(quiz: Quiz, schemas: dict[str, etree.XMLSchema]) -> list[str]:
    found = []
    for name, content in documents(quiz).items():
        schema = schemas[PACKAGE if name == "imsmanifest.xml" else ASI]
        schema.validate(etree.fromstring(content))
        found += [f"{name}:{error.line}: {error.message}" for error in schema.error_log]
    return found


def test_the_package_holds_a_manifest_a_test_and_every_question(quiz):
    expected = ["imsmanifest.xml", "toets.xml", *(f"vragen/{one.id}.xml" for one in quiz.questions)]

    assert list(documents(quiz)) == expected


def test_the_same_quiz_is_the_same_file(quiz):
    assert write_qti(quiz).content == write_qti(quiz).content


def test_a_wrong_answer_takes_off_what_a_right_one_gives(quiz):
    question = next(one for one in quiz.questions if one.kind == "meer-antwoorden")
    root = etree.fromstring(documents(quiz)[f"vragen/{question.id}.xml"])

    entries = root.findall(".//q:qti-map-entry", NAMES)

    weights = {entry.get("map-key"): entry.get("mapped-value") for entry in entries}
    assert weights == {f"r-{option.key}": "1" if option.right else "-1" for option in question.options}
    assert root.find(".//q:qti-mapping", NAMES).get("lower-bound") == "0"


@pytest.mark.skipif(not SCHEMAS, reason="the schemas may not be in this repository: name their folder")
def test_the_official_schemas_accept_every_quiz_of_ours(library, schemas):
    assert [mistake for quiz in library.quizzes.values() for mistake in mistakes(quiz, schemas)] == []


@pytest.mark.skipif(not SCHEMAS, reason="the schemas may not be in this repository: name their folder")
@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_the_official_schemas_accept_whatever_our_files_allow(kind, data, schemas):
    assert mistakes(data.draw(quizzes(kind)), schemas) == []
