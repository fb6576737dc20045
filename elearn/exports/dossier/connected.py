"""What an organisation connected itself: systems with a token, profiles of its own, and mail."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy.orm import Session

from elearn.exports.dossier.block import Section, Table
from elearn.services.exporting.profiles import own_profiles
from elearn.services.reminders.choices import sends_mail
from elearn.services.systems.tokens import TokenView, tokens_of
from elearn.settings import Settings

MAILS = (
    ("herinnering", "Medewerker met een leerpad dat nog moet", "Hooguit één per week, nooit als het af is"),
    ("teamoverzicht", "Leidinggevende", "Aantallen van het eigen team"),
)


def connected(session: Session, settings: Settings, organisation_id: UUID) -> Section:
    """Tokens, own profiles and mails as they are now."""
    tokens = tuple(map(_token, tokens_of(session, organisation_id=organisation_id)))
    profiles = tuple((name,) for name in own_profiles(session, organisation_id=organisation_id))
    sends = sends_mail(session, organisation_id=organisation_id) and bool(settings.smtp_url)
    return Section(
        "Systemen, eigen profielen en mail",
        (
            Table(("Systeem met een token", "Gemaakt", "Laatst gebruikt", "Stand"), tokens)
            if tokens
            else "Geen systeem heeft een token.",
            Table(("Eigen profiel",), profiles) if profiles else "De gemeente heeft geen eigen profiel.",
            f"Mail staat {'aan' if sends else 'uit'}. Dit zijn alle soorten mail:",
            Table(("Mail", "Aan wie", "Wat"), MAILS),
        ),
    )


def _token(one: TokenView) -> tuple[str, ...]:
    used = f"{one.last_used_at:%d-%m-%Y}" if one.last_used_at else "nooit"
    return (
        one.system,
        f"{one.made_at:%d-%m-%Y} door {one.made_by}",
        used,
        "ingetrokken" if one.revoked_at else "open",
    )
