"""How HR gets to a page about staff that has no address of its own."""

from __future__ import annotations

from tests.e2e.learner import Learner

STAFF_FILE = (
    "personeelsnummer;naam;email;afdeling;functie;uit_dienst\n"
    "001640;Mirjam Bakker;mirjam@voorbeeldstad.example;Personeel en organisatie / HR;HR-adviseur;\n"
    "900001;Noor Verzonnen;noor@voorbeeldstad.example;Publiekszaken;adviseur;31-02-2020\n"
    "900002;Bas Bedacht;bas@voorbeeldstad.example;Publiekszaken / Balie;adviseur;\n"
)


def looked(learner: Learner, text: str = STAFF_FILE) -> None:
    """What a file of staff would change."""
    learner.page.goto("/hr/medewerkers/importeren")
    learner.page.locator("#bestand").set_input_files(
        {"name": "personeel.csv", "mimeType": "text/csv", "buffer": text.encode()}
    )
    learner.press("Bekijk wat er verandert")
    learner.page.locator("h2").first.wait_for()


def no_yes(learner: Learner) -> None:
    """The same after the box with the numbers was not ticked."""
    looked(learner)
    learner.page.locator("#bestand").set_input_files(
        {"name": "personeel.csv", "mimeType": "text/csv", "buffer": STAFF_FILE.encode()}
    )
    learner.press("Voer dit uit")
    learner.page.get_by_role("alert").wait_for()


def link_made(learner: Learner) -> None:
    """The link for somebody without a password."""
    learner.page.goto("/hr/medewerkers?zoek=kaya")
    learner.page.get_by_role("button", name="Maak een link").first.click()
    learner.page.get_by_role("heading", name="Link voor").wait_for()


def password_chosen_wrong(learner: Learner) -> None:
    """The page behind that link, after a password that is too short."""
    link_made(learner)
    learner.page.goto(learner.page.locator("strong").first.inner_text())
    learner.page.get_by_label("Nieuw wachtwoord").fill("kort")
    learner.page.get_by_label("Nog een keer").fill("kort")
    learner.press("Bewaar en ga verder")
    learner.page.get_by_role("alert").wait_for()
