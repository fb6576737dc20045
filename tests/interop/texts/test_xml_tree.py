"""XML from strangers: what is hostile is refused with one sentence, before it costs anything."""

from __future__ import annotations

import pytest

from elearn.interop.refusal import UnreadableError
from elearn.interop.texts.xml_tree import MAX_DEPTH, MAX_ELEMENTS, read_xml

LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
DOCTYPE = "In dit bestand staat een DOCTYPE. Haal die regel weg en probeer het opnieuw."
TOO_FULL = "Dit bestand zit te diep of te vol. Verdeel de vragen over meer bestanden."

HOSTILE = {
    "billion laughs": (f'<!DOCTYPE q [<!ENTITY l0 "ha">{LAUGHS}]><q>&l9;</q>', DOCTYPE),
    "a file of the server": ('<!DOCTYPE q [<!ENTITY f SYSTEM "file:///etc/passwd">]><q>&f;</q>', DOCTYPE),
    "a DTD elsewhere": ('<!DOCTYPE q SYSTEM "http://localhost/x.dtd"><q/>', DOCTYPE),
    "too deep": ("<q>" * (MAX_DEPTH + 1), TOO_FULL),
    "very deep": ("<q>" * 1_000_000, TOO_FULL),
    "too many elements": ("<q>" + "<a/>" * (MAX_ELEMENTS + 1), TOO_FULL),
    "too many attributes": ("<q " + " ".join(f"a{n}=''" for n in range(MAX_ELEMENTS + 1)) + "/>", TOO_FULL),
    "an entity that is not there": ("<q>&nbsp;</q>", "Dit is geen goede XML. Regel 1, teken 4 klopt niet."),
    "no XML": ("Vraag?{=ja ~nee}", "Dit is geen goede XML. Regel 1, teken 1 klopt niet."),
    "nothing": ("", "Dit is geen goede XML. Regel 1, teken 1 klopt niet."),
    "an encoding that is none": (
        "<?xml version='1.0' encoding='klingon'?><q/>",
        "De codering van dit bestand kennen we niet. Bewaar het als UTF-8.",
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_xml_is_refused_with_one_sentence(name):
    xml, sentence = HOSTILE[name]

    with pytest.raises(UnreadableError) as refused:
        read_xml(xml.encode())

    assert str(refused.value) == sentence


def test_a_name_is_the_same_in_every_version_of_qti():
    old = read_xml(b"<simpleChoice showHide='show'>x</simpleChoice>")
    new = read_xml(b"<q:qti-simple-choice show-hide='show'>x</q:qti-simple-choice>")

    assert old == new


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "windows-1252", "iso-8859-1"])
def test_encodings_that_xml_declares_are_read(encoding):
    assert read_xml(f"<?xml version='1.0' encoding='{encoding}'?><q>één</q>".encode(encoding)).text == "één"
