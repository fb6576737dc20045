"""The elements of QTI that an item is built of."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from elearn.interop.texts.plain import Block

ASI = "http://www.imsglobal.org/xsd/imsqtiasi_v3p0"


def add(parent: Element, name: str, text: str = "", **attributes: str) -> Element:
    """A new element; an attribute `base_type` is written `base-type`."""
    node = SubElement(parent, name, {key.replace("_", "-"): value for key, value in attributes.items()})
    node.text = text or None
    return node


def add_blocks(parent: Element, blocks: Iterable[Block]) -> None:
    """Paragraphs, their kind as a class."""
    for block in blocks:
        add_lines(SubElement(parent, "p", {"class": block.kind} if block.kind else {}), block.text)


def add_lines(parent: Element, text: str) -> None:
    """A text whose line ends become breaks."""
    first, *rest = text.split("\n")
    parent.text = first.strip()
    for line in rest:
        add(parent, "br").tail = line.strip()


def to_bytes(root: Element) -> bytes:
    """The document, laid out for people where that changes no text."""
    indent(root)
    content: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return content
