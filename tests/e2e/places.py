"""Every page of the app that looks different, and how somebody gets there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from elearn.questions import KINDS
from tests.e2e.answers import fill_in, right_answer
from tests.e2e.learner import Learner

SANNE, YOUSSEF, ANKE = "Sanne de Vries", "Youssef El Amrani", "Anke Boer"
JORIS, CAGLA, TARIK, MIRJAM = "Joris Kuiper", "Çağla Öztürk", "Tarik Yılmaz", "Mirjam Bakker"
LIEKE, INEKE = "Lieke Hofman", "Ineke ’t Hart"

EDITOR, SCREEN = "/trainer/bewerken/polarisatie", "/trainer/scherm/polarisatie"
PUBLISH = "/trainer/publiceren/polarisatie/quizzen/wat-is-polarisatie.yaml"


DILEMMA = "/dilemmas/azc-stiekem-toch"


@dataclass(frozen=True)
class Place:
    """A page: who looks at it (empty: nobody is signed in) and how they get there."""

    who: str
    arrive: Callable[[Learner], None]

    def visit(self, learner: Learner) -> None:
        """Sign in and go there."""
        if self.who:
            learner.sign_in(self.who)
        self.arrive(learner)


def at(address: str, who: str = "", *, status: int = 200) -> Place:
    """A page that an address leads to."""

    def arrive(learner: Learner) -> None:
        response = learner.page.goto(address)
        assert response
        assert response.status == status, (address, response.status)

    return Place(who, arrive)


def refused(address: str, button: str, who: str = "") -> Place:
    """A page that shows a form once more after nothing was filled in."""

    def arrive(learner: Learner) -> None:
        learner.page.goto(address)
        learner.press(button)

    return Place(who, arrive)


def asked(kind: str) -> Place:
    """A question of practice of that kind."""
    return Place(YOUSSEF, lambda learner: find(learner, kind))


def not_answered(kind: str) -> Place:
    """The same question after an empty answer."""

    def arrive(learner: Learner) -> None:
        find(learner, kind)
        check(learner)
        learner.page.get_by_role("alert").wait_for()

    return Place(YOUSSEF, arrive)


def explained(kind: str, *, right: bool) -> Place:
    """The feedback on an answer."""

    def arrive(learner: Learner) -> None:
        find(learner, kind)
        question = learner.question()
        learner.try_question(question, right=right)

    return Place(YOUSSEF, arrive)


def find(learner: Learner, kind: str) -> None:
    """Practise with all questions of a quiz until one of that kind is asked."""
    quizzes = learner.library.quizzes.values()
    quiz = next(one for one in quizzes if any(q.kind == kind for q in one.practice))
    begin_all(learner, quiz.id)
    for question in quiz.practice:
        learner.sees(question.text)
        if question.kind == kind:
            return
        fill_in(learner.page, question, right_answer(question))
        check(learner)
        learner.press("Volgende vraag")


def find_person(learner: Learner) -> None:
    """The record of somebody who finished a path."""
    learner.page.goto("/hr/registraties?zoek=haddad")
    learner.follow("Nadia Haddad")
    learner.follow("Alles van Nadia Haddad")


def find_statement(learner: Learner) -> None:
    """What somebody finished, to print."""
    find_person(learner)
    learner.follow("Verklaring om te printen")


def decide_nothing(learner: Learner) -> None:
    """The assignment of somebody, after an exemption without a ground."""
    learner.page.goto("/hr/registraties?zoek=kaya")
    learner.follow("Emre Kaya")
    learner.press("Geef vrijstelling")


def begin_all(learner: Learner, quiz_id: str) -> None:
    """Begin a round with every question of a quiz."""
    learner.page.goto(f"/oefenen/{quiz_id}")
    token = learner.page.locator("input[name=csrf_token]").first.input_value()
    learner.page.request.post(f"/oefenen/{quiz_id}/begin", form={"csrf_token": token, "alles": "ja"})
    learner.page.goto(f"/oefenen/{quiz_id}")


def check(learner: Learner) -> None:
    """Press the one button of a practice question."""
    learner.page.get_by_role("button", name="Controleer je").click()


def play(learner: Learner, *choices: str) -> None:
    """A dilemma after these choices."""
    learner.page.goto(DILEMMA)
    learner.press("Begin met het dilemma")
    for choice in choices:
        learner.page.get_by_role("button", name=choice).click()


def practised(learner: Learner) -> None:
    """The end of a round."""
    quiz = learner.library.quizzes["wat-is-polarisatie"]
    learner.page.goto(f"/oefenen/{quiz.id}")
    learner.practise(quiz)


def was_away(learner: Learner) -> None:
    """The sign-in page that holds an answer which came after the session was gone."""
    learner.page.goto("/toets/kern/1")
    learner.page.context.clear_cookies()
    learner.press("Bewaar en ga verder")
    learner.sees("Inloggen")


def back_again(learner: Learner) -> None:
    """The page that offers the held answer."""
    was_away(learner)
    learner.page.get_by_role("button", name=YOUSSEF).click()
    learner.sees("Je bent weer ingelogd")


def result(learner: Learner) -> None:
    """How the test went."""
    learner.page.goto("/toets/kern")
    learner.follow("Bekijk je laatste uitslag")


def certificate(learner: Learner) -> None:
    """The certificate."""
    learner.page.goto("/certificaten")
    learner.follow("Baliemedewerkers")
    learner.sees("Certificaat")


def valid(learner: Learner) -> None:
    """What a stranger sees of a certificate that is valid."""
    certificate(learner)
    learner.page.get_by_role("link", name="/controleer/").click()
    learner.sees("Dit certificaat is geldig")


def report(learner: Learner) -> None:
    """The form that the feedback on a practice question leads to."""
    explained("stelling", right=False).arrive(learner)
    learner.follow("Deze vraag klopt niet")
    learner.sees("Deze vraag klopt niet")


def report_nothing(learner: Learner) -> None:
    """The same form after an empty click."""
    report(learner)
    learner.press("Stuur naar de trainer")
    learner.page.get_by_role("alert").wait_for()


def answer_nothing(learner: Learner) -> None:
    """The reports for the trainer after an empty answer."""
    learner.page.goto("/trainer/opmerkingen")
    learner.press("Stuur je antwoord")
    learner.page.get_by_role("alert").wait_for()


def proposal(learner: Learner) -> None:
    """What Tarik asked his colleague to approve."""
    learner.page.goto("/trainer/voorstellen")
    learner.page.locator("main").get_by_role("link", name="Luisteren").click()


def not_converted(learner: Learner) -> None:
    """The form for questions from elsewhere, after nothing was filled in."""
    learner.page.goto("/trainer/omzetten")
    learner.press("Zet de vragen om")
    learner.page.get_by_role("alert").wait_for()


def converted(learner: Learner) -> None:
    """Questions from elsewhere as a quiz, with what changed."""
    learner.page.goto("/trainer/omzetten")
    learner.page.get_by_label("GIFT").first.check()
    gift = b"Waar begin je?{=bij de mens#Ja. ~%50%bij jezelf}\n\nSchrijf een brief.{}"
    learner.page.locator("#bestand").set_input_files(
        {"name": "vragen.txt", "mimeType": "text/plain", "buffer": gift}
    )
    learner.press("Zet de vragen om")
    learner.sees("1 vraag omgezet")


def not_kept(learner: Learner) -> None:
    """The same page after a name that is taken."""
    converted(learner)
    learner.page.get_by_label("Naam van het bestand").fill("vier-fasen")
    learner.press("Bewaar als concept")
    learner.page.get_by_role("alert").wait_for()


PLACES = {
    "sign in": at("/inloggen"),
    "sign in, nothing filled in": refused("/inloggen", "Log in"),
    "sign in, was away": Place(YOUSSEF, was_away),
    "signed in again": Place(YOUSSEF, back_again),
    "help": at("/hulp"),
    "sources": at("/bronnen"),
    "privacy": at("/privacy"),
    "accessibility": at("/toegankelijkheid"),
    "check a certificate": at("/controleer"),
    "check a certificate, nothing filled in": refused("/controleer", "Controleer de code"),
    "certificate valid": Place(SANNE, valid),
    "certificate unknown": at("/controleer/ABCD-EFGH-JKMN"),
    "not there": at("/bestaat-niet", SANNE, status=404),
    "not allowed": at("/hr/registraties", SANNE, status=403),
    "no path": at("/leerpaden", TARIK),
    "paths, not begun": at("/leerpaden", JORIS),
    "paths, two of them": at("/leerpaden", CAGLA),
    "paths, all done": at("/leerpaden", SANNE),
    "path, not begun": at("/leerpaden/communicatieadviseur", JORIS),
    "path, in a lesson": at("/leerpaden/baliemedewerker", CAGLA),
    "path, in a test": at("/leerpaden/wijknetwerker", YOUSSEF),
    "path, waiting for a test": at("/leerpaden/aandachtsfunctionaris", ANKE),
    "path, done": at("/leerpaden/baliemedewerker", SANNE),
    "lesson, first step": at("/lessen/wat-is-polarisatie?stap=1", JORIS),
    "lesson, saved": at("/lessen/gezond-of-zorgelijk", CAGLA),
    "lesson, warning": at("/lessen/woorden-en-beelden?stap=1", JORIS),
    "lesson, table": at("/lessen/woorden-en-beelden?stap=2", JORIS),
    "lesson, routes": at("/lessen/bij-wie-kan-ik-terecht?stap=4", JORIS),
    "lesson, contact card, last step": at("/lessen/bij-wie-kan-ik-terecht?stap=5", JORIS),
    "lesson, read again": at("/lessen/van-opmerking-naar-signaal?stap=5", SANNE),
    "practice, begin": at("/oefenen/wat-is-polarisatie", JORIS),
    **{f"practice, {kind}": asked(kind) for kind in KINDS},
    **{f"practice, {kind}, nothing filled in": not_answered(kind) for kind in KINDS},
    **{f"practice, {kind}, right": explained(kind, right=True) for kind in KINDS},
    **{f"practice, {kind}, wrong": explained(kind, right=False) for kind in KINDS},
    "practice, done": Place(JORIS, practised),
    "test, not open": at("/toets/kern", JORIS),
    "test, under way": at("/toets/kern", YOUSSEF),
    "test, waiting": at("/toets/kern", ANKE),
    "test, passed": at("/toets/kern", SANNE),
    "test, question": at("/toets/kern/2", YOUSSEF),
    "test, review": at("/toets/kern/nakijken", YOUSSEF),
    "test, closed": at("/toets/kern/1", SANNE, status=409),
    "result, passed": Place(SANNE, result),
    "result, not passed": Place(ANKE, result),
    "certificates": at("/certificaten", SANNE),
    "no certificates": at("/certificaten", JORIS),
    "certificate": Place(SANNE, certificate),
    "terms": at("/begrippen", SANNE),
    "dilemma, not begun": at(DILEMMA, SANNE),
    "dilemma, a moment": Place(SANNE, lambda learner: play(learner, "Daar weet ik niets van")),
    "dilemma, an end": Place(
        SANNE, lambda learner: play(learner, "Wat heeft u erover gehoord", "Onder ons gezegd")
    ),
    "guide, nothing changed": at("/trainer/bron", TARIK),
    "dilemma of the trainer": at("/trainer/wegen/polarisatie/dilemmas/azc-stiekem-toch.yaml", TARIK),
    "preview, a dilemma": at("/trainer/voorbeeld/polarisatie/dilemmas/azc-stiekem-toch.yaml", TARIK),
    "registrations": at("/hr/registraties", MIRJAM),
    "registrations, wrong filter": at("/hr/registraties?van=2026-12-01&tot=2026-01-01", MIRJAM, status=422),
    "registrations, nothing found": at("/hr/registraties?zoek=bestaatniet", MIRJAM),
    "export": at("/hr/registraties/export", MIRJAM),
    "who is ready": at("/hr", MIRJAM),
    "who is ready, wrong choice": at("/hr?pad=niets", MIRJAM, status=422),
    "choices of the organisation": at("/hr/keuzes", MIRJAM),
    "person": Place(MIRJAM, find_person),
    "person, statement": Place(MIRJAM, find_statement),
    "validity": at("/hr/geldigheid", MIRJAM),
    "validity, with what happens": at(
        "/hr/geldigheid/baliemedewerker?soort=vaste-datum&maanden=12&dag=31&maand=12&venster=60", MIRJAM
    ),
    "validity, wrong": at(
        "/hr/geldigheid/baliemedewerker?soort=vaste-datum&maanden=6&dag=31&maand=4&venster=60",
        MIRJAM,
        status=422,
    ),
    "rules, none yet": at("/hr/regels", MIRJAM),
    "rule, with who gets what": at("/hr/regels/nieuw?pad=wijknetwerker&dagen=30", MIRJAM),
    "rule, wrong": at("/hr/regels/nieuw?pad=niets", MIRJAM, status=422),
    "assignment, nothing chosen": Place(MIRJAM, decide_nothing),
    "report a question": Place(YOUSSEF, report),
    "report a question, nothing filled in": Place(YOUSSEF, report_nothing),
    "reports, none": at("/opmerkingen", JORIS),
    "reports, answered": at("/opmerkingen", ANKE),
    "reports, waiting": at("/opmerkingen", SANNE),
    "reports of the trainer": at("/trainer/opmerkingen", TARIK),
    "reports of the trainer, nothing filled in": Place(TARIK, answer_nothing),
    "content": at("/trainer", TARIK),
    "quality": at("/trainer/kwaliteit", TARIK),
    "analysis": at("/trainer/vraaganalyse", TARIK),
    "analysis, a quiz": at("/trainer/vraaganalyse/quiz/wat-is-polarisatie", TARIK),
    "analysis, a quiz without figures": at("/trainer/vraaganalyse/quiz/een-open-gesprek", TARIK),
    "analysis, a question": at("/trainer/vraaganalyse/wij-zij-in-de-wachtruimte", TARIK),
    "analysis, a question with rows": at("/trainer/vraaganalyse/horizontaal-of-verticaal", TARIK),
    "analysis, a question without figures": at("/trainer/vraaganalyse/discussie-of-dialoog", TARIK),
    "messages of the check": at("/trainer/meldingen", TARIK),
    "manual for trainers": at("/trainer/handleiding", TARIK),
    "content, wrong name": at("/trainer/nieuw?module=polarisatie&soort=lessen&naam=Fout", TARIK, status=422),
    "editor, as it is live": at(f"{EDITOR}/lessen/vier-fasen.md", TARIK),
    "editor, mistakes": at(f"{EDITOR}/quizzen/jij-bent-de-spil.yaml?na=controle", TARIK),
    "editor, differences": at(f"{EDITOR}/quizzen/wat-is-polarisatie.yaml?na=controle", TARIK),
    "editor, new file": at(f"{EDITOR}/quizzen/nieuw-onderwerp.yaml", TARIK),
    "preview": at("/trainer/voorbeeld/polarisatie/quizzen/signaleren-zonder-namen.yaml", TARIK),
    "preview, on a computer": at(
        "/trainer/voorbeeld/polarisatie/lessen/vier-fasen.md?breedte=computer", TARIK
    ),
    "preview, nothing to see": at(f"{SCREEN}/begrippen.yaml", TARIK),
    "preview, result of a test": at(f"{SCREEN}/quizzen/vier-fasen.yaml?vorm=toets&sleutel=met", TARIK),
    "publish": at(PUBLISH, TARIK),
    "publish, nothing filled in": refused(PUBLISH, "Publiceer deze versie", TARIK),
    "publish, no concept": at("/trainer/publiceren/polarisatie/lessen/vier-fasen.md", TARIK),
    "publish, mistakes": at("/trainer/publiceren/polarisatie/quizzen/jij-bent-de-spil.yaml", TARIK),
    "versions": at("/trainer/versies/polarisatie/quizzen/vier-fasen.yaml", TARIK),
    "versions, none": at("/trainer/versies/polarisatie/lessen/vier-fasen.md", TARIK),
    "proposals": at("/trainer/voorstellen", LIEKE),
    "proposal": Place(LIEKE, proposal),
    "proposal, own": Place(TARIK, proposal),
    "conversion": at("/trainer/omzetten", TARIK),
    "conversion, nothing filled in": Place(TARIK, not_converted),
    "conversion, done": Place(TARIK, converted),
    "conversion, name taken": Place(TARIK, not_kept),
    "trainers": at("/beheer/trainers", INEKE),
    "package": at("/trainer/pakket?quiz=vier-fasen&naar=gift", TARIK),
}
