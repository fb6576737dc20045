"""What a file of staff would change; nothing is written, and there is no database here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from elearn.db.base import new_id
from elearn.db.people.person import fold
from elearn.services.staff_file import departments
from elearn.services.staff_file.beside import Checks
from elearn.services.staff_file.values import Change, Entry, Known, Line, Plan, Staff, StaffFile

NO_ADDRESS = "geen-adres.invalid"
"""The address of somebody who left and whose address went to another (RFC 2606)."""

NOT_SURE = "Van een regel is het personeelsnummer niet te lezen. Misschien is dat deze persoon."


def plan(file: StaffFile, staff: Staff, *, today: date) -> Plan:
    """Lay a file beside the staff. Who is not in it leaves, who is on a refused line stays as is.

    The key is the personnel number. Somebody with the same name and address and a new number, whose
    old number is gone, is the same person.
    """
    checks = Checks(file, staff)
    wanted = {one.number: one for one in map(checks.with_zeros, file.lines) if one}
    same = _renumbered(wanted, file, staff)
    changes = [_change(line, staff.people.get(same.get(number, number))) for number, line in wanted.items()]
    skipped = [one for one in changes if one.before is None and _is_gone(one.after, today)]
    changes = checks.sound([one for one in changes if one.before or not _is_gone(one.after, today)])
    names = _renamed(changes, staff)
    met = {*wanted, *same.values(), *checks.spoiled}
    here = {} if file.refused else staff.people
    missing = [one for number, one in here.items() if number not in met and not _is_gone(one.entry, today)]
    kept = [(one.entry, one.keeps or NOT_SURE) for one in missing if one.keeps or not file.is_whole]
    leaving = [_leave(one, today) for one in missing if not one.keeps and file.is_whole]
    new = [one for one in changes if one.before is None]
    changed = [one for one in changes if one.before and _renames(one.before, names) != one.after]
    return Plan(
        file=file,
        new=new,
        changed=changed,
        leaving=leaving,
        unchanged=len(changes) - len(new) - len(changed),
        skipped=len(skipped),
        renamed=names,
        departments=_new_departments(changes, staff, names),
        freed=list(_freed(changes, leaving, staff)),
        kept=kept,
        problems=sorted([*file.problems, *checks.problems]),
        in_service=sum(not _is_gone(one.entry, today) for one in staff.people.values()),
    )


def _change(line: Line, known: Known | None) -> Change:
    """Somebody as the file says; a column that is not in the file changes nothing."""
    if known is None:
        return Change(line.line, new_id(), None, Entry(line.number, **line.given))
    # Who is in the file without a last day works here, also when they had left.
    given = {"left_on": None, **line.given}
    return Change(line.line, known.id, known.entry, replace(known.entry, number=line.number, **given))


def _renumbered(wanted: dict[str, Line], file: StaffFile, staff: Staff) -> dict[str, str]:
    """New number -> old number of the same person."""
    by_email = {one.entry.email: one.entry for one in staff.people.values()}
    found = {}
    for number, line in wanted.items():
        old = by_email.get(line.given["email"])
        is_free = old and old.number not in wanted and old.number not in file.spoiled
        if old and is_free and number not in staff.people and fold(old.name) == fold(line.given["name"]):
            found[number] = old.number
    return found


def _leave(known: Known, today: date) -> Change:
    last = today - timedelta(days=1)
    return Change(0, known.id, known.entry, replace(known.entry, left_on=last))


def _freed(changes: Sequence[Change], leaving: Sequence[Change], staff: Staff) -> Iterator[Change]:
    """Everybody who is not in the file and whose address somebody in the file has now."""
    given_away = {one.after.email for one in changes} - {one.before.email for one in changes if one.before}
    changing, after = {one.id for one in changes}, {one.id: one.after for one in leaving}
    for known in staff.people.values():
        if known.entry.email in given_away and known.id not in changing:
            entry = after.get(known.id, known.entry)
            yield Change(0, known.id, known.entry, replace(entry, email=f"{known.id}@{NO_ADDRESS}"))


def _is_gone(entry: Entry, today: date) -> bool:
    return entry.left_on is not None and entry.left_on < today


def _renamed(changes: Iterable[Change], staff: Staff) -> dict[str, str]:
    moves = [(one.before.department, one.after.department) for one in changes if one.before]
    wanted = {name for one in changes for name in departments.with_above(one.after.department)}
    names = departments.renamed(moves, known=staff.departments, wanted=wanted)
    is_clear = len(departments.after_renaming(staff.departments, names)) == len(staff.departments)
    return names if is_clear else {}


def _renames(entry: Entry, names: dict[str, str]) -> Entry:
    if not names:
        return entry
    return replace(entry, department=departments.new_name(entry.department, names))


def _new_departments(changes: Iterable[Change], staff: Staff, names: dict[str, str]) -> list[str]:
    there = departments.after_renaming(staff.departments, names)
    used = {one.after.department for one in changes}
    return sorted({name for one in used for name in departments.with_above(one)} - there)
