"""A code on the page of the content leads to what it means."""

import re


def test_every_code_leads_to_its_explanation(as_person):
    tarik = as_person("Tarik")
    codes = re.findall(r'href="/trainer/meldingen#([a-z]\d{3})"', tarik.read("/trainer"))
    explained = set(re.findall(r'<h3 id="([a-z]\d{3})">', tarik.read("/trainer/meldingen")))

    assert codes
    assert set(codes) <= explained
