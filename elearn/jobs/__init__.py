"""What workers do, one kind of work per file; all of it is listed here.

A kind of work is a function over a `Task`. It may be run again from the start after a crash, so it
keeps nothing outside `task.saving()` and `task.finishing()`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import time

from elearn.jobs import assigning, cleaning, export, reminding, retention
from elearn.jobs.task import Task

WORK: Mapping[str, Callable[[Task], None]] = {
    "bewaartermijnen": retention.run,
    "export": export.run,
    "herinneringen": reminding.run,
    "opruimen": cleaning.run,
    "regels": assigning.run,
}

DAILY: Mapping[str, time] = {
    "bewaartermijnen": time(3, 45),
    "herinneringen": time(9, 0),
    "opruimen": time(3, 30),
    "regels": time(5, 0),
}
"""What the clock asks for, once a day for all workers together, from this time on in Amsterdam."""
