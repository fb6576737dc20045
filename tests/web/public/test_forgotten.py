"""A lost password where nothing can be mailed."""

from __future__ import annotations

from tests.web.people import Person

PAGE = "/wachtwoord-vergeten"


def test_without_a_mail_server_the_page_says_whom_to_ask(app):
    browser = Person(app.test_client(), app)
    page = browser.read("/inloggen")

    assert f'href="{PAGE}"' in page
    main = browser.read(PAGE).partition("<main")[2]
    assert "Vraag de beheerder van In verbinding in je gemeente om een link." in main
    assert "<form" not in main
