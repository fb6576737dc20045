"""A quiz as a content package of QTI 3.0: a zip with a manifest, a test and an item per question."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from xml.etree.ElementTree import Element
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from elearn.content.library import Quiz
from elearn.interop.loss import Loss
from elearn.interop.packaged import Packaged, common_losses
from elearn.interop.qti.elements import ASI, add, to_bytes
from elearn.interop.qti.names import ITEM, TOOL
from elearn.interop.qti.write_item import to_item
from elearn.interop.tags import tags_of
from elearn.questions.ordering import Ordering
from elearn.questions.question import Question

PACKAGE = "http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1"
LOM = "http://ltsc.ieee.org/xsd/LOM"
TEST = "toets.xml"

ORDERING = "een volgorde is helemaal goed of fout"
WHY_ORDERING = "Bij ons geeft elke goede plek punten. QTI telt hier alles of niets."

# The same quiz is the same file, whenever it was made.
_MOMENT = (2020, 1, 1, 0, 0, 0)


def write_qti(quiz: Quiz) -> Packaged:
    """The package. Each item names its key points as keywords in the manifest."""
    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive:
        for name, root in _files(quiz):
            entry = ZipInfo(name, _MOMENT)
            entry.compress_type = ZIP_DEFLATED
            archive.writestr(entry, to_bytes(root))
    losses = (*common_losses(quiz, keeps_keys=True, feedback_per_row=True), *_own_losses(quiz))
    return Packaged(buffer.getvalue(), losses)


def _files(quiz: Quiz) -> Iterator[tuple[str, Element]]:
    yield "imsmanifest.xml", _manifest(quiz)
    yield TEST, _test(quiz)
    for question in quiz.questions:
        yield _file_of(question), to_item(question)


def _own_losses(quiz: Quiz) -> Iterator[Loss]:
    for question in quiz.questions:
        if isinstance(question, Ordering):
            yield Loss(question.id, ORDERING, WHY_ORDERING)


def _file_of(question: Question) -> str:
    return f"vragen/{question.id}.xml"


def _manifest(quiz: Quiz) -> Element:
    root = Element("manifest", {"xmlns": PACKAGE, "identifier": f"pakket-{quiz.id}"})
    metadata = add(root, "metadata")
    add(metadata, "schema", "QTI Package")
    add(metadata, "schemaversion", "3.0.0")
    add(root, "organizations")
    resources = add(root, "resources")
    test = add(resources, "resource", identifier="toets", type="imsqti_test_xmlv3p0", href=TEST)
    add(test, "file", href=TEST)
    for question in quiz.questions:
        add(test, "dependency", identifierref=f"{ITEM}{question.id}")
        _resource(resources, question)
    return root


def _resource(resources: Element, question: Question) -> None:
    file = _file_of(question)
    resource = add(
        resources, "resource", identifier=f"{ITEM}{question.id}", type="imsqti_item_xmlv3p0", href=file
    )
    lom = add(add(resource, "metadata"), "lom", xmlns=LOM)
    general = add(lom, "general")
    for tag in tags_of(question):
        add(add(general, "keyword"), "string", tag, language="nl")
    add(resource, "file", href=file)


def _test(quiz: Quiz) -> Element:
    head = {"xmlns": ASI, "identifier": f"quiz-{quiz.id}", "title": quiz.title, "tool-name": TOOL}
    root = Element("qti-assessment-test", head)
    part = add(
        root, "qti-test-part", identifier="deel", navigation_mode="nonlinear", submission_mode="individual"
    )
    section = add(part, "qti-assessment-section", identifier="vragen", title=quiz.title, visible="true")
    for question in quiz.questions:
        add(section, "qti-assessment-item-ref", identifier=f"{ITEM}{question.id}", href=_file_of(question))
    return root
