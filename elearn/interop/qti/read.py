"""Reading QTI: one item, or a package with a manifest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from elearn.interop.item import Bank, Item
from elearn.interop.loss import Loss
from elearn.interop.qti.archive import is_zip, read_archive
from elearn.interop.qti.read_item import read_item
from elearn.interop.refusal import UnreadableError, refuse_too_many
from elearn.interop.texts.plain import tidy
from elearn.interop.texts.xml_tree import Node, read_xml

MANIFEST = "imsmanifest.xml"
NO_MANIFEST = "In deze zip zit geen imsmanifest.xml. Exporteer de vragen als QTI-pakket."
NOT_QTI = "Dit is geen QTI 2 of 3. Kies een ander formaat, of exporteer opnieuw."
OLD_QTI = "Dit is QTI 1. Dat lezen we niet. Exporteer de vragen als QTI 2.1 of nieuwer."


def read_qti(content: bytes) -> Bank:
    """The questions of an item or a package. Raises `UnreadableError` for anything else."""
    if is_zip(content):
        return _package(read_archive(content))
    root = read_xml(content)
    if root.name == "questestinterop":
        raise UnreadableError(OLD_QTI)
    if root.name != "assessmentitem":
        raise UnreadableError(NOT_QTI)
    return Bank("", (read_item(root, name="Vraag"),))


def _package(files: Mapping[str, bytes]) -> Bank:
    found = min((name for name in files if name.split("/")[-1] == MANIFEST), key=len, default="")
    if not found:
        raise UnreadableError(NO_MANIFEST)
    folder = found.removesuffix(MANIFEST)
    nodes = (node for node in read_xml(files[found]).walk() if node.name == "resource")
    # A file that is named more often is still one question.
    resources = {node.get("href"): node for node in nodes}.values()
    refuse_too_many(len(resources))
    title = ""
    items: list[Item] = []
    missing: list[Loss] = []
    for resource in resources:
        name = folder + resource.get("href")
        if "test" in resource.get("type"):
            title = title or _title(files.get(name, b""))
        elif "item" in resource.get("type") and name not in files:
            missing.append(_missing(resource))
        elif "item" in resource.get("type"):
            items.append(_item(files[name], resource))
    return Bank(title, tuple(items), tuple(missing))


def _missing(resource: Node) -> Loss:
    return Loss(
        resource.get("href"), "bestand ontbreekt", "Het manifest noemt het, maar het zit niet in de zip."
    )


def _title(content: bytes) -> str:
    try:
        return tidy(read_xml(content).get("title"))
    except UnreadableError:
        return ""


def _item(content: bytes, resource: Node) -> Item:
    """One item; a broken one costs only itself."""
    name = resource.get("href")
    try:
        root = read_xml(content)
    except UnreadableError as error:
        return Item(name, why_not=str(error))
    if root.name != "assessmentitem":
        return Item(name, why_not=NOT_QTI)
    return read_item(root, name=name, tags=tuple(_keywords(resource)))


def _keywords(resource: Node) -> Iterator[str]:
    for node in resource.walk():
        if node.name == "keyword":
            yield tidy(node.text)
