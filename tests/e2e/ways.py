"""How a learner or trainer gets to a page that has no address of its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tests.e2e.answers import fill_in, right_answer
from tests.e2e.learner import Learner

SANNE, YOUSSEF, ANKE = "Sanne de Vries", "Youssef El Amrani", "Anke Boer"
JORIS, CAGLA, TARIK, MIRJAM = "Joris Kuiper", "Çağla Öztürk", "Tarik Yılmaz", "Mirjam Bakker"
LIEKE, INEKE = "Lieke Hofman", "Ineke ’t Hart"

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


def correction(learner: Learner) -> None:
    """The form to take a registration out of account."""
    find_person(learner)
    learner.page.get_by_role("link", name="Corrigeer").first.click()
    learner.sees("Registratie intrekken")


def correct_nothing(learner: Learner) -> None:
    """The same form after nothing was chosen."""
    correction(learner)
    learner.press("Trek deze registratie in")


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
