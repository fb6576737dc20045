"""Whether the settings fit a server that people really use."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from urllib.parse import urlsplit

from elearn.services.doctor.finding import Finding
from elearn.settings import Settings

PATIENCE = 5  # seconds
PORTS = {"smtp": 587, "smtps": 465}


def check_settings(settings: Settings) -> Iterator[Finding]:
    """One finding for each setting that decides about safety."""
    yield _secret(settings)
    yield _address(settings)
    yield _demo(settings)
    yield _database(settings)
    yield _mail(settings)


def _secret(settings: Settings) -> Finding:
    if settings.secret_key:
        return Finding("geheim", "goed", "ELEARN_SECRET_KEY is ingesteld.")
    text = "ELEARN_SECRET_KEY ontbreekt. Nu staat het geheim naast de database. Kies zelf een geheim."
    return Finding("geheim", "let-op", text)


def _address(settings: Settings) -> Finding:
    if not settings.base_url:
        text = "ELEARN_BASE_URL ontbreekt. Vul het in. Nu kent niemand het adres op een certificaat."
        return Finding("adres", "fout", text)
    if not settings.base_url.startswith("https://"):
        text = "ELEARN_BASE_URL begint niet met https. Zorg daarvoor: nu zijn wachtwoorden onderweg te lezen."
        return Finding("adres", "fout", text)
    return Finding("adres", "goed", f"Mensen komen binnen op {settings.address}.")


def _demo(settings: Settings) -> Finding:
    if settings.demo:
        text = "ELEARN_DEMO staat aan. Iedereen kan inloggen als proefpersoon. Kies nee."
        return Finding("proef", "fout", text)
    return Finding("proef", "goed", "De proefgemeente staat uit.")


def _database(settings: Settings) -> Finding:
    if settings.embedded:
        text = f"De eigen database staat in {settings.data}. Maak elke dag een kopie met backup."
        return Finding("back-up", "let-op", text)
    text = "De database is van jullie eigen server. Zorg daar voor een back-up."
    return Finding("back-up", "let-op", text)


def _mail(settings: Settings) -> Finding:
    """Whether the mail server answers; what it thinks of our password shows when mail is sent."""
    if not settings.smtp_url:
        return Finding("mail", "goed", "Er is geen mailserver ingesteld. Er gaat dus geen mail uit.")
    url = urlsplit(settings.smtp_url)
    try:
        socket.create_connection((url.hostname or "", url.port or PORTS[url.scheme]), PATIENCE).close()
    except OSError as error:
        text = f"De mailserver {url.hostname} antwoordt niet: {error.strerror or error}."
        return Finding("mail", "fout", f"{text} Kijk naar ELEARN_SMTP_URL.")
    return Finding("mail", "goed", f"De mailserver {url.hostname} antwoordt.")
