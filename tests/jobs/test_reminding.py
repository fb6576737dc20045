"""Reminders through a real mail server: who gets what, once, whatever breaks in between."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from sqlalchemy import select, update

from elearn.db import Assignment, Job, Mail, Organisation, Person
from elearn.db.engine import make_sessions
from elearn.jobs import reminding
from elearn.jobs.mailer import Mailer
from elearn.jobs.runner import Runner
from elearn.services.assignments import pauses
from elearn.services.jobs.queue import enqueue
from elearn.services.overview.names import show_names
from elearn.services.reminders.choices import send_mail
from elearn.settings import Settings
from tests.services.content import LIBRARY
from tests.services.people import assign, finish_path, make_organisation, make_person

WEDNESDAY = datetime(2026, 11, 25, 8, 30, tzinfo=UTC)
DUE = WEDNESDAY.date() + timedelta(days=3)


class Shelf:
    library = LIBRARY


@pytest.fixture
def sessions(engine):
    return make_sessions(engine)


class Town:
    """A municipality that sends mail, with Sanne who is due in three days and her lead."""

    def __init__(self, sessions, inbox):
        self.sessions, self.inbox, self.now = sessions, inbox, WEDNESDAY
        with sessions.begin() as session:
            organisation = make_organisation(session)
            self.id = organisation.id
            self.lead = make_person(session, organisation, "Lea Lead").id
            self.sanne = make_person(session, organisation, manager_id=self.lead).id
            assign(session, self.sanne, "balie", due_on=DUE)
            send_mail(session, organisation_id=self.id, on=True, actor_id=self.lead, now=WEDNESDAY)

    def run(self, *, days=0, work=None):
        """A worker that does today's round; how it ended."""
        self.now = self.now + timedelta(days=days)
        settings = Settings(smtp_url=self.inbox.address, mail_from="leren@voorbeeldstad.example")
        kinds = {"herinneringen": work or reminding.run}
        runner = Runner(self.sessions, Shelf(), settings, lambda: self.now, kinds, {})
        with self.sessions.begin() as session:
            key = str(uuid4())
            enqueue(session, kind="herinneringen", key=key, payload={}, now=self.now)
        runner.run_all()
        with self.sessions() as session:
            return session.scalars(select(Job.state).where(Job.key == key)).one()

    def log(self):
        with self.sessions() as session:
            found = session.execute(select(Mail.kind, Mail.state, Mail.period).order_by(Mail.made_at))
            return [tuple(row) for row in found]

    def change(self, **facts):
        with self.sessions.begin() as session:
            session.execute(update(Assignment).where(Assignment.person_id == self.sanne).values(**facts))


@pytest.fixture
def town(sessions, inbox):
    return Town(sessions, inbox)


def test_a_reminder_says_what_is_due_and_why_and_brings_the_last_day(town, inbox):
    assert town.run() == "klaar"

    (mail,) = inbox.messages
    assert (mail["From"], mail["To"]) == (
        "leren@voorbeeldstad.example",
        "Sanne de Vries <sanne2@voorbeeldstad.nl>",
    )
    assert (mail["Subject"], mail["Auto-Submitted"]) == ("Je leerpad in In verbinding", "auto-generated")
    assert mail.get_body().get_content() == (
        "Hallo Sanne de Vries,\n\nDit staat voor je klaar:\n\n"
        "- Balie. Nog niet begonnen, de uiterste dag is 28 november 2026.\n\n"
        "Een les duurt een paar minuten. Je gaat verder waar je was:\nhttp://127.0.0.1:8000/leerpaden\n\n"
        "Lukt het niet op tijd? Bespreek het met je leidinggevende.\n\n"
        "Groet,\nGemeente Voorbeeldstad\n"
    )
    (event,) = mail.iter_attachments()
    assert (event.get_content_type(), event.get_filename()) == ("text/calendar", "balie.ics")
    assert "DTSTART;VALUE=DATE:20261128" in event.get_content()
    with town.sessions() as session:
        logged = session.scalars(select(Mail)).one()
    assert (logged.state, logged.reason, logged.period) == (
        "verstuurd",
        "Balie: Nog niet begonnen, de uiterste dag is 28 november 2026.",
        "2026-W48",
    )


def test_a_round_that_is_done_again_sends_nothing_twice(town, inbox):
    town.run()
    town.run()
    town.run(days=1)

    assert inbox.readers == ["Sanne de Vries"]


