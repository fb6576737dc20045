"""Why a status is what it is: one sentence without `je`, for the learner, HR and mail alike."""

from __future__ import annotations

from datetime import date

from babel.dates import get_month_names

from elearn.services.certification.values import Assigned, CatchUp, Completed, Status

MONTHS = get_month_names("wide", locale="nl")


def reason(
    code: Status, assigned: Assigned, last: Completed | None, catch_up: CatchUp | None, *, is_paused: bool
) -> str:
    """The reason for a status in Dutch, with its dates, and what has to be done again."""
    why = _why(code, assigned, last, is_paused=is_paused)
    return f"{why} {catch_up_in_words(catch_up)}" if catch_up else why


def catch_up_in_words(catch_up: CatchUp) -> str:
    """That there is something to do again, since when and by when; never what."""
    since, before = in_words(catch_up.since), in_words(catch_up.before)
    return f"Sinds {since} is er iets bij te werken, graag tot en met {before}."


def _why(code: Status, assigned: Assigned, last: Completed | None, *, is_paused: bool) -> str:
    if code == "vrijgesteld":
        return (
            f"Vrijgesteld van {in_words(assigned.exempt_from)} tot en met {in_words(assigned.exempt_until)}."
        )
    if last:
        return _of_completion(code, last)
    is_begun = code == "bezig" or (code == "te-laat" and assigned.started_on)
    began = f"Begonnen op {in_words(assigned.started_on)}" if is_begun else "Nog niet begonnen"
    return f"{began}, {_when(code, assigned, is_paused=is_paused)}."


def in_words(day: date | None) -> str:
    """A day as people say it: `3 mei 2026`; without one `onbekend`."""
    return f"{day.day} {MONTHS[day.month]} {day.year}" if day else "onbekend"


def _of_completion(code: Status, last: Completed) -> str:
    done, end = in_words(last.completed_on), in_words(last.valid_until)
    if code == "geldig":
        return f"Behaald op {done} en geldig tot en met {end}."
    if code == "verloopt-binnenkort":
        return f"Geldig tot en met {end} en nu al te vernieuwen."
    return f"Behaald op {done} en geldig geweest tot en met {end}."


def _when(code: Status, assigned: Assigned, *, is_paused: bool) -> str:
    if assigned.is_ended:
        return "het hoeft niet meer"
    if code == "te-laat":
        return f"de uiterste dag was {in_words(assigned.due_on)}"
    if is_paused:
        until = f" tot en met {in_words(assigned.paused_until)}" if assigned.paused_until else ""
        return f"gepauzeerd{until}"
    return f"de uiterste dag is {in_words(assigned.due_on)}" if assigned.due_on else "zonder uiterste dag"
