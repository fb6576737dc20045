"""Every code that a trainer can meet is explained on one page, at its own anchor."""

import re

from elearn.reader.messages.codes import TITLES


def test_every_code_is_explained_at_its_own_anchor(as_person):
    explained = re.findall(r'<h3 id="([a-z]\d{3})">', as_person("Tarik").read("/trainer/meldingen"))

    # S099 is for a mistake that nobody worded, and there is none.
    assert sorted(explained) == sorted(code.lower() for code in TITLES.keys() - {"S099"})
