"""Do what the rules say, for who began, moved or got another role since yesterday."""

from __future__ import annotations

from elearn.jobs.task import Task
from elearn.services.assignments.rules import apply_rules
from elearn.services.records.organisations import all_organisations


def run(task: Task) -> None:
    """Each organisation in a transaction of its own; doing it again changes nothing."""
    with task.sessions() as session:
        ids = all_organisations(session)
    for done, organisation_id in enumerate(ids, start=1):
        with task.saving() as session:
            apply_rules(session, organisation_id=organisation_id, now=task.now())
        task.tell(done, len(ids))
