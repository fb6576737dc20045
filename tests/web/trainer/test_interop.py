"""A trainer brings questions in from another system, and takes a quiz along to one."""

from __future__ import annotations

import re
from html import unescape
from io import BytesIO

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from elearn.interop.formats import TARGETS, convert
from elearn.interop.refusal import MAX_BYTES
from elearn.web.trainer.interop import LARGEST_UPLOAD
from tests.interop.quizzes import BACK
from tests.web.people import Person, hidden_fields
from tests.web.trainer.authoring.desk import at, concepts, text_on

GIFT = b"::Balie 1::Waar begin je?{=bij de mens#Ja. ~%50%bij jezelf}\n\nSchrijf een brief.{}"
DOCTYPE = "In dit bestand staat een DOCTYPE. Haal die regel weg en probeer het opnieuw."
PAGE, FILE = "/trainer/omzetten", "/trainer/omzetten/quiz.yaml"
CONCEPT = "/trainer/omzetten/concept"
SCHEMA = "# yaml-language-server: $schema=../../schemas/quizzen.json\n"


@pytest.fixture
def tarik(as_person) -> Person:
    return as_person("Tarik")


def upload(trainer: Person, content: bytes | None, origin: str, name: str = "vragen.txt") -> TestResponse:
    fields: dict[str, object] = {**hidden_fields(trainer.read(PAGE), PAGE), "van": origin}
    if content is not None:
        fields["bestand"] = (BytesIO(content), name)
    return trainer.client.post(PAGE, data=fields, content_type="multipart/form-data")


def send_large(browser: FlaskClient, fields: dict[str, str], content: bytes) -> TestResponse:
    """A form with a file, put together by hand: the test client leaves the file open of a large one."""
    parts = [
        f'--x\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{text}\r\n'
        for key, text in fields.items()
    ]
    head = '--x\r\nContent-Disposition: form-data; name="bestand"; filename="a.txt"\r\n\r\n'
    body = "".join(parts).encode() + head.encode() + content + b"\r\n--x--\r\n"
    return browser.post(
        PAGE,
        input_stream=BytesIO(body),
        content_length=len(body),
        content_type="multipart/form-data; boundary=x",
    )


def text_of(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def test_an_upload_shows_the_quiz_and_all_that_changed(tarik):
    response = upload(tarik, GIFT, "gift")

    shown = text_of(response.text)
    assert response.status_code == 200
    assert "1 vraag omgezet Uit vragen.txt. 1 vraag kon niet mee." in shown
    assert "Nog aan te vullen: 5 plekken" in shown
    assert unescape(response.text).count(convert(GIFT, "gift").yaml) == 1
    assert "50% van de punten vervalt. ‘bij jezelf’ telt nu als fout. Bij: balie-1" in shown
    assert "Niet omgezet. Dit is een open vraag." in shown


def test_the_quiz_on_the_screen_is_downloaded_as_it_stands(tarik):
    page = upload(tarik, GIFT, "gift").text
    fields = hidden_fields(page, CONCEPT) | {"quiz": "titel: Verbeterd\r\nles: balie\r\n"}

    response = tarik.client.post(FILE, data=fields, content_type="multipart/form-data")

    assert response.data == b"titel: Verbeterd\nles: balie\n"
    assert response.headers["Content-Disposition"] == "attachment; filename=quiz.yaml"


def keep(trainer: Person, page: str, **fields: str) -> TestResponse:
    """Press the button that makes it a concept."""
    quiz = text_on(page).replace("\n", "\r\n")
    given = {"module": "polarisatie", "naam": "balie-vragen", "quiz": quiz, **fields}
    posted = hidden_fields(page, CONCEPT) | given
    return trainer.client.post(CONCEPT, data=posted, content_type="multipart/form-data")


def test_a_converted_quiz_goes_on_in_the_editor_with_its_marks(tarik):
    page = upload(tarik, GIFT, "gift", "Balie vragen.txt").text

    response = keep(tarik, page)
    editor = tarik.read(response.headers["Location"])

    assert 'name="naam" type="text" value="balie-vragen"' in page
    assert response.headers["Location"] == f"{at('bewerken', 'quizzen/balie-vragen.yaml')}?na=controle"
    assert text_on(editor) == SCHEMA + convert(GIFT, "gift").yaml
    assert "Je tekst is bewaard als concept." in text_of(editor)
    assert "Achter <code>doel</code> staat nog niets." in editor
    assert "Achter <code>les</code> staat nog niets." in editor
    assert "# VERANDERD: 50% van de punten vervalt. ‘bij jezelf’ telt nu als fout." in text_on(editor)


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"naam": "Met Hoofdletters"}, "Gebruik kleine letters, cijfers en streepjes"),
        ({"naam": ""}, "Gebruik kleine letters, cijfers en streepjes"),
        ({"naam": "vier-fasen"}, "Dit bestand is er al. Kies een andere naam"),
        ({"quiz": "a" * 263_000}, "Dit bestand is groter dan 256 kB."),
    ],
    ids=["a strange name", "no name", "a name that is taken", "too large"],
)
def test_what_cannot_be_kept_stays_on_the_screen(tarik, fields, message):
    page = upload(tarik, GIFT, "gift").text

    response = keep(tarik, page, **fields)

    assert response.status_code == 422
    assert message in response.text
    assert fields.get("quiz", convert(GIFT, "gift").yaml) in unescape(response.text)
    assert concepts(tarik) == []


