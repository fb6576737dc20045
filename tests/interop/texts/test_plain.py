"""HTML becomes plain paragraphs: every word stays, and what cannot stay is named."""

from __future__ import annotations

import pytest

from elearn.interop.texts.plain import from_html, from_markdown, from_moodle, from_plain

HTML = {
    "words in one line": ("  een\n <span>twee</span>  ", ["een twee"], ()),
    "paragraphs": ("<p>een</p><div>twee<br>drie</div>vier", ["een", "twee\ndrie", "vier"], ()),
    "a list": ("<ul><li>een</li><li><p>twee</p></li></ul>", ["- een", "- twee"], ()),
    "a table": (
        "<table><tr><td>a</td><td>b</td></tr><tr><th>c</th></tr></table>",
        ["a | b", "c"],
        ("opmaak",),
    ),
    "looks": ("<B>een</B> x<sup>2</sup>", ["een x2"], ("opmaak",)),
    "a link": ('<a href="https://a.nl/?b&amp;c">hier</a>', ["hier (https://a.nl/?b&c)"], ()),
    "a link that shows itself": ("<a href='https://a.nl'>https://a.nl</a>", ["https://a.nl"], ()),
    "a link to a file": (
        '<a href="@@PLUGINFILE@@/a.mp3">Luister</a>.',
        ["Luister [bijlage] ."],
        ("bijlage",),
    ),
    "a link to a script": ('<a href="javascript:alert(1)">hier</a>', ["hier [bijlage]"], ("bijlage",)),
    "a link on the page": ('<a href="#a">hier</a>', ["hier"], ()),
    "a picture": ('kijk <img alt="een kaart" src=x>', ["kijk [afbeelding: een kaart]"], ("afbeelding",)),
    "a film": ("<video src=x></video>", ["[film]"], ("film",)),
    "a script": ("een<script>alert('<p>')</script> twee", ["een twee"], ("script",)),
    "a comment": ("een <!-- <b> twee --> drie", ["een drie"], ()),
    "a comment without an end": ("een <!-- twee", ["een <!-- twee"], ()),
    "a sum": ("3 < 4 & 5 > 2 &lt;b&gt;", ["3 < 4 & 5 > 2 <b>"], ()),
    "a tag that is none": ("typ <naam> in", ["typ <naam> in"], ()),
    "a tag of Word": ("<o:p>een</o:p>", ["een"], ()),
    "our own paragraph": ('<p class="situatie x">een</p>', ["een"], ()),
    "nothing": ("<p> &nbsp; </p>", [], ()),
}


@pytest.mark.parametrize("name", HTML)
def test_html_becomes_paragraphs(name):
    html, blocks, lost = HTML[name]

    plain = from_html(html)

    assert [block.text for block in plain.blocks] == blocks
    assert plain.lost == lost


def test_our_own_class_says_what_a_paragraph_is():
    plain = from_html('<p class="situatie">een</p><p>twee</p>')

    assert [block.kind for block in plain.blocks] == ["situatie", ""]


@pytest.mark.parametrize(
    ("read", "text", "blocks"),
    [
        (from_plain, "een <b>\n\n  twee\nregels", ["een <b>", "twee\nregels"]),
        (from_moodle, "een <b>ja</b>\n\ntwee\nregels", ["een ja", "twee\nregels"]),
        (from_markdown, "een **ja**\n\n* twee\n* drie", ["een ja", "- twee", "- drie"]),
    ],
)
def test_the_other_forms_of_text(read, text, blocks):
    assert [block.text for block in read(text).blocks] == blocks


@pytest.mark.parametrize(
    "piece",
    [
        "<",
        "<!--",
        "<a ",
        "<p>",
        "<td>",
        "<a href='",
        "&",
        "&#",
        "<b a=",
        "</",
        "<a>",
        "<li><p>",
        " ",
        "]]>",
        "<script>",
    ],
)
def test_a_long_hostile_text_is_only_long(piece):
    plain = from_html(piece.replace("_", " ") * 20_000)

    assert len(plain.text) <= 20_000 * (len(piece) + 3)
