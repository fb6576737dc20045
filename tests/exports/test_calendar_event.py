"""The last day of a path in a calendar (RFC 5545)."""

from __future__ import annotations

from datetime import UTC, date, datetime

from elearn.exports.calendar_event import due_event

NOW = datetime(2026, 11, 25, 9, 30, tzinfo=UTC)


def event(title="Baliemedewerkers"):
    address = "https://leren.voorbeeldstad.example/leerpaden/baliemedewerker"
    return due_event(uid="abc@x", title=title, due_on=date(2026, 12, 31), address=address, now=NOW)


def unfolded(body):
    return body.decode().replace("\r\n ", "").split("\r\n")


def test_an_event_lasts_the_whole_last_day():
    lines = unfolded(event())

    assert lines[3:9] == [
        "BEGIN:VEVENT",
        "UID:abc@x",
        "DTSTAMP:20261125T093000Z",
        "DTSTART;VALUE=DATE:20261231",
        "DTEND;VALUE=DATE:20270101",
        "SUMMARY:Uiterste dag voor Baliemedewerkers",
    ]
    assert (lines[0], lines[-2:]) == ("BEGIN:VCALENDAR", ["END:VCALENDAR", ""])


def test_no_line_is_longer_than_75_octets_and_no_letter_is_cut():
    body = event("Çağla’s leerpad; met, tekens\\en 日本語 " * 6)

    assert max(len(line) for line in body.split(b"\r\n")) <= 75
    assert "Çağla’s leerpad\\; met\\, tekens\\\\en 日本語" in "".join(unfolded(body))
