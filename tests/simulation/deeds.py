"""What one person does, or HR does about one person: through the services, one line in the diary each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from random import Random
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from elearn.content.library import Library
from elearn.db import Assignment, Completion, Correction, Department, Organisation, Person
from elearn.db.base import new_id
from elearn.db.records.correction import takes_out
from elearn.services.assignments import decisions, pauses
from elearn.services.certification import valid_until
from elearn.services.certification.policies import policies
from elearn.services.certification.standing import write_standing
from elearn.services.progress.facts import load_facts
from elearn.services.progress.started import mark_started
from elearn.services.records.completions import record_completion
from elearn.services.records.corrections import correct, take_back
from elearn.services.refusal import NotThere, Refusal
from elearn.services.synthetic.chain import write_completions
from elearn.services.synthetic.history import Finished, History
from elearn.services.synthetic.staff import Member, Team
from tests.simulation.diary import LOOK_ON, Entry

BESIDE_LOOK = 0.4


@dataclass(frozen=True, slots=True)
class Known:
    """An open path of somebody in service, as the simulated people look at it."""

    id: UUID
    person_id: UUID
    number: str
    path: str
    started: bool
    valid_until: date | None
    is_paused: bool
    is_exempt: bool


Doing = Callable[[Known, datetime], Entry | None]


class Deeds:
    """All that can happen to one person; `library` is the content of that moment."""

    def __init__(self, session: Session, random: Random, *, town: UUID, hr: UUID, library: Library) -> None:
        self.session, self.random, self.town, self.hr, self.library = session, random, town, hr, library
        self.verbs: dict[str, Doing] = {
            "start": self._start,
            "finish": self._finish,
            "postpone": self._postpone,
            "exempt": self._exempt,
            "end exemption": self._end_exemption,
            "withdraw": self._withdraw,
            "pause": self._pause,
            "resume": self._resume,
            "correct": self._correct,
            "count again": self._count_again,
            "assign": self._assign,
        }

    def do(self, verb: str, known: Known, now: datetime) -> list[Entry]:
        """One deed; what the product refuses did not happen."""
        try:
            entry = self.verbs[verb](known, now)
        except (NotThere, Refusal):
            return []
        return [entry] if entry else []

    def finish_together(self, people: Sequence[Known], now: datetime) -> list[Entry]:
        """Many people finish at one moment: in bulk, the way made-up municipalities are filled."""
        found = self.session.execute(
            select(Assignment, Person, func.coalesce(Department.name, ""))
            .join(Person, Person.id == Assignment.person_id)
            .outerjoin(Department, Department.id == Person.department_id)
            .where(Assignment.id.in_([one.id for one in people]), Assignment.ended_at.is_(None))
            .order_by(Person.personnel_number, Assignment.path_id)
        ).all()
        town = self.session.get_one(Organisation, self.town)
        histories = [self._history(*row, now) for row in found]
        write_completions(self.session, self.library, town, histories, now)
        write_standing(self.session, Assignment.id.in_([one.id for one in histories]))
        return [
            Entry(now.date(), "finished", person.personnel_number, held.path_id) for held, person, _ in found
        ]

    def _history(self, held: Assignment, person: Person, department: str, now: datetime) -> History:
        of_path = Completion.person_id == person.id, Completion.path_id == held.path_id
        before = self.session.scalar(select(func.count(Completion.id)).where(*of_path)) or 0
        policy = policies(self.session, self.library, organisation_id=self.town)[held.path_id]
        day = now.date()
        end = valid_until(policy, day, held.valid_until)
        member = Member(
            id=person.id,
            number=int(person.personnel_number),
            name=person.name,
            team=Team(new_id(), department, ""),
            function=person.function,
            roles=(),
            started_on=day,
            left_on=None,
            manager_id=None,
        )
        return History(
            id=held.id,
            member=member,
            path=self.library.paths[held.path_id],
            assigned_at=held.assigned_at,
            due_on=day,
            started_at=held.started_at,
            finished=(Finished(new_id(), before + 1, day, now.astimezone(UTC), end),),
        )

    def _by_hr(self, known: Known, now: datetime) -> dict:
        return {"organisation_id": self.town, "assignment_id": known.id, "actor_id": self.hr, "now": now}

    def _start(self, known: Known, now: datetime) -> Entry | None:
        held = self.session.get_one(Assignment, known.id)
        if held.ended_at or held.started_at:
            return None
        lesson = f"{known.path}-les"
        mark_started(self.session, self.library, person_id=known.person_id, content_id=lesson, now=now)
        return Entry(now.date(), "started", known.number, known.path)

    def _finish(self, known: Known, now: datetime) -> Entry | None:
        facts = load_facts(self.session, known.person_id)
        if known.path not in facts.assignments:
            return None
        whose = {"person_id": known.person_id, "path_id": known.path}
        record_completion(self.session, self.library, facts, now=now, **whose)
        return Entry(now.date(), "finished", known.number, known.path)

    def _correct(self, known: Known, now: datetime) -> Entry:
        of_path = Completion.person_id == known.person_id, Completion.path_id == known.path
        ids = self.session.scalars(select(Completion.id).where(*of_path).order_by(Completion.number)).all()
        place = self.random.randrange(len(ids))
        due = self.random.choice((None, now.date() + timedelta(days=30)))
        correct(
            self.session,
            organisation_id=self.town,
            completion_id=ids[place],
            reason="vergissing",
            note="",
            due_on=due,
            actor_id=self.hr,
            now=now,
        )
        return Entry(now.date(), "corrected", known.number, known.path, {"place": place, "due": due})

    def _count_again(self, known: Known, now: datetime) -> Entry | None:
        """HR takes the first correction of a path back that stands."""
        of_path = Completion.person_id == known.person_id, Completion.path_id == known.path
        ids = self.session.scalars(select(Completion.id).where(*of_path).order_by(Completion.number)).all()
        stands = {*self.session.scalars(select(Completion.id).join(Correction, takes_out(Completion.id)))}
        place = next((number for number, one in enumerate(ids) if one in stands), None)
        if place is None:
            return None
        whose = {"organisation_id": self.town, "completion_id": ids[place], "actor_id": self.hr, "now": now}
        take_back(self.session, reason="klopt-toch", **whose)
        return Entry(now.date(), "counts_again", known.number, known.path, {"place": place})

    def _postpone(self, known: Known, now: datetime) -> Entry:
        due = self._some_day(now, 70)
        decisions.postpone(self.session, due_on=due, **self._by_hr(known, now))
        return Entry(now.date(), "postponed", known.number, known.path, {"due": due})

    def _exempt(self, known: Known, now: datetime) -> Entry:
        until = self._some_day(now, 300)
        decisions.exempt(self.session, ground="ander-werk", until=until, **self._by_hr(known, now))
        return Entry(now.date(), "exempt", known.number, known.path, {"until": until})

    def _end_exemption(self, known: Known, now: datetime) -> Entry:
        decisions.end_exemption(self.session, **self._by_hr(known, now))
        return Entry(now.date(), "exemption_ended", known.number, known.path)

    def _withdraw(self, known: Known, now: datetime) -> Entry:
        decisions.withdraw(self.session, **self._by_hr(known, now))
        return Entry(now.date(), "withdrawn", known.number, known.path)

    def _pause(self, known: Known, now: datetime) -> Entry:
        is_open = self.random.random() < 0.5
        until = None if is_open else self._some_day(now, 90)
        whose = {"organisation_id": self.town, "person_id": known.person_id, "actor_id": self.hr}
        pauses.pause(self.session, until=until, now=now, **whose)
        return Entry(now.date(), "paused", known.number, facts={"until": until})

    def _resume(self, known: Known, now: datetime) -> Entry:
        whose = {"organisation_id": self.town, "person_id": known.person_id, "actor_id": self.hr}
        pauses.resume(self.session, now=now, **whose)
        return Entry(now.date(), "resumed", known.number)

    def _assign(self, known: Known, now: datetime) -> Entry:
        """The other path, or the same once more after it was withdrawn."""
        path = self.random.choice(sorted(self.library.paths))
        due = None if self.random.random() < 0.2 else self._some_day(now, 60)
        whose = {"organisation_id": self.town, "person_id": known.person_id, "actor_id": self.hr}
        decisions.assign(self.session, path_id=path, due_on=due, now=now, **whose)
        return Entry(now.date(), "assigned", known.number, path, {"due": due})

    def _some_day(self, now: datetime, most: int) -> date:
        """A day from today on; often beside the day of looking, where a mistake of one day shows."""
        if self.random.random() < BESIDE_LOOK:
            return now.date().replace(day=LOOK_ON - self.random.randrange(2))
        return now.date() + timedelta(days=self.random.randint(0, most))
