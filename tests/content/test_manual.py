"""The manual of messages is what the code and the examples say now."""

import re

from elearn.reader.messages.codes import TITLES
from tests.content.manual import COMMAND, MANUAL, write_manual
from tests.content.test_bad_content import NEVER_GIVEN


def test_the_manual_of_messages_is_current():
    assert MANUAL.read_text(encoding="utf-8") == write_manual(), f"Run: {COMMAND}"


def test_every_code_has_a_place_in_the_manual():
    headings = re.findall(r"^### ([A-Z]\d{3})$", write_manual(), re.MULTILINE)

    assert headings == [code for code in TITLES if code not in NEVER_GIVEN]
