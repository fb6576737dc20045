"""What rules change for everybody in an organisation, a path at a time: one query decides.

Rules only touch what rules made: an assignment or a withdrawal by hand stays as HR left it. What
somebody finished stays as long as it is valid, whatever happens to the rule. What a leaver did not
finish ends, so that whoever comes back gets it again with a new day. A test holds the query to a
slower calculation in Python.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from sqlalchemy import ColumnElement, Row, Select, Subquery, and_, case, exists, func, literal, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session, aliased

from elearn.db import Assignment, AssignmentEvent, Department, Person
from elearn.services.assignments.fitting import NO_RULE, Asked
from elearn.services.assignments.matching import due_day, reason_of
from elearn.services.assignments.pauses import moved
from elearn.services.assignments.values import KINDS, UNCHANGED, Away, Change, ChangeKind, Counts, Rule
from elearn.services.certification.in_sql import is_paused, is_valid

OTHER_RULE = -2
AT_ONCE = 5_000
RARE = 200
"""Whom a kind is for: one in so many is soon found by name, fewer take a walk along everybody."""

NEEDS: dict[ChangeKind, tuple[ColumnElement[bool], ...]] = {
    "toewijzen": (Assignment.id.is_(None),),
    "herstellen": (Assignment.ended_at.is_not(None),),
    "verplaatsen": (Assignment.rule_id.is_not(None), Assignment.ended_at.is_(None)),
    "intrekken": (Assignment.rule_id.is_not(None), Assignment.ended_at.is_(None)),
}
"""What goes without saying for a kind: a database that knows it reads less."""

_Other = aliased(Assignment)


@dataclass(frozen=True, slots=True)
class PathPlan:
    """What the rules of one path, in their order, say about the people of an organisation today."""

    path_id: str
    asked: Asked

    def counts(self, session: Session) -> Counts:
        """How many people each kind is for, and for how many whom a rule fits nothing changes."""
        kind = self._people().c.kind
        numbers = (func.count().filter(kind == name) for name in (*KINDS, UNCHANGED))
        found = session.execute(select(*numbers)).one()
        return Counts(*map(int, found))

    def first(self, session: Session, counts: Counts, shown: int) -> list[Change]:
        """The first so many changes of each kind, by name."""
        numbers = {kind: counts.of(kind) for kind in KINDS if counts.of(kind)}
        found: dict[ChangeKind, list[Change]] = {}
        for kind, number in numbers.items():
            if number * RARE >= counts.total:
                soon = self._among_first(session, 3 * shown * counts.total // (2 * number), kind)
                found[kind] = self._read(session, [kind], shown, *soon, *NEEDS[kind])
        missed = [kind for kind, number in numbers.items() if len(found.get(kind, ())) < min(number, shown)]
        rest = self._read(session, missed, shown)
        return [one for kind in found if kind not in missed for one in found[kind]] + rest

    def in_parts(self, session: Session, size: int = AT_ONCE) -> Iterator[list[Change]]:
        """All changes, of so many people at once; each part is read before it is given."""
        after, is_last = None, False
        while not is_last:
            rest: list[ColumnElement[bool]] = [Person.id > after] if after else []
            until = _bound(session, Person.id, self._where(), *rest, size=size)
            part = [Person.id <= until] if until else []
            yield self._read(session, KINDS, size, *rest, *part)
            after, is_last = until, until is None

    def _among_first(self, session: Session, size: int, kind: ChangeKind) -> list[ColumnElement[bool]]:
        until = _bound(session, Person.lookup, self._where(), size=size)
        if until is None:
            return []
        # An assignment repeats the name: what somebody has is found without looking at who has nothing.
        of_organisation = Assignment.organisation_id == self.asked.organisation_id
        held = [] if kind == "toewijzen" else [of_organisation, Assignment.lookup <= until]
        return [Person.lookup <= until, *held]

    def _where(self) -> ColumnElement[bool]:
        return and_(Person.organisation_id == self.asked.organisation_id, Person.erased_at.is_(None))

    def _people(self, *which: ColumnElement[bool]) -> Subquery:
        """Everybody, with what they have and the kind of change; NULL: this path is nothing to them."""
        place = self.asked.first_that_fits()
        has = and_(Assignment.person_id == Person.id, Assignment.path_id == self.path_id)
        columns = Person.id.label("person_id"), Assignment.id.label("assignment_id"), place.label("place")
        return (
            self.asked.with_roles(select(*columns, self._kind(place).label("kind")))
            .outerjoin(Assignment, has)
            .where(self._where(), *which)
            .offset(0)  # a fence: the database decides about somebody once
            .subquery()
        )

    def _kind(self, place: ColumnElement[int]) -> ColumnElement[str | None]:
        runs = Assignment.ended_at.is_(None)
        places = {rule.id: number for number, rule in enumerate(self.asked.rules)}
        has_place = (
            case(places, value=Assignment.rule_id, else_=OTHER_RULE) if places else literal(OTHER_RULE)
        )
        by_rule = {
            literal(NO_RULE): case((and_(runs, ~is_valid(self.asked.today)), "intrekken")),
            has_place: case((runs, UNCHANGED), else_="herstellen"),
        }
        return case(
            (Assignment.id.is_(None), case((place != NO_RULE, "toewijzen"))),
            (Assignment.rule_id.is_(None), case((place != NO_RULE, UNCHANGED))),
            else_=case(by_rule, value=place, else_=case((runs, "verplaatsen"), else_="herstellen")),
        )

    def _read(
        self, session: Session, kinds: Iterable[ChangeKind], shown: int, *which: ColumnElement[bool]
    ) -> list[Change]:
        wanted = tuple(kinds)
        query = self._changes(wanted, shown, *which)
        return [self._to_change(row) for row in session.execute(query)] if wanted else []

    def _changes(
        self, kinds: Sequence[ChangeKind], shown: int, *which: ColumnElement[bool]
    ) -> Select[*tuple[Any, ...]]:
        people = self._people(*which)
        rank = func.row_number().over(partition_by=people.c.kind, order_by=Person.lookup).label("rank")
        ranked = (
            select(*people.c, rank)
            .join(Person, Person.id == people.c.person_id)
            .where(people.c.kind.in_(kinds))
            .subquery()
        )
        return (
            select(
                ranked.c.kind,
                ranked.c.place,
                Person.id.label("person_id"),
                Person.name,
                Person.personnel_number,
                Department.name.label("department"),
                Assignment.id.label("assignment_id"),
                Assignment.due_on,
                or_(Assignment.valid_until.is_not(None), _is_postponed()).label("is_settled"),
                _is_away(self.asked.today).label("is_away"),
                _away_until(self.asked.today).label("away_until"),
            )
            .select_from(ranked)
            .join(Person, Person.id == ranked.c.person_id)
            .outerjoin(Department, Department.id == Person.department_id)
            .outerjoin(Assignment, Assignment.id == ranked.c.assignment_id)
            .where(ranked.c.rank <= shown)
            .order_by(Person.lookup)
        )

    def _to_change(self, row: Row[Any]) -> Change:
        rule = None if row.place == NO_RULE else self.asked.rules[row.place]
        begins = row.kind in ("toewijzen", "herstellen")
        away = Away(self.asked.today, row.away_until) if begins and row.is_away else None
        return Change(
            kind=cast("ChangeKind", row.kind),
            person_id=row.person_id,
            name=row.name,
            personnel_number=row.personnel_number,
            department=row.department or "",
            path_id=self.path_id,
            rule=rule,
            assignment_id=row.assignment_id,
            due_before=row.due_on,
            due_on=self._due(row, rule, away),
            away=away,
            reason=reason_of(rule) if rule else "",
        )

    def _due(self, row: Row[Any], rule: Rule | None, away: Away | None) -> date | None:
        """A rule gives a date to whoever has to begin; it moves no date that is behind or was postponed."""
        if rule is None or (row.is_settled and row.kind == "verplaatsen"):
            return cast("date | None", row.due_on)
        due_on = due_day(rule, self.asked.today)
        return moved(due_on, away.from_, away.until) if away else due_on


def _bound(
    session: Session, column: InstrumentedAttribute[Any], *which: ColumnElement[bool], size: int
) -> Any:
    """Until where so many people go, in the order of a column; None: until the end."""
    found = select(column).where(*which).order_by(column).offset(size - 1).limit(1)
    return session.scalar(found)


def _is_postponed() -> ColumnElement[bool]:
    return exists().where(
        AssignmentEvent.assignment_id == Assignment.id, AssignmentEvent.kind == "uitgesteld"
    )


def _is_away(today: date) -> ColumnElement[bool]:
    """Whether a pause of somebody runs, and nothing that they have to do goes on."""
    works = and_(_Other.person_id == Person.id, _Other.ended_at.is_(None), ~is_paused(today, _Other))
    return and_(exists().where(*_rests(today)), ~exists().where(works))


def _away_until(today: date) -> ColumnElement[date | None]:
    """The last day of the pause, the first where they differ as for a path by hand; NULL: it is open."""
    until = _Other.paused_until
    first = select(until).where(*_rests(today)).order_by(until.is_(None), until).limit(1)
    return first.scalar_subquery()


def _rests(today: date) -> tuple[ColumnElement[bool], ...]:
    # Also of a path that ended: somebody who is away may lose one by a rule and get another.
    return _Other.person_id == Person.id, is_paused(today, _Other)
