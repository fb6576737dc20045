"""Hand messages to the mail server (SMTP, RFC 5321)."""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import make_msgid
from urllib.parse import unquote, urlsplit
from uuid import UUID

from elearn.services.reminders.values import Reader
from elearn.services.reminders.write import Letter
from elearn.settings import Settings

PATIENCE = 30
"""Seconds to wait for the server."""


class MailDownError(Exception):
    """The server cannot be reached or takes nothing now; the message certainly did not go out."""


class RefusedError(Exception):
    """The server will never take this message for this address; the text is what it said."""


class Mailer:
    """One conversation with the mail server."""

    def __init__(self, server: smtplib.SMTP, sender: str) -> None:
        self._server = server
        self._sender = sender

    def send(self, message: EmailMessage) -> None:
        """Send one message. Raises RefusedError or MailDownError."""
        message["From"] = self._sender
        try:
            self._server.send_message(message)
        except (smtplib.SMTPRecipientsRefused, smtplib.SMTPResponseException) as error:
            _judge(error)
        except (OSError, smtplib.SMTPException) as error:
            raise MailDownError(str(error)) from error


def make_message(reader: Reader, letter: Letter, *, mail_id: UUID) -> EmailMessage:
    """A message of plain text, with its calendar events."""
    message = EmailMessage()
    message["To"] = Address(display_name=reader.name, addr_spec=reader.email)
    message["Subject"] = letter.text.subject
    message["Message-ID"] = make_msgid(idstring=mail_id.hex, domain="in-verbinding.invalid")
    message["Auto-Submitted"] = "auto-generated"  # RFC 3834: no answer from an absence notice
    message.set_content(letter.text.body)
    for name, event in letter.events.items():
        message.add_attachment(event, maintype="text", subtype="calendar", filename=name)
    return message


@contextmanager
def mailer(settings: Settings) -> Iterator[Mailer]:
    """Connect to the server of ELEARN_SMTP_URL. Raises MailDownError."""
    url = urlsplit(settings.smtp_url)
    try:
        server = _connect(url.scheme, url.hostname or "", url.port or 0)
        if url.username:
            server.login(unquote(url.username), unquote(url.password or ""))
    except (OSError, smtplib.SMTPException) as error:
        raise MailDownError(str(error)) from error
    try:
        yield Mailer(server, settings.mail_from)
    finally:
        server.close()


def _connect(scheme: str, host: str, port: int) -> smtplib.SMTP:
    context = ssl.create_default_context()
    if scheme == "smtps":
        return smtplib.SMTP_SSL(host, port or 465, timeout=PATIENCE, context=context)
    server = smtplib.SMTP(host, port or 587, timeout=PATIENCE)
    server.ehlo()
    if server.has_extn("starttls"):
        server.starttls(context=context)
    return server


def _judge(error: smtplib.SMTPRecipientsRefused | smtplib.SMTPResponseException) -> None:
    """4xx is for now, 5xx is for good (RFC 5321 section 4.2.1)."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        code, words = next(iter(error.recipients.values()))
        said = words.decode("utf-8", "replace")
    else:
        code, said = error.smtp_code, str(error.smtp_error)
    if 500 <= code < 600:  # noqa: PLR2004 -- the class of a reply code
        raise RefusedError(f"{code} {said}"[:200]) from error
    raise MailDownError(f"{code} {said}") from error
