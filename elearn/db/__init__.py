"""Tables, the engine and migrations. Knows content only by its ids, as strings.

All tables are imported here, so that the metadata is complete for whoever needs one of them.
"""

from elearn.db.assignment import Assignment, LessonProgress
from elearn.db.attempt import Answer, Attempt, DrawnQuestion, QuestionVersion
from elearn.db.audit import AuditEvent
from elearn.db.base import Base
from elearn.db.completion import Completion
from elearn.db.dilemma import DilemmaCount
from elearn.db.organisation import Department, Organisation
from elearn.db.person import ModuleGrant, Person, RoleGrant
from elearn.db.question_report import QuestionReport
from elearn.db.revision import ContentConcept, ContentProposal, ContentRevision
from elearn.db.sign_in import SignIn, Throttle
from elearn.db.source import Citation, KeyPointVersion, SourceDecision
from elearn.db.statistics import AttemptStatistics, ItemStatistics, PickStatistics

__all__ = [
    "Answer",
    "Assignment",
    "Attempt",
    "AttemptStatistics",
    "AuditEvent",
    "Base",
    "Citation",
    "Completion",
    "ContentConcept",
    "ContentProposal",
    "ContentRevision",
    "Department",
    "DilemmaCount",
    "DrawnQuestion",
    "ItemStatistics",
    "KeyPointVersion",
    "LessonProgress",
    "ModuleGrant",
    "Organisation",
    "Person",
    "PickStatistics",
    "QuestionReport",
    "QuestionVersion",
    "RoleGrant",
    "SignIn",
    "SourceDecision",
    "Throttle",
]
