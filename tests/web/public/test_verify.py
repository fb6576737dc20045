"""Anybody with a code learns whether it is valid, and nothing else."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from html import unescape

import pytest
from sqlalchemy import select

from elearn.db import Completion, CompletionHolder
from elearn.services.calendar import add_months, today
from elearn.web.rendering import day_in_words
from tests.web.journey import finish_path


def completions(app) -> list[Completion]:
    with app.extensions["sessions"]() as session:
        return list(session.scalars(select(Completion).order_by(Completion.sequence)))


def of_status(app, status: str) -> Completion:
    """A certificate that is valid or expired today."""
    day = today(datetime.now(UTC))
    return next(one for one in completions(app) if (one.valid_until >= day) == (status == "geldig"))


def told(html: str) -> list[str]:
    """The sentences in the body of the page."""
    (main,) = re.findall(r"<main.*?</main>", html, re.DOTALL)
    return [" ".join(unescape(part).split()) for part in re.split(r"<[^>]+>", main) if part.strip()]


@pytest.mark.parametrize(
    ("status", "heading", "sentence"),
    [
        ("geldig", "Dit certificaat is geldig", "Het certificaat is geldig tot en met {}."),
        ("verlopen", "Dit certificaat is verlopen", "Het certificaat was geldig tot en met {}."),
    ],
)
def test_a_code_tells_status_and_date_only(app, client, status: str, heading: str, sentence: str):
    known = of_status(app, status)

    html = client.get(f"/controleer/{known.code}").text

    assert told(html) == [
        f"Code {known.code}",
        heading,
        sentence.format(day_in_words(known.valid_until)),
        "Meer laten we hier niet zien. Vraag het certificaat aan de persoon zelf.",
        "Controleer een andere code",
    ]
    with app.extensions["sessions"]() as session:
        holder = session.get(CompletionHolder, known.id)
    for secret in (holder.person_name, holder.personnel_number, known.path_title, holder.department_name):
        assert secret
        assert secret not in html


def test_an_unknown_code_gets_the_same_kind_of_answer(app, client):
    known = client.get(f"/controleer/{of_status(app, 'geldig').code}")
    unknown = client.get("/controleer/AAAA-BBBB-CCCC")

    assert told(unknown.text) == [
        "Code AAAA-BBBB-CCCC",
        "Deze code kennen we niet",
        "Kijk of elk teken klopt. Een code heeft geen 0, O, 1, I of L.",
        "Meer laten we hier niet zien. Vraag het certificaat aan de persoon zelf.",
        "Controleer een andere code",
    ]
    assert (known.status_code, unknown.status_code) == (200, 200)
    assert set(known.headers.keys()) == set(unknown.headers.keys())


WAYS = {
    "in small letters": str.lower,
    "without dashes": lambda code: code.replace("-", ""),
    "with spaces for dashes": lambda code: code.replace("-", " "),
    "with spaces around it": lambda code: f" {code} ",
    "with long dashes": lambda code: code.replace("-", "–"),
    "with spaces everywhere": lambda code: " ".join(code.replace("-", "")),
}


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
def test_a_code_may_be_typed_in_any_way(app, client, way):
    code = of_status(app, "geldig").code

    typed = client.get("/controleer", query_string={"code": way(code)})

    assert (typed.status_code, typed.headers["Location"]) == (303, f"/controleer/{code}")
    assert "Dit certificaat is geldig" in client.get(f"/controleer/{way(code)}").text


def test_a_certificate_that_was_just_earned_is_valid_for_24_months(as_person, client):
    finished = finish_path(as_person("Sanne"), "baliemedewerker")
    last_day = add_months(today(datetime.now(UTC)), 24)

    html = client.get(f"/controleer/{finished.code}").text

    assert f"Het certificaat is geldig tot en met {day_in_words(last_day)}." in html
    assert "Sanne" not in html


@pytest.mark.parametrize("typed", ["", " ", "---", "\0"])
def test_without_a_code_the_form_asks_for_one(client, typed: str):
    response = client.get("/controleer", query_string={"code": typed})

    assert response.status_code == 422
    assert "<title>Fout: Controleer een certificaat" in response.text
    assert response.text.count("Vul de code van het certificaat in") == 2
    assert 'href="#code"' in response.text


def test_the_form_works_without_signing_in(client):
    response = client.get("/controleer")

    assert (response.status_code, "Code van het certificaat" in response.text) == (200, True)


@pytest.mark.parametrize(
    "code", ["A" * 5000, "%00", "' OR 1=1 --", "<script>", "..%2f..%2fetc", "ﬁ", "٣" * 12]
)
def test_anything_else_is_an_unknown_code(client, code: str):
    response = client.get(f"/controleer/{code}")

    assert response.status_code in {200, 404}
    assert "is geldig" not in response.text
    assert "<script>" not in response.text
