"""Where something about a person stands: each table once, with how its rows lead to somebody.

A test walks all tables: a new one that leads to a person and is not here stops it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ColumnElement, or_, select

from elearn.db import (
    Answer,
    ApiToken,
    Assignment,
    AssignmentEvent,
    AssignmentRule,
    Attempt,
    AuditEvent,
    Base,
    CatchUp,
    CertificationPolicy,
    Completion,
    CompletionHolder,
    ContentConcept,
    ContentProposal,
    ContentRevision,
    Correction,
    CorrectionWithdrawal,
    DrawnQuestion,
    ExportLog,
    ExportProfile,
    Invitation,
    Job,
    JobRole,
    LessonProgress,
    Mail,
    ModuleGrant,
    Person,
    QuestionReport,
    RetentionRun,
    RoleGrant,
    SignIn,
    SourceDecision,
)

SECRETS = frozenset({"password_hash", "people", "salt", "token_hash"})
"""Columns that nobody gets to see: they would open a door, or are about others."""

LEFT_OUT = {
    "job_file": "a file that was made for somebody holds data of others; it goes after a day",
    "person.manager_id": "whom somebody leads is about those people",
}
"""Table or column that leads to a person and is not given, with the reason."""


@dataclass(frozen=True, slots=True)
class Part:
    """A table, what it holds in words, and which of its rows are about somebody."""

    table: type[Base]
    title: str
    of: Callable[[UUID], ColumnElement[bool]]

    @property
    def key(self) -> str:
        """Its name in a file."""
        return str(self.table.__tablename__)


PARTS: tuple[Part, ...] = (
    Part(Person, "Wie je bent", lambda me: Person.id == me),
    Part(RoleGrant, "Je rechten", lambda me: RoleGrant.person_id == me),
    Part(JobRole, "Je rollen in je werk", lambda me: JobRole.person_id == me),
    Part(ModuleGrant, "Modules waar je aan schrijft", lambda me: ModuleGrant.person_id == me),
    Part(Assignment, "Je leerpaden", lambda me: Assignment.person_id == me),
    Part(
        AssignmentEvent,
        "Besluiten over je leerpaden, en besluiten die jij nam",
        lambda me: or_(
            AssignmentEvent.actor_id == me,
            AssignmentEvent.assignment_id.in_(select(Assignment.id).where(Assignment.person_id == me)),
        ),
    ),
    Part(LessonProgress, "Hoever je bent in lessen", lambda me: LessonProgress.person_id == me),
    Part(Attempt, "Je toetsen", lambda me: Attempt.person_id == me),
    Part(
        DrawnQuestion,
        "De vragen in je toetsen",
        lambda me: DrawnQuestion.attempt_id.in_(select(Attempt.id).where(Attempt.person_id == me)),
    ),
    Part(
        Answer,
        "Je antwoorden in toetsen",
        lambda me: Answer.attempt_id.in_(select(Attempt.id).where(Attempt.person_id == me)),
    ),
    Part(Completion, "Je registraties en certificaten", lambda me: Completion.person_id == me),
    Part(
        CompletionHolder,
        "Je naam zoals die op je certificaten staat",
        lambda me: CompletionHolder.completion_id.in_(
            select(Completion.id).where(Completion.person_id == me)
        ),
    ),
    Part(
        Correction,
        "Registraties die zijn ingetrokken, van jou of door jou",
        lambda me: or_(
            Correction.actor_id == me,
            Correction.completion_id.in_(select(Completion.id).where(Completion.person_id == me)),
        ),
    ),
    Part(
        CorrectionWithdrawal,
        "Correcties die zijn ingetrokken, van jou of door jou",
        lambda me: or_(
            CorrectionWithdrawal.actor_id == me,
            CorrectionWithdrawal.correction_id.in_(
                select(Correction.id)
                .join(Completion, Completion.id == Correction.completion_id)
                .where(Completion.person_id == me)
            ),
        ),
    ),
    Part(CatchUp, "Wat je opnieuw deed na een wijziging", lambda me: CatchUp.person_id == me),
    Part(QuestionReport, "Je opmerkingen over vragen", lambda me: QuestionReport.person_id == me),
    Part(Invitation, "Uitnodigingen voor jou", lambda me: Invitation.person_id == me),
    Part(Mail, "Mail die je kreeg", lambda me: Mail.person_id == me),
    Part(SignIn, "Waar je nu bent ingelogd", lambda me: SignIn.person_id == me),
    Part(AuditEvent, "Wat jij deed dat in het logboek staat", lambda me: AuditEvent.actor_id == me),
    Part(
        AssignmentRule,
        "Regels die jij maakte of beëindigde",
        lambda me: or_(AssignmentRule.created_by_id == me, AssignmentRule.ended_by_id == me),
    ),
    Part(
        CertificationPolicy,
        "Geldigheid die jij vaststelde",
        lambda me: CertificationPolicy.made_by_id == me,
    ),
    Part(RetentionRun, "Vernietiging die jij startte", lambda me: RetentionRun.actor_id == me),
    Part(ContentConcept, "Teksten die je nog schrijft", lambda me: ContentConcept.person_id == me),
    Part(
        ContentProposal,
        "Voorstellen van jou, en waarover jij besloot",
        lambda me: or_(ContentProposal.author_id == me, ContentProposal.decided_by_id == me),
    ),
    Part(
        ContentRevision,
        "Inhoud die je publiceerde of goedkeurde",
        lambda me: or_(ContentRevision.author_id == me, ContentRevision.approved_by_id == me),
    ),
    Part(
        SourceDecision, "Besluiten over de handreiking die jij nam", lambda me: SourceDecision.actor_id == me
    ),
    Part(ExportLog, "Bestanden die jij maakte", lambda me: ExportLog.actor_id == me),
    Part(ExportProfile, "Profielen die jij bewaarde", lambda me: ExportProfile.saved_by_id == me),
    Part(
        ApiToken,
        "Koppelingen die jij maakte of introk",
        lambda me: or_(ApiToken.made_by_id == me, ApiToken.revoked_by_id == me),
    ),
    Part(Job, "Werk waar je om vroeg", lambda me: Job.asked_by_id == me),
)
