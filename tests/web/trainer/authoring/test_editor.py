"""Writing a file in the browser: nothing that was typed is lost, and nobody else sees it."""

from __future__ import annotations

import re
from urllib.parse import urlencode

import pytest

from tests.web.people import hidden_fields, id_of
from tests.web.trainer.authoring.desk import (
    MISTAKE,
    TITLE,
    at,
    change,
    concepts,
    text_on,
    title_for_learners,
    upload,
    write,
)


def test_the_editor_shows_the_file_as_it_is_served(as_person, quiz):
    html = as_person("Tarik").read(at("bewerken"))

    assert text_on(html) == quiz.read_text("utf-8")
    assert '<iframe class="frame"' in html


def test_a_text_with_a_mistake_is_kept_and_the_mistake_is_a_link_to_its_place(as_person, quiz):
    tarik = as_person("Tarik")

    response = change(tarik, *MISTAKE)
    html = tarik.read(response.headers["Location"])

    assert response.status_code == 303
    assert text_on(html) == quiz.read_text("utf-8").replace(*MISTAKE, 1)
    line = quiz.read_text("utf-8").split("soort: stelling")[0].count("\n") + 1
    assert f'<a href="#tekst" data-line="{line}" data-column="12">Regel {line}, kolom 12: ' in html
    assert f"{line} |     soort: steling\n     |            <mark>" not in html  # the pointer is inside
    assert f"{line} |     soort: steling\n     | <mark>           ^</mark>" in html
    assert "Eén ding klopt nog niet" in html
    assert title_for_learners(tarik) == "Wat is polarisatie?"


def test_a_mistake_that_the_text_causes_elsewhere_leads_to_the_other_file(as_person):
    tarik = as_person("Tarik")
    html = tarik.read(at("bewerken", "leerpaden/baliemedewerker.yaml"))
    text = re.sub(r"per_doel: \d+", "per_doel: 99", text_on(html))
    write(tarik, html, text, "leerpaden/baliemedewerker.yaml")
    lesson = tarik.read(at("bewerken", "begrippen.yaml"))
    write(tarik, lesson, "begrippen:\n  - {begrip: niets, uitleg: Niets.}\n", "begrippen.yaml")

    html = tarik.read(at("bewerken", "begrippen.yaml"))

    assert re.search(r'<a href="/trainer/bewerken/polarisatie/lessen/[^"]+">lessen/', html)
    assert "Publiceren kan als dit is opgelost." in html


def test_an_untouched_text_is_no_concept(as_person):
    tarik = as_person("Tarik")
    html = tarik.read(at("bewerken"))

    write(tarik, html, text_on(html))

    assert concepts(tarik) == []


def test_a_text_that_is_again_what_is_live_is_no_concept_any_more(as_person):
    tarik = as_person("Tarik")
    change(tarik, *TITLE)

    html = tarik.read(change(tarik, *TITLE[::-1]).headers["Location"])

    assert concepts(tarik) == []
    assert "Alles klopt. Je tekst is gelijk aan wat live is." in html


def test_a_colleague_does_not_see_the_concept(as_person):
    tarik, lieke = as_person("Tarik"), as_person("Lieke")
    change(tarik, *TITLE)

    assert TITLE[1] in tarik.read(at("bewerken"))
    assert TITLE[1] not in lieke.read(at("bewerken"))
    assert tarik.get(at("download") + "?concept=ja").status_code == 200
    assert lieke.get(at("download") + "?concept=ja").status_code == 404


def test_a_concept_can_be_thrown_away(as_person):
    tarik = as_person("Tarik")
    change(tarik, *TITLE)

    response = tarik.submit(at("bewerken"), at("weggooien"))

    assert response.status_code == 303
    assert concepts(tarik) == []


def test_a_second_tab_does_not_write_over_the_first(as_person):
    tarik = as_person("Tarik")
    first, second = (tarik.read(at("bewerken")) for _ in range(2))
    write(tarik, first, "titel: Van het eerste tabblad\n")

    response = write(tarik, second, "titel: Van het tweede tabblad\n")

    assert response.status_code == 409
    assert text_on(response.text) == "titel: Van het tweede tabblad\n"
    assert "intussen veranderd" in response.text
    assert concepts(tarik) == [b"titel: Van het eerste tabblad\n"]
    write(tarik, response.text, text_on(response.text))
    assert concepts(tarik) == [b"titel: Van het tweede tabblad\n"]


def test_line_ends_and_the_mark_of_a_file_stay_what_they_were(as_person, quiz):
    tarik = as_person("Tarik")
    windows = b"\xef\xbb\xbf" + quiz.read_bytes().replace(b"\n", b"\r\n") + b"# einde"
    upload(tarik, windows)
    uploaded = concepts(tarik)

    change(tarik, *TITLE)

    assert uploaded == [windows]
    assert concepts(tarik) == [windows.replace(*(one.encode() for one in TITLE), 1)]


