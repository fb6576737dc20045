"""Three years of a municipality, through the services of the product; the diary keeps what was done."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from itertools import groupby
from operator import itemgetter
from random import Random
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from elearn.content.library import Library
from elearn.db import Assignment, Department, Organisation, Person
from elearn.services.assignments import rules
from elearn.services.assignments.values import Rule
from elearn.services.certification import Policy
from elearn.services.certification.policies import decide as decide_policy
from elearn.services.source import records as source
from elearn.services.staff_file import Loader, load, read_staff
from tests.simulation.content import NEW, OLD, POINT, library_of
from tests.simulation.deeds import Deeds, Known
from tests.simulation.diary import Entry, PolicyFacts, RuleFacts
from tests.simulation.staff import HR, Staff, as_csv

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
MONTHS = 36
FIRST = date(2026, 1, 1)

RULES: dict[int, tuple[RuleFacts | str, str]] = {
    0: (RuleFacts("rol-balie", "balie", role="balie", due_days=30), ""),
    1: (RuleFacts("rol-wijk", "wijk", role="wijk", due_days=30), ""),
    3: (RuleFacts("wijken", "balie", department="Wijken", due_days=45), ""),
    5: (RuleFacts("leiders", "wijk", function="teamleider", due_on=date(2026, 9, 1)), ""),
    8: (RuleFacts("nieuw", "balie", started_from=date(2026, 7, 1), due_days=60), ""),
    14: (RuleFacts("rol-balie-2", "balie", role="balie", due_days=20), "rol-balie"),
    20: ("wijken", ""),
    23: (RuleFacts("publiek", "wijk", department="Publiekszaken", with_below=False, due_days=90), ""),
    29: (RuleFacts("leiders-2", "wijk", function="teamleider"), "leiders"),
}
"""Month -> a rule that HR makes (in the place of another), or the one that HR ends."""

POLICIES = {
    10: ("balie", PolicyFacts(12, 90)),
    18: ("wijk", PolicyFacts(24, 45, month=12, day=31)),
    24: ("balie", PolicyFacts(14, 30)),
    30: ("wijk", PolicyFacts(18, 60)),
}
GUIDE_CHANGES = 16

LARGE = 2_000
"""From so many people on, those who finish on one day do so together."""

SKEW = (0, 1, 8, 12, 17, 23)
"""Hours at which things happen: just after and before midnight in Amsterdam it is another day in UTC."""

Plan = tuple[datetime, str, Known]
"""When, what (a verb of `Deeds`), and who."""


class Life:
    """The municipality: `live_month` lets a month go by and gives the pages of the diary."""

    def __init__(self, session: Session, people: int, seed: int) -> None:
        self.is_large = people > LARGE
        self.session, self.random = session, Random(seed)  # noqa: S311 -- a made-up town has no secrets
        self.staff = Staff(people, self.random)
        self.rule_ids: dict[str, UUID] = {}
        self._found(self._at(FIRST, 0))

    def _found(self, now: datetime) -> None:
        town = Organisation(code="stad", name="Gemeente Stad")
        self.session.add(town)
        self.session.flush()
        self.town: UUID = town.id
        facts = {"name": HR.name, "email": HR.email, "personnel_number": HR.number}
        hr = Person(organisation_id=town.id, created_at=now, **facts)
        self.session.add(hr)
        self.session.flush()
        self.hr: UUID = hr.id
        whose = {"town": town.id, "hr": hr.id, "library": library_of(OLD)}
        self.deeds = Deeds(self.session, self.random, **whose)
        source.remember_source(self.session, OLD, now=now)
        self.staff.hire(self.staff.size, FIRST - timedelta(days=200), ahead=190)

    @property
    def library(self) -> Library:
        """The content as it is served now."""
        return self.deeds.library

    def live_month(self, number: int) -> list[Entry]:
        """Everything that happens from the 1st to the 27th of a month, counted from 0."""
        year, month = divmod(number, 12)
        first = FIRST.replace(year=FIRST.year + year, month=month + 1)
        diary = [*self._file(first, number), *self._decisions_for_all(first, number)]
        plans = sorted(self._plans(first), key=itemgetter(0, 1))
        middle = self._at(first + timedelta(days=14), 3)
        diary += self._do_all([one for one in plans if one[0] < middle])
        diary.append(self._nightly(middle))
        diary += self._do_all([one for one in plans if one[0] > middle])
        self.session.commit()
        return diary

    def _do_all(self, plans: list[Plan]) -> list[Entry]:
        """In order; a session of its own each, as in the product."""
        diary = []
        for (now, verb), some in groupby(plans, key=itemgetter(0, 1)):
            self.session.expire_all()
            people = [known for _, _, known in some]
            if self.is_large and verb == "finish":
                diary += self.deeds.finish_together(people, now)
            else:
                diary += [entry for one in people for entry in self.deeds.do(verb, one, now)]
        return diary

    def _file(self, day: date, month: int) -> list[Entry]:
        """The file of the personnel system, and what the rules say the night before."""
        if month:
            self.staff.live_a_month(day)
        rows = list(self.staff.here.values())
        read = read_staff("staf.csv", as_csv(rows), today=day)
        plan = load(self.session, self.library, read, Loader(self.town, self.hr, self._at(day, 0)), yes=True)
        assert (read.problems, plan.problems) == ([], []), plan.problems
        self.session.expire_all()
        return [Entry(day, "file", facts={"rows": rows}), self._nightly(self._at(day, 1))]

    def _nightly(self, now: datetime) -> Entry:
        rules.apply_rules(self.session, organisation_id=self.town, now=now)
        self.session.expire_all()
        return Entry(now.date(), "rules")

    def _decisions_for_all(self, day: date, month: int) -> list[Entry]:
        now, diary = self._at(day, 2), []
        by_hr = {"organisation_id": self.town, "actor_id": self.hr, "now": now}
        if month in RULES:
            diary.append(self._rule(*RULES[month], day, by_hr))
        if month in POLICIES:
            path, facts = POLICIES[month]
            kind = "vaste-datum" if facts.month else "vanaf-behalen"
            policy = Policy(kind, facts.months, facts.window, facts.month, facts.day)
            decide_policy(self.session, self.library, path_id=path, policy=policy, **by_hr)
            diary.append(Entry(day, "policy", path=path, facts={"policy": facts}))
        if month == GUIDE_CHANGES:
            diary.append(self._change_guide(day, now))
        self.session.expire_all()
        return diary

    def _rule(self, rule: RuleFacts | str, replaces: str, day: date, by_hr: dict) -> Entry:
        if isinstance(rule, str):
            rules.end_rule(self.session, rule_id=self.rule_ids[rule], **by_hr)
            return Entry(day, "rule_ended", facts={"key": rule})
        of_name = Department.organisation_id == self.town, Department.name == rule.department
        draft = Rule(
            uuid4(),
            rule.path,
            self.session.scalar(select(Department.id).where(*of_name)),
            rule.department,
            rule.with_below,
            rule.function,
            rule.role,
            rule.started_from,
            rule.due_days,
            rule.due_on,
        )
        self.rule_ids[rule.key] = draft.id
        rules.make_rule(self.session, draft=draft, replaces=self.rule_ids.get(replaces), **by_hr)
        return Entry(day, "rule", facts={"rule": rule, "replaces": replaces})

    def _change_guide(self, day: date, now: datetime) -> Entry:
        """The guide says something else, and a trainer wants everything done anew at a renewal."""
        self.deeds.library = library_of(NEW)
        [behind] = source.pending(self.session, NEW)
        decided = source.decide(
            self.session,
            NEW,
            key_point_id=POINT,
            to_hash=behind.key_point.text_hash,
            choices=dict.fromkeys(((one.kind, one.id) for one in behind.items), "alles"),
            reason="De gids vraagt nu meer.",
            actor_id=self.hr,
            now=now,
        )
        assert decided == len(behind.items) > 0
        return Entry(day, "guide", facts={"edition": NEW.edition})

    def _plans(self, first: date) -> list[Plan]:
        """What people and HR are going to do this month, drawn per path."""
        found = self.session.execute(
            select(
                Assignment.id,
                Assignment.person_id,
                Person.personnel_number,
                Assignment.path_id,
                Assignment.started_at.is_not(None),
                Assignment.valid_until,
                Assignment.paused_from.is_not(None),
                Assignment.exempt_from.is_not(None),
            )
            .join(Person, Person.id == Assignment.person_id)
            .where(Person.organisation_id == self.town, Person.id != self.hr)
            .where(Person.left_on.is_(None) | (Person.left_on > first + timedelta(days=27)))
            .order_by(Person.personnel_number, Assignment.path_id)
        )
        return [deed for row in found for deed in self._plan(Known(*row), first)]

    def _plan(self, known: Known, first: date) -> list[Plan]:
        chance, deeds = self.random.random, list[str]()
        if not known.valid_until:
            deeds += ["start"] * (not known.started and chance() < 0.25)
            deeds += ["finish"] * (chance() < (0.25 if known.started else 0.1))
        else:
            left = (known.valid_until - first).days
            deeds += ["finish"] * (chance() < (0.02 if left > 60 else 0.35 if left > 0 else 0.15))
            deeds += ["correct"] * (chance() < 0.01)
        deeds += ["count again"] * (chance() < 0.2)
        odds = {"postpone": 0.02, "exempt": 0.012, "pause": 0.015, "withdraw": 0.006, "assign": 0.01}
        if self.is_large:  # as in a real town; a small one needs more to happen
            odds = {deed: odd / 4 for deed, odd in odds.items()}
        odds |= {"resume": 0.25 * known.is_paused, "end exemption": 0.1 * known.is_exempt}
        deeds += [deed for deed, odd in odds.items() if chance() < odd]
        return [(self._some_moment(first, deed), deed, known) for deed in deeds]

    def _some_moment(self, first: date, deed: str) -> datetime:
        if self.is_large and deed == "finish":
            return datetime.combine(first + timedelta(days=self.random.randrange(1, 27)), time(18), AMSTERDAM)
        return self._at(first + timedelta(days=self.random.randrange(1, 27)), self.random.choice(SKEW))

    def _at(self, day: date, hour: int) -> datetime:
        """A moment that never comes twice in an hour."""
        self.ticks = (getattr(self, "ticks", 0) + 1) % 3_500
        minute, second = divmod(self.ticks, 60)
        return datetime.combine(day, time(hour, minute, second), AMSTERDAM)
