"""Fill in the texts for one reader; what was written about somebody is never longer than needed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from elearn.services.overview.values import Count, Late
from elearn.services.reminders.texts import MailText, fill
from elearn.services.reminders.values import Reader, Reminder


@dataclass(frozen=True, slots=True)
class Letter:
    """What goes to one reader, and why; `events` are for a calendar, by file name."""

    text: MailText
    reason: str
    events: Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Team:
    """How a team stands; `late` is empty where the organisation shows no names."""

    total: Count
    late: Sequence[Late]
    titles: Mapping[str, str]


def reminder_text(text: MailText, reader: Reader, reminder: Reminder, *, address: str) -> MailText:
    """The reminder for somebody; `address` is where the paths are."""
    paths = "\n".join(f"- {one.title}. {one.standing.reason}" for one in reminder.paths)
    return fill(text, _values(reader, address) | {"leerpaden": paths})


def digest_text(text: MailText, reader: Reader, team: Team, *, address: str) -> MailText:
    """The overview for a team lead; `address` is where it is live."""
    names = [f"- {one.name}, {team.titles.get(one.path_id, one.path_id)}" for one in team.late]
    told = "Te laat:\n" + "\n".join(names) if names else ""
    return fill(text, _values(reader, address) | {"aantallen": in_numbers(team.total), "te_laat": told})


def in_numbers(total: Count) -> str:
    """The numbers of a team, one on a line; what is 0 is left out."""
    lines = [
        (total.ready, "klaar"),
        (total.of("bezig"), "bezig"),
        (total.of("niet-gestart"), "niet gestart"),
        (total.of("te-laat"), "te laat"),
        (total.of("verloopt-binnenkort"), "verloopt binnenkort (telt ook als klaar)"),
        (total.of("verlopen"), "verlopen"),
        (total.of("vrijgesteld"), "vrijgesteld"),
    ]
    return "\n".join(f"- {number} {words}" for number, words in lines if number)


def _values(reader: Reader, address: str) -> dict[str, str]:
    return {"naam": reader.name, "gemeente": reader.organisation_name, "adres": address}
