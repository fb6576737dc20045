"""From a concept to what everybody gets, and back."""

from __future__ import annotations

import pytest

from elearn.app import create_app
from elearn.settings import Settings
from tests.web.conftest import SECRET
from tests.web.people import Person
from tests.web.trainer.authoring.desk import TITLE, at, change, concepts, publish, title_for_learners


def test_a_published_text_is_served_at_once_by_this_process_and_by_others_after_a_look(
    database_url, tmp_path, modules
):
    """On both databases, with two processes that serve the same."""
    settings = Settings(
        data=tmp_path, database_url=database_url, secret_key=SECRET, demo=True, modules=modules
    )
    one, other = create_app(settings), create_app(settings)
    tarik, lieke = Person.sign_in(one, "Tarik"), Person.sign_in(other, "Lieke")
    before = [title_for_learners(person) for person in (tarik, lieke)]
    change(tarik, *TITLE)
    other.extensions["shelf"].look_again()
    with_concept = [title_for_learners(person) for person in (tarik, lieke)]

    response = publish(tarik)

    assert response.headers["Location"].endswith("?nieuw=1")
    assert title_for_learners(tarik) == "Wat is het?"
    other.extensions["shelf"].look_again()  # instead of waiting for a second
    assert title_for_learners(lieke) == "Wat is het?"
    assert before == with_concept == ["Wat is polarisatie?", "Wat is polarisatie?"]
    assert "Wat is het?" in lieke.read(at("versies"))
    for app in (one, other):
        app.extensions["engine"].dispose()


def test_publishing_asks_for_a_reason_and_a_weight(as_person):
    tarik = as_person("Tarik")
    change(tarik, *TITLE)

    response = publish(tarik, reden=" ", gewicht="groot")

    assert response.status_code == 422
    assert "Schrijf in één zin waarom je dit verandert" in response.text
    assert "Kies of de wijziging klein of wezenlijk is" in response.text
    assert title_for_learners(tarik) == "Wat is polarisatie?"


def test_a_text_with_a_mistake_has_no_form_to_publish_it(as_person):
    tarik = as_person("Tarik")
    change(tarik, *TITLE)
    html = tarik.read(at("publiceren"))
    change(tarik, "soort: stelling", "soort: steling")

    refused = tarik.send(html, at("publiceren"), reden="Toch", gewicht="klein")

    assert refused.status_code == 409
    assert "houdt" in refused.text
    assert "Publiceer deze versie" not in refused.text
    assert title_for_learners(tarik) == "Wat is polarisatie?"


def test_what_is_published_is_what_was_looked_at(as_person):
    tarik = as_person("Tarik")
    change(tarik, *TITLE)
    html = tarik.read(at("publiceren"))
    change(tarik, TITLE[1], "titel: Iets anders")

    refused = tarik.send(html, at("publiceren"), reden="Korter", gewicht="klein")

    assert refused.status_code == 409
    assert "Je concept is intussen veranderd." in refused.text
    assert title_for_learners(tarik) == "Wat is polarisatie?"


def test_a_revision_of_a_colleague_is_not_written_over_unseen(as_person):
    tarik, lieke = as_person("Tarik"), as_person("Lieke")
    change(tarik, *TITLE)
    html = tarik.read(at("publiceren"))
    change(lieke, "titel: Wat is polarisatie?", "titel: Van Lieke")
    publish(lieke)

    refused = tarik.send(html, at("publiceren"), reden="Korter", gewicht="klein")

    assert refused.status_code == 409
    assert "Intussen publiceerde iemand een andere versie van dit bestand." in refused.text
    assert "Lieke Hofman publiceerde versie 1 nadat jij begon." in refused.text
    assert title_for_learners(tarik) == "Van Lieke"
    assert publish(tarik).status_code == 303
    assert title_for_learners(tarik) == "Wat is het?"


def test_two_clicks_publish_once(as_person):
    tarik = as_person("Tarik")
    change(tarik, *TITLE)
    html = tarik.read(at("publiceren"))
    answers = [tarik.send(html, at("publiceren"), reden="Korter", gewicht="klein") for _ in range(2)]

    assert [one.status_code for one in answers] == [303, 409]
    assert tarik.read(at("versies")).count("<h3>Versie") == 1


