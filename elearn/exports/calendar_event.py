"""A last day as an event for a calendar (iCalendar, RFC 5545)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

LONGEST_LINE = 75  # octets, RFC 5545 section 3.1


def due_event(*, uid: str, title: str, due_on: date, address: str, now: datetime) -> bytes:
    """An event of one whole day, with a signal a week before; the same `uid` replaces an earlier one."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//In verbinding//leerpaden//NL",
        "BEGIN:VEVENT",
        f"UID:{_escape(uid)}",
        f"DTSTAMP:{now:%Y%m%dT%H%M%SZ}",
        f"DTSTART;VALUE=DATE:{due_on:%Y%m%d}",
        f"DTEND;VALUE=DATE:{due_on + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{_escape(f'Uiterste dag voor {title}')}",
        f"DESCRIPTION:{_escape(f'Ga verder op {address}')}",
        f"URL:{address}",
        "TRANSP:TRANSPARENT",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        "DESCRIPTION:Nog een week",
        "TRIGGER:-P7D",
        "END:VALARM",
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return b"".join(piece + b"\r\n" for line in lines for piece in _fold(line))


def _escape(text: str) -> str:
    """TEXT as RFC 5545 section 3.3.11 wants it."""
    text = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return text.replace("\r\n", "\\n").replace("\n", "\\n")


def _fold(line: str) -> Iterator[bytes]:
    """A line in pieces of at most 75 octets; no letter is cut in two."""
    piece = b""
    for letter in line:
        if len(piece) + len(letter.encode()) > LONGEST_LINE:
            yield piece
            piece = b" "
        piece += letter.encode()
    yield piece