def nobody_has_to_do_anything(town):
    with town.sessions.begin() as session:
        finish_path(session, town.sanne, "balie", now=WEDNESDAY - timedelta(hours=2))


def pause(town):
    with town.sessions.begin() as session:
        given = {"organisation_id": town.id, "person_id": town.sanne, "actor_id": town.lead}
        pauses.pause(session, until=None, now=WEDNESDAY, **given)


def leave(town):
    with town.sessions.begin() as session:
        left = WEDNESDAY.date() - timedelta(days=1)
        session.execute(update(Person).where(Person.id == town.sanne).values(left_on=left))


def switch_off(town):
    with town.sessions.begin() as session:
        send_mail(session, organisation_id=town.id, on=False, actor_id=town.lead, now=WEDNESDAY)


@pytest.mark.parametrize(
    "meanwhile",
    [nobody_has_to_do_anything, pause, leave, switch_off],
    ids=["finished", "paused", "left", "switched off"],
)
def test_the_live_status_decides_when_the_mail_is_sent(town, inbox, meanwhile):
    meanwhile(town)

    assert (town.run(), inbox.readers, town.log()) == ("klaar", [], [])


def test_an_exempt_colleague_gets_no_mail(town, inbox):
    town.change(exempt_from=date(2026, 1, 1), exempt_until=date(2027, 1, 1))
    town.run()

    assert inbox.readers == []


def test_a_weekend_is_made_up_for_on_monday(town, inbox):
    town.run(days=3)
    assert inbox.readers == []
    town.run(days=2)
    assert inbox.readers == ["Sanne de Vries", "Lea Lead"]  # late since Sunday, so the lead hears it too


def test_a_server_that_is_down_loses_nothing(town, inbox):
    inbox.down = True
    assert (town.run(), town.log()) == ("wacht", [])

    inbox.down, town.now = False, town.now + timedelta(minutes=2)
    town.run()
    assert (inbox.readers, town.log()) == (["Sanne de Vries"], [("herinnering", "verstuurd", "2026-W48")])


def test_a_server_that_is_not_there_loses_nothing(town, inbox):
    address, inbox.address = inbox.address, "smtp://127.0.0.1:1"
    assert (town.run(), town.log()) == ("wacht", [])

    inbox.address = address
    town.run()
    assert inbox.readers == ["Sanne de Vries"]


def test_a_refused_address_is_told_and_the_others_get_theirs(town, inbox):
    inbox.refuse.add("sanne2@voorbeeldstad.nl")
    with town.sessions.begin() as session:
        youssef = make_person(session, session.get_one(Organisation, town.id), "Youssef").id
        assign(session, youssef, "balie", due_on=DUE)

    assert (town.run(), inbox.readers) == ("klaar", ["Youssef"])
    with town.sessions() as session:
        refused = session.scalars(select(Mail).where(Mail.person_id == town.sanne)).one()
    assert (refused.state, refused.problem) == ("geweigerd", "550 Dit adres is er niet")


class KilledError(BaseException):
    """The worker is gone, without a chance to tidy up."""


@pytest.mark.parametrize(
    ("moment", "arrived"), [("before", []), ("after", ["Sanne de Vries"])], ids=["before", "after"]
)
def test_a_worker_killed_around_sending_never_sends_twice(town, inbox, monkeypatch, moment, arrived):
    send = Mailer.send

    def die(self, message):
        if moment == "after":
            send(self, message)
        raise KilledError

    monkeypatch.setattr(Mailer, "send", die)
    with pytest.raises(KilledError):
        town.run()
    monkeypatch.undo()

    town.run(days=1)  # the lease is over; another worker takes the job
    assert (inbox.readers, town.log()) == (arrived, [("herinnering", "bezig", "2026-W48")])


@pytest.mark.parametrize(("names", "told"), [(True, True), (False, False)])
def test_a_team_lead_gets_numbers_once_a_week_and_names_only_if_wanted(town, inbox, names, told):
    town.change(due_on=WEDNESDAY.date() - timedelta(days=1))
    with town.sessions.begin() as session:
        show_names(session, organisation_id=town.id, shown=names, actor_id=town.lead, now=WEDNESDAY)

    town.run()
    town.run(days=1)

    body = {one["To"].addresses[0].display_name: one.get_body().get_content() for one in inbox.messages}
    assert "- 1 te laat" in body["Lea Lead"]
    assert ("Sanne de Vries, Balie" in body["Lea Lead"]) is told
    assert inbox.readers.count("Lea Lead") == 1
