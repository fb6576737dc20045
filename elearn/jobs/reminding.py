"""Send the messages of today: to whoever has something to do, and to team leads once a week.

Each message is decided on, written down as under way, sent, and written down as sent, in that
order. A worker that dies leaves at most one message of which nobody knows whether it went: that
one is not sent again. A mail server that is down gives its place back, and the job comes again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from elearn.db.engine import read_only
from elearn.exports.calendar_event import due_event
from elearn.jobs.mailer import MailDownError, Mailer, RefusedError, mailer, make_message
from elearn.jobs.task import Task
from elearn.services.calendar import today
from elearn.services.certification.policies import policies
from elearn.services.certification.values import Policy
from elearn.services.office_days import is_office_day
from elearn.services.overview.counts import counts, late, total
from elearn.services.overview.names import shows_names
from elearn.services.overview.values import Count, Scope
from elearn.services.records.organisations import all_organisations
from elearn.services.reminders import log, reading
from elearn.services.reminders.choices import sends_mail
from elearn.services.reminders.decide import decide
from elearn.services.reminders.texts import MailText, texts_of
from elearn.services.reminders.values import MailKind, Reader, Reminder
from elearn.services.reminders.write import Letter, Team, digest_text, reminder_text
from elearn.services.source.asking import Asking, asking

LATE_SHOWN = 50


@dataclass(frozen=True, slots=True)
class Round:
    """What is the same for every message of an organisation on one day."""

    task: Task
    organisation_id: UUID
    policies: Mapping[str, Policy]
    asked: Asking
    texts: Mapping[MailKind, MailText]
    day: date

    def address(self, path: str) -> str:
        """Where somebody goes from the message."""
        return self.task.settings.address + path


Compose = Callable[[Session, Round, Reader], Letter | None]


def run(task: Task) -> None:
    """Send what is due; nothing without a mail server and on days that the office is closed."""
    if not task.settings.smtp_url or not is_office_day(today(task.now())):
        return
    for one in _rounds(task):
        with mailer(task.settings) as server:
            _send_all(one, server)


def reminder(session: Session, one: Round, reader: Reader) -> Letter | None:
    """The message for somebody who has something to do; decided on what is true now."""
    library = one.task.shelf.library
    paths = reading.open_paths(
        session, library, reader.id, policies=one.policies, asked=one.asked, today=one.day
    )
    sent = reading.last_sent(session, reader.id, "herinnering")
    found = decide(paths, last_sent=sent, today=one.day)
    if found is None:
        return None
    text = reminder_text(one.texts["herinnering"], reader, found, address=one.address("/leerpaden"))
    return Letter(text, found.reason, _events(one, reader, found))


def digest(session: Session, one: Round, reader: Reader) -> Letter | None:
    """The numbers of a team; None when nothing is late or about to end, or this week's is out."""
    sent = reading.last_sent(session, reader.id, "teamoverzicht")
    scope = Scope(one.organisation_id, manager_id=reader.id)
    team = total(counts(session, scope, policies=one.policies, today=one.day))
    if (sent and sent.isocalendar()[:2] == one.day.isocalendar()[:2]) or not _asks_attention(team):
        return None
    has_names = shows_names(session, organisation_id=one.organisation_id)
    who = late(session, scope, policies=one.policies, today=one.day, limit=LATE_SHOWN) if has_names else []
    titles = {path.id: path.title for path in one.task.shelf.library.paths.values()}
    text = digest_text(
        one.texts["teamoverzicht"], reader, Team(team, who, titles), address=one.address("/team")
    )
    return Letter(text, "Het team heeft leerpaden die te laat of verlopen zijn, of bijna.", {})


def _rounds(task: Task) -> Iterator[Round]:
    """The organisations that send mail."""
    with task.sessions() as session:
        read_only(session)
        ids = [one for one in all_organisations(session) if sends_mail(session, organisation_id=one)]
    yield from (_round(task, one) for one in ids)


def _round(task: Task, organisation_id: UUID) -> Round:
    with task.sessions() as session:
        read_only(session)
        return Round(
            task=task,
            organisation_id=organisation_id,
            policies=policies(session, task.shelf.library, organisation_id=organisation_id),
            asked=asking(session, task.shelf.library),
            texts=texts_of(session, organisation_id=organisation_id),
            day=today(task.now()),
        )


def _send_all(one: Round, server: Mailer) -> None:
    organisation_id = one.organisation_id
    with one.task.sessions() as session:
        read_only(session)
        staff = reading.might_get_mail(
            session,
            organisation_id=organisation_id,
            policies=one.policies,
            asked=one.asked,
            today=one.day,
        )
        leads = reading.team_leads(session, organisation_id=organisation_id, today=one.day)
    for person_id in staff:
        _send(one, server, person_id, "herinnering", reminder)
    for person_id in leads:
        _send(one, server, person_id, "teamoverzicht", digest)


def _send(one: Round, server: Mailer, person_id: UUID, kind: MailKind, compose: Compose) -> None:
    with one.task.saving() as session:
        reader = reading.reader(session, person_id)
        letter = compose(session, one, reader)
        if letter is None:
            return
        mail_id = log.reserve(session, reader, kind, reason=letter.reason, now=one.task.now())
    if mail_id is None:
        return
    problem = ""
    try:
        server.send(make_message(reader, letter, mail_id=mail_id))
    except RefusedError as refused:
        problem = str(refused)
    except MailDownError:
        with one.task.sessions.begin() as session:
            log.release(session, mail_id)
        raise
    with one.task.sessions.begin() as session:
        log.mark(session, mail_id, problem=problem)


def _asks_attention(team: Count) -> bool:
    return bool(team.of("te-laat", "verlopen", "verloopt-binnenkort"))


def _events(one: Round, reader: Reader, found: Reminder) -> dict[str, bytes]:
    """The last days that still come, for the calendar."""
    return {
        f"{path.path_id}.ics": due_event(
            uid=f"{reader.id}-{path.path_id}@in-verbinding",
            title=path.title,
            due_on=path.standing.act_before,
            address=one.address(f"/leerpaden/{path.path_id}"),
            now=one.task.now(),
        )
        for path in found.paths
        if path.standing.act_before and path.standing.act_before >= one.day
    }
