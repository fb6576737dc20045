"""The shelf serves the last good edition of two sources: a folder, and files that come over it."""

from __future__ import annotations

import shutil
from datetime import timedelta

import pytest

from elearn.content.files import ContentFile
from elearn.content.load import load_library
from tests.content.cases import copy_good
from tests.content.sources import Sources

QUIZ = ContentFile("buurt", "quizzen/groeten.yaml")
PATH = ContentFile("buurt", "leerpaden/buur.yaml")
NEW = ContentFile("buurt", "lessen/zwaaien.md")


@pytest.fixture
def sources(tmp_path) -> Sources:
    return Sources(copy_good(tmp_path))


def title(shelf) -> str:
    return shelf.library.quizzes["groeten"].title


def renamed(sources, name: str) -> str:
    return sources.text(QUIZ).replace("Groeten op straat", name)


BROKEN = "titel: Zonder vragen\nles: groeten\n"


def test_a_changed_file_is_served_after_a_second(sources):
    shelf = sources.start()
    sources.write(QUIZ, renamed(sources, "Zwaaien"))
    before = title(shelf)
    sources.wait()

    assert (before, title(shelf)) == ("Groeten op straat", "Zwaaien")


def test_a_file_over_the_folder_is_served_after_a_second(sources):
    shelf = sources.start()
    sources.publish(QUIZ, renamed(sources, "Zwaaien"))
    before = title(shelf)
    sources.wait()

    assert (before, title(shelf)) == ("Groeten op straat", "Zwaaien")


def test_it_is_served_at_once_when_asked_to_look_again(sources):
    shelf = sources.start()
    sources.publish(QUIZ, renamed(sources, "Zwaaien"))
    shelf.look_again()

    assert title(shelf) == "Zwaaien"


def test_the_overlay_is_asked_at_most_once_a_second(sources):
    shelf = sources.start()
    for _ in range(100):
        assert shelf.library
    sources.wait()
    for _ in range(100):
        assert shelf.library

    assert sources.asked == 2


def test_the_folder_counts_again_when_the_file_over_it_is_gone(sources):
    sources.publish(QUIZ, renamed(sources, "Zwaaien"))
    shelf = sources.start()
    before = title(shelf)
    sources.over = {}
    sources.wait()

    assert (before, title(shelf)) == ("Zwaaien", "Groeten op straat")


def test_the_edition_is_that_of_a_folder_with_the_same_files(sources):
    sources.publish(QUIZ, renamed(sources, "Zwaaien"))
    edition = sources.start().library.modules["buurt"].edition
    sources.write(QUIZ, renamed(sources, "Zwaaien"))

    assert load_library(sources.modules).library.modules["buurt"].edition == edition


def test_a_file_that_the_folder_does_not_have_is_added(sources):
    lesson = sources.text(ContentFile("buurt", "lessen/groeten.md"))
    sources.publish(NEW, lesson.replace("Groeten op straat", "Zwaaien"))
    shelf = sources.start()

    assert sorted(shelf.library.lessons) == ["groeten", "zwaaien"]
    assert [one.code for one in shelf.problems] == ["K032", "K033"]  # warnings: nobody uses it yet


@pytest.mark.parametrize("where", ["write", "publish"])
def test_a_mistake_in_either_source_keeps_the_last_good_edition(sources, where):
    shelf = sources.start()
    edition = shelf.library.modules["buurt"].edition
    getattr(sources, where)(QUIZ, BROKEN)
    sources.wait()

    assert shelf.library.modules["buurt"].edition == edition
    assert [one.code for one in shelf.problems] == ["S001"]
    assert shelf.served["buurt"].by_path[QUIZ.path].is_sound
    assert not shelf.drafts["buurt"].by_path[QUIZ.path].is_sound


def test_an_empty_file_over_the_folder_is_a_mistake_and_not_the_file_of_the_folder(sources):
    shelf = sources.start()
    sources.publish(QUIZ, "")
    sources.wait()

    assert [one.code for one in shelf.problems] == ["Y017"]


def other_module(sources):
    """A second module that shares no id with the first."""
    copy = sources.modules / "plein"
    shutil.copytree(sources.modules / "buurt", copy)
    shutil.rmtree(copy / "dilemmas")  # a module may have none
    for old, new in (
        ("lessen/groeten.md", "lessen/spelen.md"),
        ("quizzen/groeten.yaml", "quizzen/spelen.yaml"),
    ):
        (copy / old).rename(copy / new)
    (copy / "leerpaden" / "buur.yaml").rename(copy / "leerpaden" / "speler.yaml")
    for file in copy.rglob("*.*"):
        text = file.read_text("utf-8")
        text = text.replace("les: groeten", "les: spelen").replace("[groeten]", "[spelen]")
        text = text.replace("  - id: ", "  - id: plein-") if file.stem == "spelen" else text
        text = text.replace("  buur: {", "  speler: {").replace("rollen: [buur]", "rollen: [speler]")
        file.write_text(text, "utf-8")
    module = copy / "module.yaml"
    text = module.read_text("utf-8")
    begin, end = text.index("kerntoets:"), text.index("toetsregels:")
    module.write_text(text[:begin] + text[end:], "utf-8")


