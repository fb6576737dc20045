"""The file of staff that HR loads: read, look what would change, and do it."""

from elearn.services.staff_file.load import Loader, NeedsYes, choose_share, load, look, needs_yes, share_of
from elearn.services.staff_file.reading.read import read_staff
from elearn.services.staff_file.values import Change, Plan, StaffFile

__all__ = [
    "Change",
    "Loader",
    "NeedsYes",
    "Plan",
    "StaffFile",
    "choose_share",
    "load",
    "look",
    "needs_yes",
    "read_staff",
    "share_of",
]
