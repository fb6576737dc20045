"""Where everybody stands, calculated once more: slowly, a day at a time, with rules of its own.

Nothing here comes from the product. What the product knows by a formula (a pause moves the due date
by its length) is done here by living through it (each paused day moves the date by one).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from tests.simulation.diary import Entry, PolicyFacts, Row, RuleFacts
from tests.simulation.held import Held
from tests.simulation.months import DAY, last_valid_day, words


@dataclass(slots=True)
class Done:
    """The path was finished on a day and counts until another; corrected: not any more.

    `asked`: since then the changed guide is to be done again.
    """

    on: date
    until: date
    edition: str
    corrected: bool = False
    asked: date | None = None


@dataclass(slots=True)
class Town:
    """The people, the rules and the paths as the diary tells; `policies` by path."""

    policies: dict[str, PolicyFacts]
    edition: str
    today: date
    people: dict[str, Row] = field(default_factory=dict)
    rules: list[RuleFacts] = field(default_factory=list)
    held: dict[tuple[str, str], Held] = field(default_factory=dict)
    done: dict[tuple[str, str], list[Done]] = field(default_factory=dict)

    def live_until(self, day: date, diary: Iterable[Entry]) -> None:
        """Live every day up to this one, of which the evening has not come yet."""
        entries = list(diary)
        while True:
            for entry in [one for one in entries if one.day == self.today]:
                getattr(self, "on_" + entry.kind)(entry)
            if self.today == day:
                return
            for held in self.held.values():
                held.live_through(self.today)
            self.today += DAY

    def works_here(self, number: str) -> bool:
        left = self.people[number].left_on
        return left is None or left >= self.today

    def on_file(self, entry: Entry) -> None:
        """Who is in the file works here; who is not, left yesterday."""
        rows: Sequence[Row] = entry.facts["rows"]
        here = {one.number for one in rows}
        for number, row in self.people.items():
            if number not in here and self.works_here(number):
                self.people[number] = replace(row, left_on=self.today - DAY)
        self.people.update({one.number: one for one in rows})
        self.on_rules(entry)

    def on_rule(self, entry: Entry) -> None:
        self.rules = [one for one in self.rules if one.key != entry.facts["replaces"]]
        self.rules.append(entry.facts["rule"])
        self.on_rules(entry)

    def on_rule_ended(self, entry: Entry) -> None:
        self.rules = [one for one in self.rules if one.key != entry.facts["key"]]
        self.on_rules(entry)

    def on_rules(self, _entry: Entry) -> None:
        for number in self.people:
            for path in sorted(self.policies):
                self._apply(number, path)

    def on_policy(self, entry: Entry) -> None:
        self.policies[entry.path] = entry.facts["policy"]

    def on_guide(self, entry: Entry) -> None:
        self.edition = entry.facts["edition"]
        for one in (done for finished in self.done.values() for done in finished):
            one.asked = one.asked or entry.day

    def on_assigned(self, entry: Entry) -> None:
        held = self.held.setdefault((entry.number, entry.path), Held(None, entry.day, None))
        held.ended, held.rule = False, None
        held.set_due(entry.facts["due"])
        others = [one for one in self._paths(entry.number) if one is not held and not one.ended]
        if others:
            pauses = [one.pause for one in others if one.pause]
            joined = min(pauses, key=lambda pause: pause[1] or date.max, default=None)
            held.pause = joined if len(pauses) == len(others) else None

    def on_postponed(self, entry: Entry) -> None:
        held = self.held[entry.number, entry.path]
        held.postponed = True
        held.set_due(entry.facts["due"])

    def on_exempt(self, entry: Entry) -> None:
        self.held[entry.number, entry.path].exempt = (entry.day, entry.facts["until"])

    def on_exemption_ended(self, entry: Entry) -> None:
        self.held[entry.number, entry.path].exempt = None

    def on_withdrawn(self, entry: Entry) -> None:
        held = self.held[entry.number, entry.path]
        held.ended, held.rule = True, None

    def on_paused(self, entry: Entry) -> None:
        for held in self._paths(entry.number):
            if not held.ended:
                held.begin_pause(entry.day, entry.facts["until"])

    def on_resumed(self, entry: Entry) -> None:
        for held in self._paths(entry.number):
            held.stop_pause()

    def on_started(self, entry: Entry) -> None:
        held = self.held[entry.number, entry.path]
        held.started = held.started or entry.day

    def on_finished(self, entry: Entry) -> None:
        before = self.counting(entry.number, entry.path)
        until = last_valid_day(self.policies[entry.path], entry.day, before.until if before else None)
        finished = self.done.setdefault((entry.number, entry.path), [])
        finished.append(Done(entry.day, until, self.edition))

    def on_corrected(self, entry: Entry) -> None:
        """A new last day is for who has nothing left that counts."""
        self.done[entry.number, entry.path][entry.facts["place"]].corrected = True
        held, due = self.held[entry.number, entry.path], entry.facts["due"]
        if due and not held.ended and self.counting(entry.number, entry.path) is None:
            held.postponed = True
            held.set_due(due)

    def on_counts_again(self, entry: Entry) -> None:
        self.done[entry.number, entry.path][entry.facts["place"]].corrected = False

    def _paths(self, number: str) -> list[Held]:
        return [self.held[number, path] for path in self.policies if (number, path) in self.held]

    def _apply(self, number: str, path: str) -> None:
        """Do what the first rule that fits says about a path of a person."""
        person, held = self.people[number], self.held.get((number, path))
        fitting = (one for one in self.rules if one.path == path and fits(one, person, self.today))
        rule = next(fitting, None) if self.works_here(number) else None
        away = self.pauses(number)
        if rule and held is None:
            self.held[number, path] = Held(due_by(rule, self.today), self.today, rule.key)
            self.held[number, path].rest_with(away, self.today)
        elif held is None or held.rule is None:
            return
        elif rule is None:
            done = self.counting(number, path)
            held.ended = held.ended or done is None or done.until < self.today
        elif held.ended:
            held.ended, held.rule = False, rule.key
            held.set_due(due_by(rule, self.today))
            held.rest_with(away, self.today)
        elif rule.key != held.rule:
            held.rule = rule.key
            due, is_settled = due_by(rule, self.today), held.postponed or self.counting(number, path)
            if not is_settled and due != held.promised(self.today):
                held.set_due(due)

    def pauses(self, number: str) -> list[date | None]:
        """Until when somebody is away who has nothing to do meanwhile; empty: they are not."""
        paths = self._paths(number)
        if any(not one.ended and one.pause is None for one in paths):
            return []
        return [one.pause[1] for one in paths if one.pause]

    def counting(self, number: str, path: str) -> Done | None:
        """The completion that lasts longest of those that nobody took back."""
        best: Done | None = None
        for one in self.done.get((number, path), ()):
            if not one.corrected and (best is None or (one.until, one.on) >= (best.until, best.on)):
                best = one
        return best

    def status(self, number: str, path: str) -> tuple[str, str]:
        """The code, and why."""
        held, done = self.held[number, path], self.counting(number, path)
        if held.exempt and held.exempt[0] <= self.today <= held.exempt[1]:
            first, last = map(words, held.exempt)
            return "vrijgesteld", f"Vrijgesteld van {first} tot en met {last}."
        if done:
            code, why = self._status_of_done(done, path)
            return code, f"{why}{'' if held.ended else self.asks_again(done)}"
        began = f"Begonnen op {words(held.started)}" if held.started else "Nog niet begonnen"
        due = held.promised(self.today)
        if held.ended:
            return "bezig" if held.started else "niet-gestart", f"{began}, het hoeft niet meer."
        if held.pause:
            until = f" tot en met {words(held.pause[1])}" if held.pause[1] else ""
            return "bezig" if held.started else "niet-gestart", f"{began}, gepauzeerd{until}."
        if due and due < self.today:
            return "te-laat", f"{began}, de uiterste dag was {words(due)}."
        when = f"de uiterste dag is {words(due)}" if due else "zonder uiterste dag"
        return "bezig" if held.started else "niet-gestart", f"{began}, {when}."

    def asks_again(self, done: Done) -> str:
        """The sentence about a changed guide, with who is valid."""
        if done.asked is None or done.until < self.today:
            return ""
        before = done.asked + 30 * DAY
        return f" Sinds {words(done.asked)} is er iets bij te werken, graag tot en met {words(before)}."

    def _status_of_done(self, done: Done, path: str) -> tuple[str, str]:
        left = (done.until - self.today).days
        if left < 0:
            return (
                "verlopen",
                f"Behaald op {words(done.on)} en geldig geweest tot en met {words(done.until)}.",
            )
        if left <= self.policies[path].window:
            return "verloopt-binnenkort", f"Geldig tot en met {words(done.until)} en nu al te vernieuwen."
        return "geldig", f"Behaald op {words(done.on)} en geldig tot en met {words(done.until)}."


def fits(rule: RuleFacts, person: Row, today: date) -> bool:
    place, wanted = person.department.split(" / "), rule.department.split(" / ")
    above = place[: len(wanted)] if rule.with_below else place
    return all(
        (
            person.started_on <= today,
            not rule.department or above == wanted,
            not rule.function or rule.function == person.function,
            not rule.role or rule.role in person.roles,
            rule.started_from is None or person.started_on >= rule.started_from,
        )
    )


def due_by(rule: RuleFacts, today: date) -> date | None:
    return today + rule.due_days * DAY if rule.due_days else rule.due_on