def test_a_concept_is_not_written_over_by_another(tarik):
    page = upload(tarik, GIFT, "gift").text
    keep(tarik, page)

    again = keep(tarik, page, quiz="titel: Anders")

    assert again.status_code == 422
    assert concepts(tarik) == [(SCHEMA + convert(GIFT, "gift").yaml).encode()]


def test_a_concept_goes_only_into_an_own_module(tarik):
    page = upload(tarik, GIFT, "gift").text

    assert keep(tarik, page, module="een-andere").status_code == 404
    assert concepts(tarik) == []


@pytest.mark.parametrize(
    ("content", "origin", "messages"),
    [
        (None, "gift", ["Kies een bestand"]),
        (GIFT, "", ["Kies een soort bestand"]),
        (None, "", ["Kies een soort bestand", "Kies een bestand"]),
        (b"", "gift", ["In dit bestand staan geen vragen in GIFT. Kies een ander bestand of formaat."]),
        (b"<!DOCTYPE a><a/>", "moodle-xml", [DOCTYPE]),
        (b"PK\x03\x04", "qti", ["Deze zip is beschadigd. Maak hem opnieuw."]),
    ],
    ids=["no file", "no format", "nothing", "empty", "hostile", "half a zip"],
)
def test_what_is_missing_or_refused_is_told_at_its_field(tarik, content, origin, messages):
    response = upload(tarik, content, origin)

    summary = re.search(r'role="alert">(.*?)</div>', response.text, re.DOTALL)
    links = re.findall(r'<a href="#([^"]+)">([^<]+)</a>', summary[1])
    assert response.status_code == 422
    assert [unescape(message) for _, message in links] == messages
    assert all(
        f'id="{target}"' in response.text and f'id="{target}-fout"' in response.text for target, _ in links
    )


def test_a_large_file_is_taken_from_somebody_who_is_signed_in_only(tarik, client):
    fields = hidden_fields(tarik.read(PAGE), PAGE) | {"van": "moodle-xml"}
    picture = b"<file>" + b"x" * (MAX_BYTES - 1000) + b"</file>"
    padded = b"<quiz><question type='essay'><questiontext>" + picture + b"</questiontext></question></quiz>"

    assert send_large(tarik.client, fields, padded).status_code == 200
    assert send_large(tarik.client, fields, bytes(LARGEST_UPLOAD)).status_code == 413
    assert send_large(client, fields, padded).status_code == 413


@pytest.mark.parametrize("target", TARGETS)
def test_a_quiz_is_taken_along_after_seeing_what_changes(tarik, target):
    page = tarik.read(f"/trainer/pakket?quiz=vier-fasen&naar={target}")
    address = unescape(re.search(r'href="(/trainer/pakket/bestand[^"]+)"', page)[1])

    response = tarik.get(address)

    assert "Les en aantal oefenvragen gaan niet mee." in text_of(page)
    assert (
        response.headers["Content-Disposition"] == f"attachment; filename=vier-fasen{TARGETS[target].suffix}"
    )
    assert convert(response.data, BACK[target]).left == 0


@pytest.mark.parametrize("path", ["/trainer/pakket", "/trainer/pakket/bestand"])
def test_a_quiz_or_format_that_is_not_there_is_asked_again(tarik, path):
    response = tarik.get(f"{path}?quiz=weg&naar=word")

    assert response.status_code == 422
    assert "Kies een quiz" in response.text
    assert "Kies een soort bestand" in response.text
