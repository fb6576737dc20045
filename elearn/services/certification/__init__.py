"""Until when a finished path counts, and the one status of an assignment.

The rules are pure functions over frozen values (`values`, `dates`, `status`, `simulate`); `in_sql`
says the status once more for lists of a whole municipality, and a test holds the two together.
Every screen, file, mail and badge asks this package and compares no days of its own.
"""

from elearn.services.certification.dates import renews_from, valid_until
from elearn.services.certification.status import last_that_counts, status
from elearn.services.certification.values import (
    STATUSES,
    Assigned,
    Completed,
    Policy,
    PolicyKind,
    Standing,
    Status,
)

__all__ = [
    "STATUSES",
    "Assigned",
    "Completed",
    "Policy",
    "PolicyKind",
    "Standing",
    "Status",
    "last_that_counts",
    "renews_from",
    "status",
    "valid_until",
]
