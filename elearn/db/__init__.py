"""Tables, the engine and migrations. Knows content only by its ids, as strings.

All tables are imported here, so that the metadata is complete for whoever needs one of them.
"""

from elearn.db.assignments.assignment import Assignment, AssignmentEvent
from elearn.db.assignments.policy import CertificationPolicy
from elearn.db.assignments.rule import AssignmentRule
from elearn.db.authoring.question_report import QuestionReport
from elearn.db.authoring.revision import ContentConcept, ContentProposal, ContentRevision
from elearn.db.authoring.source import Citation, KeyPointVersion, SourceDecision
from elearn.db.base import Base
from elearn.db.jobs.job import Job, JobFile
from elearn.db.jobs.mail import Mail
from elearn.db.learning.attempt import Answer, Attempt, DrawnQuestion, QuestionVersion
from elearn.db.learning.catch_up import CatchUp
from elearn.db.learning.dilemma import DilemmaCount
from elearn.db.learning.lesson_progress import LessonProgress
from elearn.db.learning.statistics import AttemptStatistics, ItemStatistics, PickStatistics
from elearn.db.people.api_token import ApiToken
from elearn.db.people.organisation import Department, Organisation
from elearn.db.people.person import JobRole, ModuleGrant, Person, RoleGrant
from elearn.db.people.sign_in import Invitation, SignIn, Throttle
from elearn.db.records.audit import AuditEvent
from elearn.db.records.chain import ChainEnd
from elearn.db.records.completion import Completion, CompletionHolder
from elearn.db.records.correction import Correction, CorrectionWithdrawal
from elearn.db.records.export_log import ExportLog, ExportProfile
from elearn.db.records.retention import RetentionRun

__all__ = [
    "Answer",
    "ApiToken",
    "Assignment",
    "AssignmentEvent",
    "AssignmentRule",
    "Attempt",
    "AttemptStatistics",
    "AuditEvent",
    "Base",
    "CatchUp",
    "CertificationPolicy",
    "ChainEnd",
    "Citation",
    "Completion",
    "CompletionHolder",
    "ContentConcept",
    "ContentProposal",
    "ContentRevision",
    "Correction",
    "CorrectionWithdrawal",
    "Department",
    "DilemmaCount",
    "DrawnQuestion",
    "ExportLog",
    "ExportProfile",
    "Invitation",
    "ItemStatistics",
    "Job",
    "JobFile",
    "JobRole",
    "KeyPointVersion",
    "LessonProgress",
    "Mail",
    "ModuleGrant",
    "Organisation",
    "Person",
    "PickStatistics",
    "QuestionReport",
    "QuestionVersion",
    "RetentionRun",
    "RoleGrant",
    "SignIn",
    "SourceDecision",
    "Throttle",
]
