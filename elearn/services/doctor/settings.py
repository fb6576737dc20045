"""Whether the settings fit a server that people really use."""

from __future__ import annotations

from collections.abc import Iterator

from elearn.services.doctor.finding import Finding
from elearn.settings import Settings


def check_settings(settings: Settings) -> Iterator[Finding]:
    """One finding for each setting that decides about safety."""
    yield _secret(settings)
    yield _address(settings)
    yield _demo(settings)
    yield _database(settings)


def _secret(settings: Settings) -> Finding:
    if settings.secret_key:
        return Finding("geheim", "goed", "ELEARN_SECRET_KEY is ingesteld.")
    text = "ELEARN_SECRET_KEY ontbreekt. Nu staat het geheim naast de database, ook in een back-up."
    return Finding("geheim", "let-op", text)


def _address(settings: Settings) -> Finding:
    if not settings.base_url:
        text = "ELEARN_BASE_URL ontbreekt. Op certificaten staat dan een adres dat niemand kent."
        return Finding("adres", "fout", text)
    if not settings.base_url.startswith("https://"):
        text = "ELEARN_BASE_URL begint niet met https. Wachtwoorden gaan dan leesbaar over het netwerk."
        return Finding("adres", "fout", text)
    return Finding("adres", "goed", f"Mensen komen binnen op {settings.address}.")


def _demo(settings: Settings) -> Finding:
    if settings.demo:
        text = "ELEARN_DEMO staat aan. Iedereen kan inloggen als proefpersoon. Kies nee."
        return Finding("proef", "fout", text)
    return Finding("proef", "goed", "De proefgemeente staat uit.")


def _database(settings: Settings) -> Finding:
    if settings.embedded:
        text = f"De eigen database staat in {settings.data}. Zorg dat die map elke dag in een back-up gaat."
        return Finding("back-up", "let-op", text)
    text = "De database is van jullie eigen server. Zorg daar voor een back-up."
    return Finding("back-up", "let-op", text)