def test_every_version_can_be_downloaded_byte_for_byte(as_person, quiz):
    tarik = as_person("Tarik")
    folder = quiz.read_bytes()
    change(tarik, *TITLE)
    publish(tarik)
    change(tarik, TITLE[1], "titel: Nog iets anders")
    publish(tarik)

    def download(query: str = "") -> bytes:
        response = tarik.get(at("download") + query)
        assert response.headers["Content-Disposition"] == "attachment; filename=wat-is-polarisatie.yaml"
        assert response.headers["Content-Type"] == "application/yaml"
        return response.data

    first = folder.replace(TITLE[0].encode(), TITLE[1].encode(), 1)
    second = folder.replace(TITLE[0].encode(), b"titel: Nog iets anders", 1)
    assert download("?versie=1") == first
    assert download("?versie=2") == download() == second
    assert download("?map=ja") == folder
    assert tarik.get(at("download") + "?versie=3").status_code == 404
    assert tarik.get(at("download", "begrippen.yaml") + "?versie=1").status_code == 404


def test_one_click_goes_back_and_makes_a_new_version(as_person):
    tarik = as_person("Tarik")
    change(tarik, *TITLE)
    publish(tarik)
    change(tarik, TITLE[1], "titel: Nog iets anders")
    publish(tarik)

    response = tarik.submit(at("versies"), at("versies"), versie="1", gezien="2")

    assert response.status_code == 303
    assert title_for_learners(tarik) == "Wat is het?"
    html = tarik.read(at("versies"))
    assert "Versie 3: terug naar versie 1" in html
    assert "Terug naar versie 1." in html


def test_the_folder_can_be_followed_again(as_person, quiz, app):
    tarik = as_person("Tarik")
    change(tarik, *TITLE)
    publish(tarik)
    quiet = tarik.read(at("versies"))
    quiz.write_text(quiz.read_text("utf-8").replace(TITLE[0], "titel: Uit de map"), "utf-8")
    app.extensions["shelf"].look_again()

    told = tarik.read(at("versies")) + tarik.read(at("bewerken"))
    listed = tarik.read("/trainer")
    response = tarik.submit(at("versies"), at("versies"), gezien="1")

    warning = "Het bestand in de map is veranderd na versie 1."
    assert (warning in quiet, told.count(warning), "De map is veranderd" in listed) == (False, 2, True)
    assert response.status_code == 303
    assert title_for_learners(tarik) == "Uit de map"
    html = tarik.read(at("versies"))
    assert "Versie 2: de map telt weer" in html
    assert "Medewerkers krijgen het bestand in de map." in html


def test_an_old_tab_does_not_go_back_unseen(as_person):
    tarik = as_person("Tarik")
    change(tarik, *TITLE)
    publish(tarik)
    old = tarik.read(at("versies"))
    change(tarik, TITLE[1], "titel: Nog iets anders")
    publish(tarik)

    refused = tarik.send(old, at("versies"))

    assert refused.status_code == 409
    assert title_for_learners(tarik) == "Nog iets anders"


def test_the_list_says_which_version_counts_and_whose_it_is(as_person):
    tarik = as_person("Tarik")
    change(tarik, *TITLE)
    publish(tarik)

    html = as_person("Lieke").read("/trainer")

    assert f'<a href="{at("versies")}">Versie 1</a> van Tarik Yılmaz' in html


def test_a_published_concept_is_gone(as_person):
    tarik = as_person("Tarik")
    change(tarik, *TITLE)

    publish(tarik)

    assert concepts(tarik) == []
    assert "Er is niets om te publiceren" in tarik.read(at("publiceren"))


@pytest.mark.parametrize(
    ("action", "status"),
    # A text may not get lost: it is asked for once more, with a token.
    [("bewerken", 200), ("weggooien", 400), ("publiceren", 400), ("versies", 400)],
)
def test_no_form_does_anything_without_its_token(as_person, action, status):
    tarik = as_person("Tarik")

    response = tarik.client.post(at(action), data={"tekst": "titel: Van elders"})

    assert response.status_code == status
    assert concepts(tarik) == []
    assert title_for_learners(tarik) == "Wat is polarisatie?"
