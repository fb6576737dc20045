"""What somebody reads who answered a question of practice."""

from __future__ import annotations

from html import unescape

from tests.web.journey import library_of


def test_a_word_was_typed_and_not_chosen(as_person):
    youssef = as_person("Youssef")
    address = "/oefenen/stille-midden"
    first = library_of(youssef).quizzes["stille-midden"].practice[0]
    youssef.post(f"{address}/begin")
    asked = youssef.read(address)

    youssef.send(asked, address, antwoord="twijfelaars")
    page = unescape(youssef.read(address))

    assert first.kind == "invullen"
    assert "Jij typte: twijfelaars" in page
    assert "Jij koos" not in page
