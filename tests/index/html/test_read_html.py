"""Reading HTML pages: lists, footnotes, what is no text, line breaks, hostile pages."""

from __future__ import annotations

from datetime import date

import pytest
from test_read_text import assert_nothing_lost

from index.errors import NotAResolution
from index.html.read import read_html
from index.resolution import Part, Resolution

PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>A/RES/75/12 - E - A/RES/75/12</title>
<style>p { margin: 0 }</style><script>document.write("<p>3. Decides nothing;</p>");</script></head>
<body><nav><ul><li>Home</li><li>1. Documents</li></ul></nav>
<header class="site-menu">Search</header>
<main>
<p>Resolution adopted by the General Assembly on 23&nbsp;November 2020</p>
<h2>75/12. Cooperation on the&nbsp;sea</h2>
<p><em>The General Assembly</em>,</p>
<p><em>Recalling</em> its resolutions
   <a href="/en/A/RES/74/1">74/1</a> of 2&nbsp;May 2019<sup>1</sup> and
   2&ndash;3 &ldquo;others&rdquo;,</p>
{body}
<p>30th plenary meeting<br>23 November 2020</p>
</main>
<footer>1. Copyright</footer></body></html>"""
RECITAL = ("1", "Recalling its resolutions 74/1 of 2 May 2019 and 2–3 “others”,")


def read(page: str) -> Resolution:
    resolution = read_html(page.encode(), "page.html")
    assert_nothing_lost(resolution)
    return resolution


def paragraphs(resolution: Resolution) -> list[tuple[str, str]]:
    return [(p.number, p.text) for p in resolution.paragraphs]


NOTES, MEET = ("1", "Notes the report;"), ("2", "Decides to meet again.")
# what stands in the page → its operative paragraphs
BODIES = [
    ("<p>1. <i>Notes</i> the report;</p><p>2. <i>Decides</i> to meet again.</p>", [NOTES, MEET]),
    ("<ol><li>Notes the report;</li><li>Decides to meet again.</li></ol>", [NOTES, MEET]),
    ("<ol><li><p>Notes the report;</p></li><li><p>Decides to meet again.</p></li></ol>",
     [NOTES, MEET]),
    ("<ol style='list-style: none'><li>1. Notes the report;</li><li>2. Decides to meet again.</li>"
     "</ol>", [NOTES, MEET]),
    ("<ol><li>Notes the report;</li></ol><ol start=2><li>Decides to meet again.</li></ol>",
     [NOTES, MEET]),
    ("<ol><li>Decides:<ol type=a><li>To act:<ol type=i><li>Now;</li><li>Later;</li></ol></li>"
     "<li>To wait;</li></ol></li><li>Decides to meet again.</li></ol>",
     [("1", "Decides:"), ("1 (a)", "To act:"), ("1 (a) (i)", "Now;"), ("1 (a) (ii)", "Later;"),
      ("1 (b)", "To wait;"), MEET]),
    ("<ol><li>Decides:<ol><li>To act;</li></ol></li><li>Decides to meet again.</li></ol>",
     [("1", "Decides:"), ("1 (a)", "To act;"), MEET]),
    ("1. Notes the report;<br><br>\n2. Decides to meet again.<br><br>", [NOTES, MEET]),
    ("<div>1. Notes the report;<br>2. Decides to meet again.<br></div>", [NOTES, MEET]),
    ("<div>1. Notes the<br>report;<br/>2. Decides to meet again.</div>", [NOTES, MEET]),
    ("<p>1. Notes the report<a href='#_ftn2' name='_ftnref2'>[2]</a>;</p><p>2. Decides to meet "
     "again.<sup><a href='#x'>1</a></sup></p><div style='mso-element:footnote-list'><p>[2] See"
     "</p></div>", [NOTES, MEET]),
    ("<p>1. Notes the report;</p><p>2. Decides to meet again.</p><hr><p><sup>1</sup> Resolution "
     "70/1.</p>", [NOTES, MEET]),
    ("<p>1. No<b>tes</b> the re&shy;port;</p><p hidden>3. Decides all.</p><p>2. Decides<!-- so -->"
     " to meet again.</p><noscript>4. Decides</noscript>", [NOTES, MEET]),
    ("<p>1. Notes the report;</p><h3>Means</h3>"
     "<p><strong>Other means</strong></p><p>2. Decides to meet again.</p>", [NOTES, MEET]),
    ("<P>1. Notes the report;<P>2. Decides to meet again.", [NOTES, MEET]),
    ("<p>1. Notes the 28<sup>th</sup> meeting on 5 km<sup>2</sup>;</p>",
     [("1", "Notes the 28th meeting on 5 km2;")]),
]


@pytest.mark.parametrize(("body", "operative"), BODIES)
def test_pages(body: str, operative: list[tuple[str, str]]) -> None:
    resolution = read(PAGE.replace("{body}", body))
    found = paragraphs(resolution)
    assert found == [RECITAL, *operative]
    assert (str(resolution.symbol), resolution.title) == ("A/RES/75/12", "Cooperation on the sea")
    assert (resolution.adopted, resolution.meeting) == (date(2020, 11, 23), "30th plenary meeting")
    assert resolution.in_part(Part.PREAMBLE)[0].footnote_marks[0].mark == "1"


def test_a_table_of_amounts() -> None:
    body = ("<p>1. Approves:</p><table><thead><tr><th>Section</th><th>Dollars</th></tr></thead>"
            "<tr><td><p>1. Policy</p></td><td>2 500</td></tr></table>"
            "<p>2. Decides to meet again.</p>")
    assert paragraphs(read(PAGE.replace("{body}", body)))[1:] == [
        ("1", "Approves:"), ("1, row 1", "1. Policy | 2 500"), MEET]


WRAPPED = """75/12. Cooperation on
the sea
The General Assembly,
Recalling its resolution 74/1 of 2 May 2019 on the oceans and the
law of the sea and of its long-
term aims{mark} with regard to Malta,
Rome and all islands of the middle
sea and of the other seas,
1. Notes the report of the Secretary-
General on the state of
the sea;
2. Decides to
meet
again.
30th plenary meeting
23 November 2020"""
AS_IN_PRINT = [
    "<html><body><pre>" + WRAPPED.format(mark="<sup>1</sup>") + "</pre></body></html>",
    "<html><body><p>" + WRAPPED.format(mark="<sup>1</sup>").replace("\n", "<br>\n") + "</p></html>",
]


@pytest.mark.parametrize("page", AS_IN_PRINT)
def test_lines_broken_as_in_print(page: str) -> None:
    resolution = read(page)
    assert paragraphs(resolution) == [
        ("1", "Recalling its resolution 74/1 of 2 May 2019 on the oceans and the law of the sea "
              "and of its long-term aims with regard to Malta, Rome and all islands of the middle "
              "sea and of the other seas,"),
        ("1", "Notes the report of the Secretary-General on the state of the sea;"), MEET]
    assert resolution.title == "Cooperation on the sea"


PLAIN = PAGE.replace("{body}", "<p>1. Notes the caf\u00e9 \u201creport\u201d;</p>")
ENCODED = [
    PLAIN.encode(),
    PLAIN.encode("utf-8-sig"),
    PLAIN.replace('"utf-8"', '"windows-1252"').encode("cp1252"),
    PLAIN.replace('"utf-8"', '"iso-8859-1"').encode("cp1252"),
    PLAIN.replace('"utf-8"', '"unheard-of"').encode(),
    b"\xff\xfe" + PLAIN.encode("utf-16-le"),
]


@pytest.mark.parametrize("data", ENCODED)
def test_encodings(data: bytes) -> None:
    found = paragraphs(read_html(data))
    assert found == [RECITAL, ("1", "Notes the café “report”;")]


REFUSED = [
    (b"", "is not an HTML page"),
    (b"75/12. Title\nThe General Assembly,\n1 < 2 and 3 > 2", "is not an HTML page"),
    (b"\x00\x01<html>", "is not an HTML page"),
    (b"<html><body></body></html>", "is empty"),
    (b"<html><body><p>Sign in to read A/RES/75/12.</p></body></html>", "has no heading"),
    (b"<div>" * 300_000, "nests 300000 elements"),
    (b"<p>" + b"x" * 20_000_001, "too many for a resolution"),
    (b"<ol><li value=99999999999999999999>&#xD800;&#0;</ol>", "has no heading"),
]


@pytest.mark.parametrize(("data", "why"), REFUSED)
def test_what_cannot_be_read_is_refused_in_a_line(data: bytes, why: str) -> None:
    with pytest.raises(NotAResolution, match=why) as refused:
        read_html(data, "page.html")
    assert str(refused.value).startswith("page.html ")
    assert "\n" not in str(refused.value)


def test_deeply_nested_elements_are_read() -> None:
    deep = "<div><span>" * 2000 + "<p>1. Notes the report;</p>" + "</span></div>" * 2000
    assert paragraphs(read(PAGE.replace("{body}", deep)))[1:] == [NOTES]
