"""Throw away what was only made to be fetched."""

from __future__ import annotations

from elearn.jobs.task import Task
from elearn.services.jobs.files import throw_away_old


def run(task: Task) -> None:
    """Files of a day ago and jobs of long ago."""
    with task.finishing() as session:
        throw_away_old(session, now=task.now())