def test_an_upload_is_kept_byte_for_byte(as_person):
    tarik = as_person("Tarik")

    upload(tarik, b"# van mijn schijf\r\ntitel: Kapot\n\n\n")

    assert concepts(tarik) == [b"# van mijn schijf\r\ntitel: Kapot\n\n\n"]
    assert tarik.get(at("download") + "?concept=ja").data == b"# van mijn schijf\r\ntitel: Kapot\n\n\n"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"titel: Caf\xe9\n", "Dit bestand is niet als UTF-8 bewaard: hier staat byte E9."),
        (b"a" * (256 * 1024 + 1), "Dit bestand is groter dan 256 kB."),
    ],
    ids=["another encoding", "too large"],
)
def test_a_file_that_cannot_be_taken_costs_nothing(as_person, content, message):
    tarik = as_person("Tarik")
    change(tarik, *TITLE)
    before = concepts(tarik)

    response = upload(tarik, content)

    assert response.status_code == 422
    assert message in response.text
    assert TITLE[1] in text_on(response.text)
    assert concepts(tarik) == before


LARGEST = 256 * 1024


def as_address(fields) -> tuple[str, str]:
    return urlencode(fields), "application/x-www-form-urlencoded"


def as_parts(fields) -> tuple[str, str]:
    parts = [
        f'--grens\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
        for name, value in fields.items()
    ]
    return f"{''.join(parts)}--grens--\r\n", "multipart/form-data; boundary=grens"


@pytest.mark.parametrize("text", ["é" * (LARGEST // 2), "\n" * LARGEST], ids=["letters", "line ends"])
@pytest.mark.parametrize("encode", [as_address, as_parts])
def test_a_text_of_256_kb_fits_in_the_form(as_person, text, encode):
    """A byte of it may take six on its way."""
    tarik = as_person("Tarik")
    fields = hidden_fields(tarik.read(at("bewerken")), at("bewerken"))
    body, kind = encode(fields | {"tekst": text.replace("\n", "\r\n")})

    response = tarik.client.post(at("bewerken"), data=body, content_type=kind)

    assert response.status_code == 303
    assert concepts(tarik) == [text.encode()]


def test_a_text_that_is_too_large_is_shown_again(as_person):
    tarik = as_person("Tarik")
    text = "a" * (256 * 1024 + 1)

    response = write(tarik, tarik.read(at("bewerken")), text)

    assert response.status_code == 422
    assert text_on(response.text) == text
    assert concepts(tarik) == []


def test_signs_that_mean_something_in_html_are_text(as_person):
    tarik = as_person("Tarik")
    text = 'titel: "</textarea><script>alert(1)</script>&amp;"\n'

    html = tarik.read(write(tarik, tarik.read(at("bewerken")), text).headers["Location"])

    assert text_on(html) == text
    assert "<script>alert" not in html


def test_the_difference_with_what_is_live_is_told(as_person):
    tarik = as_person("Tarik")

    html = tarik.read(change(tarik, *TITLE).headers["Location"])

    assert "1 verschil met wat live is" in html
    assert "<strong>De titel is gewijzigd</strong>" in html


@pytest.mark.parametrize(
    "path",
    [
        "quizzen/../module.yaml",
        "handreiking.vingerafdruk",
        "quizzen/Hoofd Letter.yaml",
        "lessen/wat-is-polarisatie.yaml",
        "..%2F..%2Fpyproject.toml",
    ],
)
def test_anything_but_a_file_of_the_module_is_not_there(as_person, path):
    tarik = as_person("Tarik")

    assert tarik.get(f"/trainer/bewerken/polarisatie/{path}").status_code == 404


def test_a_module_that_somebody_was_not_given_is_not_there(as_person):
    assert as_person("Tarik").get("/trainer/bewerken/anders/quizzen/x.yaml").status_code == 404


def test_a_text_that_met_an_expired_session_comes_back_after_signing_in(as_person, app):
    tarik = as_person("Tarik")
    html = tarik.read(at("bewerken"))
    tarik.client.delete_cookie("elearn")

    away = write(tarik, html, "titel: ‘Niet kwijt’\nles: x\n")
    back = tarik.send(away.text, "/inloggen/proef", proef=str(id_of(app, "Tarik")))
    saved = tarik.send(back.text, at("bewerken"))

    assert (away.status_code, back.status_code, saved.status_code) == (401, 200, 303)
    assert "Je tekst hebben we voor je vastgehouden." in back.text
    assert concepts(tarik) == ["titel: ‘Niet kwijt’\nles: x\n".encode()]
