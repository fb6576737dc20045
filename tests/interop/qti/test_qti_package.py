"""A package of QTI 3.0: what is in it and how it counts; see `tests.interop.qti.xsd` for its schemas."""

from __future__ import annotations

import pytest
from lxml import etree

from elearn.content.library import Quiz
from elearn.interop.qti.write import write_qti
from tests.interop.qti import xsd
from tests.interop.qti.xsd import documents

NAMES = {"q": "http://www.imsglobal.org/xsd/imsqtiasi_v3p0"}


@pytest.fixture(scope="module")
def quiz(library) -> Quiz:
    """A quiz of ours with five of the six types."""
    return library.quizzes["vier-fasen"]


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


ANYTHING = """<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="{space}">
<xs:element name="{name}"><xs:complexType><xs:sequence>
<xs:any minOccurs="0" maxOccurs="unbounded" processContents="skip"/>
</xs:sequence><xs:anyAttribute processContents="skip"/></xs:complexType></xs:element></xs:schema>"""


@pytest.mark.parametrize("accepted", ["qti-assessment-test", "manifest"])
def test_the_judge_names_every_file_that_its_schemas_refuse(quiz, tmp_path, capsys, accepted):
    # These two accept the manifest, and of the rest one element.
    package = "http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1"
    (tmp_path / xsd.PACKAGE).write_text(ANYTHING.format(space=package, name="manifest"))
    (tmp_path / xsd.ITEM).write_text(ANYTHING.format(space=NAMES["q"], name=accepted))

    assert xsd.main([str(tmp_path)], number=1) == 1

    told = capsys.readouterr().out
    refused = [name for name in documents(quiz) if f"{quiz.id}/{name}:" in told]
    items = [f"vragen/{one.id}.xml" for one in quiz.questions]
    assert refused == (items if accepted == "qti-assessment-test" else ["toets.xml", *items])


def test_without_schemas_the_judge_says_so(tmp_path, capsys):
    assert [xsd.main([str(tmp_path)]), xsd.main([])] == [2, 2]
    assert capsys.readouterr().out.startswith("These are not the schemas: ")