def test_a_mistake_in_one_module_does_not_hold_back_another(sources):
    other_module(sources)
    shelf = sources.start()
    assert [*shelf.library.modules] == ["buurt", "plein"], shelf.problems
    sources.write(ContentFile("plein", "quizzen/spelen.yaml"), BROKEN)
    sources.publish(QUIZ, renamed(sources, "Zwaaien"))
    sources.wait()

    assert title(shelf) == "Zwaaien"
    assert "spelen" in shelf.library.quizzes


def test_an_id_in_two_modules_keeps_both_as_they_were(sources):
    other_module(sources)
    shelf = sources.start()
    before = shelf.library
    text = sources.text(QUIZ)
    sources.publish(QUIZ, text.replace("buur-in-de-regen", "plein-buur-in-de-regen"))
    sources.wait()

    assert [one.code for one in shelf.problems] == ["K010"]
    assert shelf.library.modules == before.modules


def test_a_module_that_is_taken_away_is_gone(sources):
    other_module(sources)
    shelf = sources.start()
    shutil.rmtree(sources.modules / "plein")
    sources.wait()

    assert [*shelf.library.modules] == [*shelf.served] == ["buurt"]


def test_a_folder_that_is_gone_for_a_moment_takes_nothing_away(sources):
    shelf = sources.start()
    shutil.rmtree(sources.modules)
    sources.wait()

    assert [*shelf.library.modules] == ["buurt"]
    assert [one.code for one in shelf.problems] == ["B011"]


def test_a_start_with_a_broken_file_over_the_folder_serves_the_folder(sources):
    sources.publish(QUIZ, BROKEN)
    shelf = sources.start()

    assert title(shelf) == "Groeten op straat"
    assert [one.code for one in shelf.problems] == ["S001"]


def test_trying_out_a_text_says_what_is_wrong_with_the_whole_module_and_keeps_nothing(sources):
    shelf = sources.start()
    before = shelf.library
    path = sources.text(PATH).replace("lessen: [groeten]", "lessen: [zwaaien]")

    tried = shelf.try_out("buurt", {PATH: path.encode()})

    assert [(one.file, one.code) for one in tried.problems] == [
        ("modules/buurt/leerpaden/buur.yaml", "K003"),
        ("modules/buurt/lessen/groeten.md", "K032"),
    ]
    assert tried.module is None
    sources.wait()
    assert (shelf.library, shelf.problems) == (before, ())


def test_a_good_text_that_is_tried_out_gives_the_module_that_it_would_be(sources):
    shelf = sources.start()

    tried = shelf.try_out("buurt", {QUIZ: renamed(sources, "Zwaaien").encode()})

    assert tried.module
    assert tried.module.quizzes["groeten"].title == "Zwaaien"
    assert tried.problems == ()


def test_an_id_of_another_module_is_told_of_the_text_that_is_tried_out(sources):
    other_module(sources)
    shelf = sources.start()
    text = sources.text(QUIZ).replace("buur-in-de-regen", "plein-buur-in-de-regen")

    problems = shelf.try_out("buurt", {QUIZ: text.encode()}).problems

    assert [(one.file, one.line, one.code) for one in problems] == [
        ("modules/buurt/quizzen/groeten.yaml", 5, "K010")
    ]


def test_a_file_is_kept_byte_for_byte(sources):
    written = b"\xef\xbb\xbf" + sources.text(QUIZ).replace("\n", "\r\n").encode() + b"# einde\r\n"
    sources.path(QUIZ).write_bytes(written)
    shelf = sources.start()

    assert shelf.served["buurt"].by_path[QUIZ.path].document.source.content == written
    assert shelf.problems == ()


def test_what_the_folder_holds_can_be_read_under_what_lies_over_it(sources):
    sources.publish(QUIZ, renamed(sources, "Zwaaien"))
    shelf = sources.start()

    assert shelf.in_folder(QUIZ) == sources.path(QUIZ).read_bytes()
    assert shelf.in_folder(NEW) is None


def test_a_look_that_fails_is_tried_again_by_the_next_one(sources):
    shelf = sources.start()
    sources.wait()
    sources.fails = True

    with pytest.raises(RuntimeError):
        assert shelf.library
    sources.fails = False
    sources.now += timedelta(seconds=2)

    assert title(shelf) == "Groeten op straat"


@pytest.mark.parametrize(
    ("path", "is_known"),
    [
        ("module.yaml", True),
        ("begrippen.yaml", True),
        ("quizzen/vier-fasen.yaml", True),
        ("lessen/vier-fasen.md", True),
        ("leerpaden/balie.yaml", True),
        ("lessen/vier-fasen.yaml", False),
        ("quizzen/Vier Fasen.yaml", False),
        ("quizzen/../module.yaml", False),
        ("../module.yaml", False),
        ("a/quizzen/vier-fasen.yaml", False),
        ("quizzen/vier-fasen.yaml/x.yaml", False),
        ("quizzen/", False),
        ("handreiking.vingerafdruk", False),
        ("vier-fasen.yaml", False),
        ("", False),
    ],
)
def test_only_files_that_a_module_may_have_are_known(path, is_known):
    assert ContentFile("buurt", path).is_known == is_known
