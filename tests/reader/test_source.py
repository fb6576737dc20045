"""Whatever lies on a disk gives text or one message, never a crash."""

import os

import pytest

from elearn.reader.document import read_yaml
from elearn.reader.source import MAX_BYTES, decode, read_source

QUIZ = "titel: Één\nles: twee\n"


def told(source):
    return [(one.line, one.column, one.code) for one in source.problems]


def test_a_byte_order_mark_and_windows_line_ends_are_no_mistakes():
    source = decode("x.yaml", b"\xef\xbb\xbf" + QUIZ.replace("\n", "\r\n").encode())

    assert source.problems == ()
    assert source.text == QUIZ


@pytest.mark.parametrize(
    ("content", "place"),
    [
        pytest.param(b"titel: caf\xe9\n", (1, 11), id="latin-1 letter"),
        pytest.param(b"a: b\r\nc: \xc3\xa9\xff\n", (2, 5), id="second line, after an e with accent"),
        pytest.param(b"\xef\xbb\xbfa: \xff", (1, 4), id="after a byte order mark"),
        pytest.param("a: b".encode("utf-16"), (1, 1), id="UTF-16"),
        pytest.param(b"\xed\xa0\x80", (1, 1), id="half a surrogate pair"),
    ],
)
def test_a_byte_that_is_no_utf8_is_shown_at_its_place(content, place):
    assert told(decode("x.yaml", content)) == [(*place, "B001")]


def test_the_message_about_a_byte_names_it():
    assert str(decode("les.md", b"caf\xe9").problems[0]) == (
        "les.md:1:4: B001 Dit bestand is niet als UTF-8 bewaard: hier staat byte E9. "
        "Kies bij ‘Opslaan als’ de codering UTF-8."
    )


def test_a_file_of_the_largest_size_is_read_and_one_byte_more_is_not():
    assert told(decode("x.yaml", b"a" * MAX_BYTES)) == []
    assert told(decode("x.yaml", b"a" * (MAX_BYTES + 1))) == [(1, 1, "B002")]


@pytest.mark.parametrize("sign", ["\x00", "\x07", "\x7f", "\x85", "\u2028", "\u202e", "\ue000", "\ufeff"])
def test_a_character_that_nobody_sees_is_refused(sign):
    assert told(decode("x.yaml", f"a: b\nc: d{sign}\n".encode())) == [(2, 5, "B003")]


def test_text_with_half_a_surrogate_pair_is_refused():
    assert told(read_yaml("x.yaml", "a: \ud800")) == [(1, 4, "B003")]


def test_a_large_file_is_not_read_further_than_needed(tmp_path):
    path = tmp_path / "x.yaml"
    path.write_bytes(b"a: b\n" * 1_000_000)

    assert told(read_source(path, "x.yaml", within=tmp_path)) == [(1, 1, "B002")]


def test_a_link_inside_the_folder_is_followed_and_one_that_leads_out_is_not(tmp_path):
    inside, outside = tmp_path / "module", tmp_path / "geheim.yaml"
    inside.mkdir()
    outside.write_text("titel: geheim")
    (inside / "echt.yaml").write_text("titel: echt")
    (inside / "link.yaml").symlink_to("echt.yaml")
    (inside / "uit.yaml").symlink_to(outside)

    assert read_source(inside / "link.yaml", "x", within=inside).text == "titel: echt"
    assert told(read_source(inside / "uit.yaml", "x", within=inside)) == [(1, 1, "B004")]


def test_what_is_no_file_or_cannot_be_opened_is_told(tmp_path):
    (tmp_path / "map.yaml").mkdir()
    os.mkfifo(tmp_path / "pijp.yaml")
    (tmp_path / "rond.yaml").symlink_to("rond.yaml")
    (tmp_path / "weg.yaml").symlink_to("nergens.yaml")

    codes = {
        path.name: told(read_source(path, path.name, within=tmp_path))[0][2] for path in tmp_path.iterdir()
    }

    assert codes == {
        "map.yaml": "B005",
        "pijp.yaml": "B005",
        "rond.yaml": "B006",
        "weg.yaml": "B006",
    }
