"""The page of the content can be asked again and again for what is new."""

import re

import pytest

from tests.web.test_queries import counted


def tag_of(html: str) -> str:
    (tag,) = re.findall(r'data-tag="([0-9a-f]{64})"', html)
    return tag


@pytest.fixture
def trainer(as_person):
    """A trainer, in an app on a copy of the content."""
    return as_person("Tarik")


def ask(trainer, tag: str):
    return trainer.client.get("/trainer", headers={"If-None-Match": f'"{tag}"'})


def test_nothing_new_is_an_empty_answer_and_one_question_to_the_database(trainer):
    tag = tag_of(trainer.read("/trainer"))

    with counted(trainer.app.extensions["engine"]) as sent:
        response = ask(trainer, tag)

    assert (response.status_code, response.data) == (304, b"")
    assert len(sent) <= 1


def test_a_broken_file_is_news_and_a_repaired_one_too(trainer, modules):
    tag = tag_of(trainer.read("/trainer"))
    quiz = modules / "polarisatie" / "quizzen" / "vier-fasen.yaml"
    text = quiz.read_text("utf-8")

    quiz.write_text(text.replace("soort: volgorde", "soort: volgorden"), "utf-8")
    trainer.app.extensions["shelf"].look_again()
    broken = ask(trainer, tag)
    quiz.write_text(text, "utf-8")
    trainer.app.extensions["shelf"].look_again()
    repaired = ask(trainer, tag_of(broken.text))

    assert "<code>volgorden</code> is geen soort vraag" in broken.text
    assert tag_of(repaired.text) == tag
