"""A lost password, through a real mail server: only who reads the mailbox gets a link."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from elearn.app import create_app
from elearn.db import AuditEvent, Invitation, Job
from elearn.jobs import password_link
from elearn.jobs.runner import Runner
from elearn.services.people.forgotten import LASTS, ask_for_link
from elearn.settings import Settings
from tests.web.people import Person, id_of

PAGE = "/wachtwoord-vergeten"
SANNE = "sanne@voorbeeldstad.example"
NOW = datetime(2026, 11, 25, 9, 30, tzinfo=UTC)
NEW = "een heel nieuw wachtwoord"


class Desk:
    """The app with a mail server, and a worker."""

    def __init__(self, url, folder, inbox):
        settings = Settings(
            data=folder,
            database_url=url,
            secret_key="x" * 32,
            demo=True,
            worker=False,
            smtp_url=inbox.address,
            mail_from="leren@voorbeeldstad.example",
        )
        self.app, self.inbox = create_app(settings), inbox

    def ask(self, email: str) -> str:
        """What the page says after asking."""
        browser = Person(self.app.test_client(), self.app)
        response = browser.submit(PAGE, PAGE, email=email)
        assert response.status_code == 303, response.status_code
        return re.sub(r"\s+", " ", browser.read(response.headers["Location"]))

    def work(self, *, later=timedelta(0)) -> list[str]:
        """Let a worker do what waits; how the jobs ended."""
        runner = self.app.extensions["runner"]
        Runner(
            runner.sessions,
            runner.shelf,
            runner.settings,
            lambda: runner.now() + later,
            {"wachtwoord": password_link.run},
            {},
        ).run_all()
        with runner.sessions() as session:
            return list(session.scalars(select(Job.state).where(Job.kind == "wachtwoord")))

    def link(self):
        """The path in the last mail."""
        body = self.inbox.messages[-1].get_content()
        return re.search(r"http://[^/]+(/uitnodiging/[-\w]{43})\n", body).group(1)

    def choose(self, path: str) -> Person:
        browser = Person(self.app.test_client(), self.app)
        assert browser.submit(path, path, wachtwoord=NEW, nog_eens=NEW).status_code == 303
        return browser


@pytest.fixture
def desk(database_url, tmp_path, inbox):
    made = Desk(database_url, tmp_path, inbox)
    yield made
    made.app.extensions["engine"].dispose()


def test_a_link_goes_to_the_mailbox_and_works_once(desk, inbox):
    before = Person.sign_in(desk.app, "Sanne")

    desk.ask(f" {SANNE.upper()} ")
    assert desk.work() == ["klaar"]

    (mail,) = inbox.messages
    assert (mail["To"], mail["Subject"]) == (
        f"Sanne de Vries <{SANNE}>",
        "Kies een nieuw wachtwoord voor In verbinding",
    )
    path = desk.link()
    assert desk.choose(path).get("/leerpaden").status_code == 200
    assert before.get("/leerpaden").status_code == 303
    assert Person(desk.app.test_client(), desk.app).get(path).status_code == 404
    with desk.app.extensions["sessions"]() as session:
        found = session.execute(select(AuditEvent.action, AuditEvent.actor_id, AuditEvent.facts))
        written = [tuple(row) for row in found]
    sanne = id_of(desk.app, "Sanne")
    assert written == [("password renewed", sanne, {"person": str(sanne)})]


def test_the_answer_is_the_same_for_everybody_and_only_who_is_there_gets_mail(desk, inbox):
    answers = {desk.ask(one) for one in (SANNE, "niemand@voorbeeldstad.example", "geen adres")}

    assert len(answers) == 1
    assert "Kennen we dit e-mailadres? Dan krijg je binnen een paar minuten een link." in answers.pop()
    assert (desk.work(), inbox.readers) == (["klaar"], ["Sanne de Vries"])


@pytest.mark.parametrize(("apart", "mails"), [(timedelta(seconds=1), 1), (timedelta(minutes=1), 3)])
def test_a_second_click_is_the_same_click_and_nobody_gets_more_than_three(desk, apart, mails):
    for number in range(6):
        with desk.app.extensions["sessions"].begin() as session:
            ask_for_link(session, email=SANNE, address="::1", now=NOW + number * apart)

    assert desk.work() == ["klaar"] * mails
    assert desk.inbox.readers == ["Sanne de Vries"] * mails


def test_a_mail_server_that_is_down_loses_nothing(desk, inbox):
    inbox.down = True
    desk.ask(SANNE)
    assert (desk.work(), inbox.messages) == (["wacht"], [])

    inbox.down = False
    assert (desk.work(later=timedelta(hours=1)), inbox.readers) == (["klaar"], ["Sanne de Vries"])


def test_a_link_lasts_an_hour(desk):
    desk.ask(SANNE)
    desk.work()

    with desk.app.extensions["sessions"]() as session:
        ends = session.scalars(select(Invitation.expires_at)).one()
        lasts = ends - session.scalars(select(Job.finished_at)).one()
    assert timedelta(minutes=59) < lasts <= LASTS
