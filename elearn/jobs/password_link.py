"""Mail somebody the link to choose a new password; the link is made when it goes out."""

from __future__ import annotations

from uuid import UUID

from elearn.jobs.mailer import RefusedError, mailer, make_message
from elearn.jobs.task import Task
from elearn.services.people.forgotten import link_for
from elearn.services.reminders.reading import reader
from elearn.services.reminders.texts import MailText
from elearn.services.reminders.values import Reader
from elearn.services.reminders.write import Letter

SUBJECT = "Kies een nieuw wachtwoord voor In verbinding"
BODY = """Hallo {naam},

Iemand vroeg om een nieuw wachtwoord voor In verbinding. Was jij dat? Open dan deze link:
{adres}

De link werkt één uur, en één keer.
Was jij het niet? Dan hoef je niets te doen. Je oude wachtwoord blijft werken.

Groet,
{gemeente}
"""


def run(task: Task) -> None:
    """Send it. Without a mail server nothing goes; one that is down makes the job come again."""
    if not task.settings.smtp_url:
        return
    person_id = UUID(task.lease.payload["person"])
    with mailer(task.settings) as server:
        with task.saving() as session:
            token = link_for(session, person_id=person_id, now=task.now())
            who = reader(session, person_id)
        if token is None:
            return
        letter = _letter(who, f"{task.settings.address}/uitnodiging/{token}")
        try:
            server.send(make_message(who, letter, mail_id=task.lease.job_id))
        except RefusedError:
            return  # an address that the server will never take: asking again does not help


def _letter(who: Reader, address: str) -> Letter:
    body = BODY.format(naam=who.name, gemeente=who.organisation_name, adres=address)
    return Letter(MailText(SUBJECT, body), "", {})
