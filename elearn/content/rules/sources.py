"""Where content comes from: every question says so, and nothing is copied from the guide."""

from __future__ import annotations

from collections.abc import Iterator

from elearn.content.drafts.draft import Draft
from elearn.content.language.fingerprint import Fingerprint, find_copied, read_fingerprint
from elearn.reader.problem import Problem
from elearn.reader.source import Source


def check_questions_cite(draft: Draft) -> Iterator[Problem]:
    """Questions that name no key point and do not say that we made them up ourselves."""
    for document, at, question in draft.questions():
        if not question.sources and not question.editorial:
            message = "Deze vraag noemt geen bron."
            hint = "Schrijf `bron: [p05.k1]`, of `redactie: ja` als de handreiking dit niet zegt."
            yield document.problem("K012", at, message, hint)


def check_key_points_on_page(draft: Draft) -> Iterator[Problem]:
    """Key points whose id belongs to another page than the one they stand on."""
    for number, page in enumerate(draft.guide.value.pages if draft.guide.value else ()):
        for index, point in enumerate(page.key_points):
            if not point.id.startswith(f"{page.id}."):
                at = ("paginas", number, "kernpunten", index, "id")
                message = f"Kernpunt `{point.id}` staat bij pagina `{page.id}`."
                hint = f"Noem het `{page.id}.{point.id.partition('.')[2]}` of zet het bij zijn pagina."
                yield draft.guide.document.problem("K008", at, message, hint)


def check_nothing_copied(draft: Draft) -> Iterator[Problem]:
    """Eight words in a row from the guide."""
    if draft.fingerprint is None:
        return
    source = draft.fingerprint.source
    yield from source.problems
    fingerprint, wrong = read_fingerprint(source.text)
    if wrong:
        message = "Op deze regel staat geen kenmerk van 12 tekens."
        hint = "Laat het bestand opnieuw maken uit de handreiking."
        yield source.problem("K051", wrong, 1, message, hint)
    for read in draft.files:
        yield from _copied(read.document.source, fingerprint)


def _copied(source: Source, fingerprint: Fingerprint) -> Iterator[Problem]:
    for place in find_copied(source.text, fingerprint):
        message = "Hier staan acht woorden of meer letterlijk uit de handreiking."
        yield source.problem("K050", *place, message, "Zeg het in je eigen woorden.")
