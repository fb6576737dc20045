"""The manual for HR: its files are read as it says, and its profile and its question to the API work."""

from __future__ import annotations

import re
import shlex
from html import unescape
from io import BytesIO
from urllib.parse import urlsplit

import pytest

from elearn.exports.registrations.profile import read_profile
from tests.manuals.reading import HR

FILES = dict(HR.blocks("csv"))


@pytest.fixture
def mirjam(as_person):
    return as_person("Mirjam")


def look(mirjam, name: str) -> str:
    """What the screen says of a file of the manual, without its tags."""
    page = mirjam.read("/hr/medewerkers/importeren")
    token = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', page)
    assert token
    answer = mirjam.client.post(
        "/hr/medewerkers/importeren",
        data={"csrf_token": token[1], "bestand": (BytesIO(FILES[name].encode()), name)},
        follow_redirects=True,
    )
    return " ".join(unescape(re.sub(r"<[^>]+>", "", answer.text)).split())


def test_the_file_of_staff_is_read_without_a_remark(mirjam):
    page = look(mirjam, "medewerkers.csv")

    assert "Meldingen" not in page
    assert "nieuw3" in page


@pytest.mark.parametrize("name", ["fout.csv", "bsn.csv"])
def test_what_is_refused_gets_the_messages_that_are_quoted(mirjam, name):
    expected = HR.quoted()[:4] if name == "fout.csv" else HR.quoted()[4:]

    page = look(mirjam, name)

    assert expected
    assert [message for message in expected if message not in page] == []


def test_the_profile_of_your_own_is_right():
    ((name, text),) = HR.blocks("yaml")

    profile, problems = read_profile(name.removesuffix(".yaml"), text.encode())

    assert (profile is not None, list(problems)) == (True, [])


def test_a_system_gets_its_page_with_the_command(app, mirjam):
    ((_, command),) = HR.blocks("sh")
    tool, flag, header, address = shlex.split(command)
    asked = urlsplit(address)
    made = mirjam.submit("/hr/koppelingen", "/hr/koppelingen", systeem="Personeelssysteem")
    token = re.search(r'<code class="wrap-anywhere">([^<]+)</code>', made.text)
    assert token

    name, _, value = header.partition(": ")
    answer = app.test_client().get(
        f"{asked.path}?{asked.query}", headers={name: value.replace("TOKEN", token[1])}
    )

    assert (tool, flag, answer.status_code) == ("curl", "-H", 200)
    assert len(answer.json["registraties"]) > 1
