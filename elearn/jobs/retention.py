"""Destroy what is over its term, for every organisation."""

from __future__ import annotations

from elearn.jobs.task import Task
from elearn.services.records.organisations import all_organisations
from elearn.services.retention.run import destroy


def run(task: Task) -> None:
    """Each organisation in a transaction of its own; what is done before a crash stays done."""
    with task.sessions() as session:
        ids = all_organisations(session)
    for done, organisation_id in enumerate(ids, start=1):
        with task.saving() as session:
            destroy(session, task.shelf.library, organisation_id=organisation_id, now=task.now())
        task.tell(done, len(ids))
