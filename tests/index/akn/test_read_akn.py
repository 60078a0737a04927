"""Reading AKN4UN XML: small documents of every quirk, bad input, and the published files."""

from __future__ import annotations

import html
import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path
from random import Random
from xml.etree import ElementTree

import akn
import pytest
from akn import (
    annex,
    document,
    heading,
    note,
    paragraph,
    points,
    recital,
    resolution,
    statement,
    sublist,
)
from hypothesis import given, settings
from hypothesis import strategies as st

from index.akn.read import read_akn, read_all_akn
from index.errors import InputError, NotAResolution
from index.numbering import next_section
from index.plain.read import read_decoded
from index.resolution import Paragraph, Part, Resolution, SpanKind, label
from index.symbol import parse_symbol

CORPUS = Path(__file__).parents[4] / "shared" / "corpora" / "GAresolutions"
PUBLISHED = sorted(CORPUS.glob("*session/English/*.xml"))
needs_corpus = pytest.mark.skipif(not PUBLISHED, reason="the published files are not at hand")
BODY = paragraph("Decides to keep the lamp lit.", "1.")


def cited(data: bytes) -> list[tuple[str, str, str]]:
    """Part, number and text of each paragraph after the one of the preamble."""
    return [(p.part.value[0], p.number, p.text) for p in read_akn(data).paragraphs[1:]]


def of(resolution: Resolution, part: Part) -> dict[str, Paragraph]:
    return {p.number: p for p in resolution.in_part(part)}


def without_space(text: str) -> str:
    return "".join(text.split())


def printed(element: ElementTree.Element) -> Iterator[str]:
    """All characters of a document but its metadata, by another parser."""
    if element.tag.rpartition("}")[2] != "meta":
        yield element.text or ""
        for child in element:
            yield from printed(child)
            yield child.tail or ""


def assert_nothing_lost(data: bytes, *resolutions: Resolution) -> None:
    """The spans hold every printed character once and in order; pieces and mends make the texts."""
    source = resolutions[0].source
    for read in resolutions:
        assert all(a.end <= b.start for a, b in pairwise(read.spans))
        closing = [read.closing] if read.closing else []
        for each in (read.heading, *read.paragraphs, *closing):
            assert_pieces(each, source)
    spans = sorted({s for r in resolutions for s in r.spans}, key=lambda s: s.start)
    kept = (source[s.start:s.end] for s in spans
            if s.kind is not SpanKind.FOOTNOTE_MARK or not _in_tag(source, s.start))
    root = ElementTree.fromstring(source.encode() if data[:2] == b"\xff\xfe" else data)
    assert without_space(html.unescape("".join(kept))) == without_space("".join(printed(root)))


def _in_tag(source: str, at: int) -> bool:
    return source.rfind("<", 0, at) > source.rfind(">", 0, at)


def assert_pieces(each: Paragraph, source: str) -> None:
    """What no piece and no mend gives is the white space between, or between cells of a table."""
    made = [(p.at, source[p.source:p.source + p.length]) for p in each.pieces]
    made += [(m.at, m.now) for m in each.mends if m.now]
    at = 0
    for start, text in sorted(made):
        assert each.text[at:start] in ("", " ", " | ", ": ")
        at = start + len(text)
        assert each.text[start:at] == text
    assert at == len(each.text)
    for mend in each.mends:
        assert source[mend.source:mend.source + len(mend.was)] == mend.was
    assert each.text == " ".join(each.text.split())
    for mark in each.footnote_marks:
        assert 0 <= mark.at <= len(each.text)
        assert source[mark.source:mark.source + len(mark.mark)] == mark.mark


def test_a_title_in_several_spans_is_as_it_is_printed() -> None:
    title = ("\n <span>\tNorms of law (</span>\n <span>jus cogens</span>\n <span>)</span>\n "
             "<span>, and more</span>\n")
    data = document(statement(
        akn.RECALLING, paragraph("Decides to keep it lit.", "1."), title=title))
    assert read_akn(data).title == "Norms of law (jus cogens), and more"


def test_a_whole_resolution() -> None:
    data = resolution(paragraph(
        "<span class=\"italic\">Decides</span> to keep it lit.", "1."))
    read = read_akn(data)
    assert (str(read.symbol), read.title, read.session) == ("A/RES/90/7", "Lighthouses", 90)
    assert (read.adopted, read.meeting) == (date(2035, 11, 5), "12th plenary meeting")
    assert read.closing is not None
    assert read.closing.text == "12th plenary meeting 5 November 2035"
    assert [(p.part, p.number, p.text) for p in read.paragraphs] == [
        (Part.PREAMBLE, "1", "Recalling the need for light at sea,"),
        (Part.OPERATIVE, "1", "Decides to keep it lit.")]
    assert read.warnings == ()
    assert_nothing_lost(data, read)


@pytest.mark.parametrize(("inside", "text"), [
    ("the <span class=\"italic\">Treaty Series</span>,\n     vol. 3", "the Treaty Series, vol. 3"),
    ("a\u00a0b\u202fc\u2009d", "a b c d"),
    ("light\u00adhouse and \u200eland\u200b", "lighthouse and land"),
    ("non\u2011governmental", "non-governmental"),
    ("of corruption , and", "of corruption, and"),
    ("Malta <span>, and</span> Fiji", "Malta, and Fiji"),
    ("A &amp; B, &#8220;so&#x201d; &lt;5", "A & B, \u201cso\u201d <5"),
    ("<a href=\"x\">41/68 </a><a href=\"x\">D</a> of", "41/68 D of"),
    ("two<eol/>lines<br/>of\r\ntext", "two lines of text"),
    ("an area of 3 km<sup>2</sup>", "an area of 3 km2"),
    ("<![CDATA[as it is]]> &#x9;here<!-- not this -->", "as it is here"),
])
def test_inline_markup_becomes_plain_text(inside: str, text: str) -> None:
    data = resolution(paragraph(f"Notes {inside};", "1."))
    read = read_akn(data)
    assert read.paragraphs[1].text == f"Notes {text};"
    assert_nothing_lost(data, read)


def test_a_footnote_is_taken_out_of_its_sentence_and_kept() -> None:
    data = resolution(paragraph(
        f"Notes the Charter,{note('1', 'See <span>Series</span>, vol. 1.')} its "
        f"Annex{note('2', 'Resolution 70/1.')} and the rest.{note('3', 'Ibid.')} ", "1."))
    read = read_akn(data)
    point = read.paragraphs[1]
    assert point.text == "Notes the Charter, its Annex and the rest."
    assert [(m.mark, point.text[:m.at], m.text) for m in point.footnote_marks] == [
        ("1", "Notes the Charter,", "See Series, vol. 1."),
        ("2", "Notes the Charter, its Annex", "Resolution 70/1."),
        ("3", point.text, "Ibid.")]
    assert_nothing_lost(data, read)


POINTS_IN_TEXT = (
    paragraph("Urges States:", "1.") + paragraph("(a)\tTo build;") + paragraph("(b)\tTo mend:")
    + paragraph("(i)\tLamps;") + paragraph("(ii)\tBells;") + paragraph("(c)\tTo pay;")
    + paragraph("Thanks the Keeper.", "2."))
POINTS_AS_NUMBERS = (
    paragraph("Urges States:", "1.") + paragraph("To build;", "(a)")
    + paragraph("To mend:", "(b)") + paragraph("Lamps;", "(i)") + paragraph("Bells;", "(ii)")
    + paragraph("To pay;", "(c)") + paragraph("Thanks the Keeper.", "2."))
POINTS_AS_LIST = (
    points("Urges States:", "(a) To build;", "(b) To mend:", sublist("(i) Lamps;", "(ii) Bells;"),
           "(c) To pay;", num="1.") + paragraph("Thanks the Keeper.", "2."))


@pytest.mark.parametrize(("raised", "text"), [
    # A note is referred to twice; there is no note 3, and nothing ends before "2".
    (", of 5 June 1949,<sup>1</sup> at sea", "Notes the rule, of 5 June 1949, at sea;"),
    (", of 5 June 1949,<sup>3</sup> at sea", "Notes the rule, of 5 June 1949,3 at sea;"),
    (" for 4 km<sup>1</sup> at sea", "Notes the rule for 4 km1 at sea;"),
])
def test_a_mark_of_a_note_that_comes_again(raised: str, text: str) -> None:
    data = resolution(paragraph("Notes the rule" + note("1", "Rule 7.") + raised + ";", "1."))
    read = read_akn(data)
    assert read.in_part(Part.OPERATIVE)[0].text == text
    assert_nothing_lost(data, read)


def test_a_paragraph_that_is_all_bold_is_a_heading() -> None:
    bold = '<span class="bold">{}</span>'
    data = resolution(
        paragraph(bold.format("Fog and ice"), style="MercuryDocument")
        + paragraph("Notes the fog;", "1.")
        + paragraph(bold.format("Decides") + " to wait.", "2.")
        + paragraph(bold.format("Urges Keepers:"), "3.")
        + paragraph(bold.format("To ring;"), "(a)"),
        annexes=annex(
            paragraph(bold.format("Annex")), paragraph(bold.format("Rules of the sea")),
            paragraph(bold.format("Rules for fog"), "I."), paragraph("Ring the bell.", "1."),
            paragraph(bold.format("Rules for ice"), "II."), paragraph("Go slowly.", "2.")))
    assert cited(data) == [
        ("o", "1", "Notes the fog;"), ("o", "2", "Decides to wait."),
        ("o", "3", "Urges Keepers:"), ("o", "3 (a)", "To ring;"),
        ("a", "I.1", "Ring the bell."), ("a", "II.2", "Go slowly.")]
    assert_nothing_lost(data, read_akn(data))


@pytest.mark.parametrize("body", [POINTS_IN_TEXT, POINTS_AS_NUMBERS, POINTS_AS_LIST])
def test_points_are_the_same_however_they_are_marked_up(body: str) -> None:
    data = resolution(body)
    read = read_akn(data)
    operative = of(read, Part.OPERATIVE)
    assert list(operative) == ["1", "1 (a)", "1 (b)", "1 (b) (i)", "1 (b) (ii)", "1 (c)", "2"]
    assert operative["1 (b) (ii)"].chapeau == ("Urges States:", "To mend:")
    assert operative["1 (b) (ii)"].text == "Bells;"
    assert operative["1 (c)"].chapeau == ("Urges States:",)
    assert_nothing_lost(data, read)


@pytest.mark.parametrize(("body", "expected"), [
    # letters that may be Roman numbers
    (paragraph("Urges:", "1.") + "".join(paragraph(f"({c})\tX{c};") for c in "abcdefghij"),
     [f"1 ({c})" for c in "abcdefghij"]),
    (paragraph("Urges:", "1.") + paragraph("(a)\tTo:") + paragraph("(i)\tA;")
     + paragraph("(ii)\tB;") + paragraph("(b)\tGo.") + paragraph("(d)\tStay."),
     ["1 (a)", "1 (a) (i)", "1 (a) (ii)", "1 (b)", "1 (d)"]),
    (paragraph("Urges:", "1.") + paragraph("To begin again;", "(c)"), ["1 (c)"]),
])
def test_points_of_every_kind(body: str, expected: list[str]) -> None:
    read = read_akn(resolution(body))
    assert [p.number for p in read.in_part(Part.OPERATIVE)][1:] == expected
    assert all(p.chapeau for p in read.in_part(Part.OPERATIVE)[1:])


@pytest.mark.parametrize(("body", "expected"), [
    # text that goes back to the paragraph that governs
    (points("Demands:", "(a) Light;", "(b) Sound;", num="1.")
     + paragraph("and thanks the Keeper;") + paragraph("Decides to go on.", "2."),
     [("o", "1", "Demands:"), ("o", "1 (a)", "Light;"),
      ("o", "1 (b)", "Sound; and thanks the Keeper;"), ("o", "2", "Decides to go on.")]),
    # a list without letters
    (paragraph("Decides that the hours are:", "1.") + paragraph("Monday: from 9 a.m. to 6 p.m.")
     + paragraph("Tuesday: all day") + paragraph("Decides to go on.", "2."),
     [("o", "1", "Decides that the hours are: Monday: from 9 a.m. to 6 p.m. Tuesday: all day"),
      ("o", "2", "Decides to go on.")]),
    # a sublist without letters
    (points("Decides:", "(a) On themes:", "<sublist><point><content><p>Theme 1: fog;</p></content>"
            "</point></sublist>", "(b) On chairs;", num="1."),
     [("o", "1", "Decides:"), ("o", "1 (a)", "On themes: Theme 1: fog;"),
      ("o", "1 (b)", "On chairs;")]),
    # the number in the text, half in it, or mistyped
    (paragraph("Urges this;", "1.") + paragraph("2.\u200e\tNotes that;")
     + paragraph("3\tUrges that;") + paragraph("4\t.Notes them;") + paragraph("Ends.", "5."),
     [("o", "1", "Urges this;"), ("o", "2", "Notes that;"), ("o", "3", "Urges that;"),
      ("o", "4", "Notes them;"), ("o", "5", "Ends.")]),
    (paragraph("Decides to light it;", "l.") + paragraph("Ends.", "2."),
     [("o", "1", "Decides to light it;"), ("o", "2", "Ends.")]),
    # no number: a sole paragraph, several, one whose number was lost
    (paragraph("Approves the report."), [("o", "1", "Approves the report.")]),
    (paragraph("Approves the report;") + paragraph("Decides to print it."),
     [("o", "1", "Approves the report;"), ("o", "2", "Decides to print it.")]),
    (paragraph("Notes this;", "1.") + paragraph("Decides that;") + paragraph("Ends.", "3."),
     [("o", "1", "Notes this;"), ("o", "2", "Decides that;"), ("o", "3", "Ends.")]),
    # an opening that governs numbered paragraphs
    (paragraph("Resolves that, for 2036:") + paragraph("Oil shall be bought;", "1.")
     + paragraph("Wicks shall be cut.", "2."),
     [("o", "", "Resolves that, for 2036:"), ("o", "1", "Oil shall be bought;"),
      ("o", "2", "Wicks shall be cut.")]),
    (paragraph("Adopts the following declaration:") + heading("Our light", style="H1")
     + paragraph("We keep watch.", "1.") + paragraph("*  *  *") + paragraph("We go on.", "2."),
     [("o", "", "Adopts the following declaration:"), ("o", "1", "We keep watch."),
      ("o", "2", "We go on.")]),
    # a recital that stands in the body
    (paragraph("Calling attention also to the fog,") + paragraph("Decides to wait.", "1."),
     [("p", "2", "Calling attention also to the fog,"), ("o", "1", "Decides to wait.")]),
    # decimal numbers
    (paragraph("Sets out:", "1.") + heading("First aim") + paragraph(".\tLight.", "1.1")
     + paragraph(".\tSound.", "1.10"),
     [("o", "1", "Sets out:"), ("o", "1.1", "Light."), ("o", "1.10", "Sound.")]),
    # wrapped in elements that are unknown here
    ("<hcontainer name=\"x\"><novelty><paragraph><num>1.</num><content><block name=\"y\">Urges "
     "<term>calm</term>.</block></content></paragraph></novelty></hcontainer>",
     [("o", "1", "Urges calm.")]),
])
def test_quirks_of_the_operative_part(body: str, expected: list[tuple[str, str, str]]) -> None:
    data = resolution(body)
    assert cited(data) == expected
    assert_nothing_lost(data, read_akn(data))


def test_a_gap_in_the_numbers_is_said() -> None:
    read = read_akn(resolution(paragraph("Notes;", "1.") + paragraph("Ends.", "3.")))
    assert read.warnings == (
        "A/RES/90/7: paragraph 3 follows paragraph 1; text may be missing.",)


@pytest.mark.parametrize(("recitals", "texts"), [
    (recital("Recalling this,") + recital("Noting that,"), ["Recalling this,", "Noting that,"]),
    (recital("Noting:") + "<blockList><item><num>(a)</num>" + akn.p("Fog,") + "</item><item><num>"
     "(b)</num>" + akn.p("Ice,") + "</item></blockList>" + recital("Aware of it,"),
     ["Noting: (a) Fog, (b) Ice,", "Aware of it,"]),
    ("<container><blockList><listIntroduction>Noting <span>inter alia</span>:</listIntroduction>"
     "<item><num>(a)</num><p>Fog,</p></item></blockList></container>",
     ["Noting inter alia: (a) Fog,"]),
    ("<recitals><recital><p>Recalling this,</p></recital></recitals><p>Noting that,</p>",
     ["Recalling this,", "Noting that,"]),
    # A heading between two recitals is none of them; one without an end before another may be.
    (recital("Recalling this,") + '<container name="">' + akn.p('<span class="bold">Fog and ice'
     "</span>") + "</container>" + recital("Noting that,"), ["Recalling this,", "Noting that,"]),
    (recital("Recalling this,") + recital("Fog and ice,") + recital("Noting that,"),
     ["Recalling this,", "Fog and ice,", "Noting that,"]),
    # What is marked up as a body between two preambles stands in the preamble: a recital, the
    # question in one, its points.
    (recital("Recalling this,") + "</preamble><mainBody>" + paragraph("Noting the fog,")
     + "</mainBody><preamble>" + recital("Aware of it,"),
     ["Recalling this,", "Noting the fog,", "Aware of it,"]),
    (recital("Recalling that it put the question:") + "</preamble><mainBody>"
     + paragraph("What is fog?") + "</mainBody><preamble>" + recital("Having heard that:")
     + "</preamble><mainBody>" + paragraph("Fog is wet,", "(a)") + paragraph("Ice is cold,", "(b)")
     + "</mainBody><preamble>" + recital("Aware of it,"),
     ["Recalling that it put the question: What is fog?",
      "Having heard that: (a) Fog is wet, (b) Ice is cold,", "Aware of it,"]),
])
def test_the_preamble_is_counted(recitals: str, texts: list[str]) -> None:
    data = document(akn.statement(recitals, BODY))
    read = read_akn(data)
    assert [(p.number, p.text) for p in read.in_part(Part.PREAMBLE)] == [
        (str(n), text) for n, text in enumerate(texts, start=1)]
    assert_nothing_lost(data, read)


def test_what_is_adopted_before_the_recitals_of_an_outcome_document_is_operative() -> None:
    data = document(akn.statement(
        "</preamble><mainBody>" + paragraph("Adopts the following outcome document:")
        + paragraph("We, the Keepers,") + "</mainBody><preamble>" + recital("Recalling the fog,"),
        paragraph("We ring the bell.", "1.")))
    read = read_akn(data)
    assert [(p.number, p.text) for p in read.in_part(Part.PREAMBLE)] == [
        ("1", "Recalling the fog,")]
    assert cited(data) == [("o", "", "Adopts the following outcome document: We, the Keepers,"),
                           ("o", "1", "We ring the bell.")]
    assert_nothing_lost(data, read)


def test_sections_go_before_the_number_only_where_numbering_starts_anew() -> None:
    heads = [(heading("I"), heading("Oil")), (heading("II"), heading("Wicks"))]
    for second, expected in (("3.", ["1", "2", "3"]), ("1.", ["I.1", "I.2", "II.1"])):
        body = (*heads[0], paragraph("Notes;", "1."), paragraph("Urges;", "2."),
                *heads[1], paragraph("Ends.", second))
        data = resolution("".join(body))
        assert [n for _, n, _ in cited(data)] == expected
        assert_nothing_lost(data, read_akn(data))


def test_sections_of_a_budget_resolution_have_preambles_of_their_own() -> None:
    body = (
        "<section><subheading>I</subheading><subheading>Oil</subheading><crossHeading>Recalling "
        f"its resolution 88/1,{note('1', 'See 88/1.')}</crossHeading>"
        + paragraph("Notes it;", "1.") + paragraph("Urges it;", "2.") + "</section><section>"
        "<num>II</num><subheading>Wicks</subheading><crossHeading>Having considered the report,"
        "</crossHeading>" + paragraph("Approves it;") + "</section>" + heading("Bells", "III.")
        + paragraph("Approves them.", "1."))
    data = resolution(body)
    assert cited(data) == [
        ("p", "2", "Recalling its resolution 88/1,"), ("o", "I.1", "Notes it;"),
        ("o", "I.2", "Urges it;"), ("p", "3", "Having considered the report,"),
        ("o", "II.1", "Approves it;"), ("o", "III.1", "Approves them.")]
    assert_nothing_lost(data, read_akn(data))


@pytest.mark.parametrize(("blocks", "expected"), [
    ((paragraph("Annex", style="H1"), paragraph("Rules for keepers", style="H1"),
      paragraph("Keep watch.", "1."), paragraph("Be:", "2."), paragraph("(a)\tSober;"),
      paragraph("(b)\tKind.")),
     {"1": "Keep watch.", "2": "Be:", "2 (a)": "Sober;", "2 (b)": "Kind."}),
    # several annexes, sections, headings in every guise
    ((heading("Annex I"), heading("Oil"), paragraph("Buy it.", "1."),
      paragraph("Annex II"), paragraph("Wicks"), paragraph("Cut them.", "1."),
      paragraph("Organization", "I.", "H1"), paragraph("Plenary", "A.", "H23"),
      paragraph("Hours are:", "2."), paragraph("Monday: 9 a.m."), paragraph("Tuesday: 10 a.m."),
      heading("II.\tCredentials", "II."), paragraph("Show them.", "3.")),
     {"I.1": "Buy it.", "II.1": "Cut them.",
      "II.I.A.2": "Hours are: Monday: 9 a.m. Tuesday: 10 a.m.", "II.II.3": "Show them."}),
    # articles: their numbers start anew
    ((heading("Annex"), heading("Convention on lamps"), paragraph("The Parties,"),
      heading("Article 1"), heading("Terms"), paragraph("In this Convention:"),
      paragraph("(a)\t\u201cLamp\u201d is a light;"), heading("Article 2"),
      paragraph("Light it.", "1."), paragraph("Trim it.", "2."), heading("Article 3"),
      paragraph("Put it out.", "1.")),
     {"": "The Parties,", "Article 1": "In this Convention:",
      "Article 1 (a)": "\u201cLamp\u201d is a light;", "Article 2.1": "Light it.",
      "Article 2.2": "Trim it.", "Article 3.1": "Put it out."}),
    # a heading class that is text, bullets, a number before its full stop
    ((heading("Annex"), paragraph("In order to follow up on what we have promised:", "", "H4"),
      paragraph("We meet.", "1."), heading("Targets", style="H4"),
      paragraph("\u2022\tMore light"), paragraph(".\tEstablishment", "I.", "HCh"),
      paragraph("It is set up.", "2.")),
     {"": "More light", "1": "We meet.", "I.2": "It is set up."}),
])
def test_annexes(blocks: tuple[str, ...], expected: dict[str, str]) -> None:
    data = resolution(BODY, annexes=annex(*blocks))
    read = read_akn(data)
    assert {p.number: p.text for p in read.in_part(Part.ANNEX)} == expected
    assert_nothing_lost(data, read)


def test_tables_are_read_row_by_row() -> None:
    body = (paragraph("Approves the posts:", "1.")
            + paragraph("A.\tLamps", "A.", "H1", "heading")
            + akn.table(("New", "Keeper<sup>a</sup>", "2"), ("", "Total", "2"),
                        head=("Action", "Title", "Number"))
            + paragraph("a\tFor a year.", style="FootnoteText")
            + paragraph("Abbreviation: K, keeper.", style="FootnoteText")
            + paragraph("Decides to pay them.", "2."))
    extra = annex(heading("Annex"), heading("Costs"), akn.table(("Oil", "7"), ("Wicks", "3")))
    data = resolution(body, annexes=extra)
    read = read_akn(data)
    operative, annexed = of(read, Part.OPERATIVE), of(read, Part.ANNEX)
    assert list(operative) == ["1", "1, row 1", "1, row 2", "1, note 1", "2"]
    assert operative["1, row 1"].text == "New | Keeper | 2"
    assert operative["1, row 1"].chapeau == ("Approves the posts:", "Action | Title | Number")
    [mark] = operative["1, row 1"].footnote_marks
    assert (mark.mark, mark.text) == ("a", "For a year.")
    assert operative["1, row 2"].text == "Total | 2"
    assert {n: p.text for n, p in annexed.items()} == {"row 1": "Oil | 7", "row 2": "Wicks | 3"}
    assert_nothing_lost(data, read)


def test_the_symbol_is_read_wherever_it_stands() -> None:
    special = document(akn.statement(akn.RECALLING, BODY, number="ES-11/4"))
    assert str(read_akn(special).symbol) == "A/RES/ES-11/4"
    lettered = akn.statement(akn.RECALLING, BODY, front=akn.cover("A/RES/90/7 B"))
    assert str(read_akn(document(lettered)).symbol) == "A/RES/90/7 B"
    part = lettered.replace("</preface>", "<p><docNumber>B</docNumber><docTitle>Bells</docTitle>"
                            "</p></preface>").replace("A/RES/90/7 B", "A/RES/90/7")
    read = read_akn(document(part))
    assert (str(read.symbol), read.title) == ("A/RES/90/7 B", "Lighthouses: Bells")
    bare = akn.statement(akn.RECALLING, BODY, front="").replace("90/7.", "")
    assert str(read_akn(document(bare)).symbol) == "A/RES/90/7"  # of the metadata
    odd = read_akn(document(akn.statement(akn.RECALLING, BODY, front=akn.cover("A/RES/90/8"))))
    assert odd.warnings == ("A/RES/90/8: the file also calls itself A/RES/90/7.",)


def test_resolutions_in_parts_share_a_file() -> None:
    data = akn.parts("A", "B")
    first, second = read_all_akn(data)
    assert [str(r.symbol) for r in (first, second)] == ["A/RES/90/7 A", "A/RES/90/7 B"]
    assert second.title == "Lighthouses: Part B"
    assert second.paragraphs[1].text == "Decides on part B."
    assert second.adopted == date(2035, 11, 5)
    assert_nothing_lost(data, first, second)
    with pytest.raises(NotAResolution, match=r"holds 2 resolutions \(A/RES/90/7 A, A/RES/90/7 B\)"):
        read_akn(data, "both.xml")


GOOD = resolution(BODY)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-1"])
def test_encodings(encoding: str) -> None:
    text = resolution(paragraph("Thanks Zoë.", "1.")).decode()
    declared = text.replace("UTF-8", encoding.removesuffix("-sig"))
    read = read_akn(declared.encode(encoding))
    assert read.paragraphs[1].text == "Thanks Zoë."
    assert_pieces(read.paragraphs[1], read.source)


@pytest.mark.parametrize(("data", "why"), [
    (b"", "is empty"),
    (b" \r\n", "is empty"),
    (GOOD[:-100], "is not whole XML"),
    (GOOD[:400], "is not whole XML"),
    (b"A/RES/90/7", "is not whole XML"),
    (b"%PDF-1.7 \xe2\xe3", "is no XML in utf-8"),
    (GOOD.replace(b"lamp", b"l\xffmp"), "is no XML in UTF-8"),
    (GOOD.replace(b"UTF-8", b"klingon"), "encoding klingon"),
    (GOOD.replace(b"lamp", b"la&nbsp;mp"), "undefined entity"),
    (b'<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]><a>&c;</a>', "document type"),
    (b'<!DOCTYPE a SYSTEM "file:///etc/hostname"><a/>', "document type"),
    (b"<html><body>A/RES/90/7</body></html>", "<html>"),
    (document('<act name="act"><body><section><num>1.</num><content><p>This Act may be cited.</p>'
              "</content></section></body></act>"), "of <act>"),
    (document(akn.statement(akn.RECALLING, BODY, first=akn.formula("The Parliament of Kenya"))),
     "no enacting formula"),
    (document(akn.statement(akn.RECALLING, BODY, first=akn.formula("L\u2019Assemblée générale"))),
     "in French"),
    (document(akn.statement(akn.RECALLING, BODY, first=akn.formula("La Asamblea General"),
                            information=akn.meta(language="spa"))), "in Spanish"),
    (document(akn.statement(akn.RECALLING, BODY, first=akn.formula("Die Generalversammlung"),
                            information=akn.meta(language="deu"))), "not in English"),
    (document(akn.statement("", "", closing="")), "no paragraphs"),
    (document("<x>" * 150 + "</x>" * 150), "nests"),
    (GOOD.replace(b"90/7", b"").replace(b"90-7", b""), "no symbol"),
])
def test_what_is_no_resolution_is_refused_in_one_line(data: bytes, why: str) -> None:
    with pytest.raises(InputError, match=re.escape(why)) as error:
        read_akn(data, "file.xml")
    assert str(error.value).startswith("file.xml ")
    assert "\n" not in str(error.value)


def test_metadata_in_another_language_does_not_make_the_words_so() -> None:
    read = read_akn(document(akn.statement(akn.RECALLING, BODY,
                                           information=akn.meta(language="fra"))))
    assert read.paragraphs[1].text == "Decides to keep the lamp lit."


@pytest.mark.parametrize(("part", "number", "expected"), [
    (Part.OPERATIVE, "43, row 2", ", para. 43, row 2"), (Part.OPERATIVE, "", ""),
    (Part.ANNEX, "II.4", ", annex, para. II.4"), (Part.ANNEX, "row 3", ", annex, row 3"),
    (Part.ANNEX, "II.Rule 35.1 (a)", ", annex, II.Rule 35.1 (a)"), (Part.ANNEX, "", ", annex"),
])
def test_labels(part: Part, number: str, expected: str) -> None:
    assert label(parse_symbol("90/7"), part, number) == (
        f"General Assembly resolution 90/7{expected}")


@pytest.mark.parametrize(("open_sections", "new", "then"), [
    ((), "I", ("I",)), (("I",), "II", ("II",)), (("I",), "A", ("I", "A")),
    (("I", "A"), "B", ("I", "B")), (("I", "B"), "II", ("II",)), (("II", "C"), "A", ("II", "A")),
    (("A",), "B", ("B",)), (("C",), "A", ("A",)),
])
def test_sections_open_and_close(
    open_sections: tuple[str, ...], new: str, then: tuple[str, ...]
) -> None:
    assert next_section(open_sections, new) == then


NAMES = ("p", "num", "heading", "paragraph", "list", "point", "container", "section", "td", "tr",
         "table", "span", "preamble", "conclusions", "formula", "crossHeading", "authorialNote",
         "sup", "eol", "unknown")
TEXTS = (" (a)\tTo go;", "12.", "* * *", "Annex II", "\u00adx", "I", "Article 3", " , ", ";",
         "&amp;", "\u2011")


@settings(max_examples=150, deadline=None)
@given(st.randoms(use_true_random=False))
def test_no_mangled_document_loses_a_letter(rng: Random) -> None:
    body = (POINTS_AS_LIST + heading("II", "II.") + POINTS_IN_TEXT + akn.table(("a", "b"), ("c",))
            + paragraph(f"Notes it,{note('1', 'See <a>A/1</a>.')} and so on", "3."))
    whole = akn.statement(akn.RECALLING, body, annexes=annex(heading("Annex"), BODY))
    root = ElementTree.fromstring(f"<akomaNtoso>{whole}</akomaNtoso>")
    elements = [e for e in root[0].iter() if e.tag not in ("meta", "statement") and
                e not in [*root[0][0].iter()]]
    for _ in range(rng.randint(1, 6)):
        chosen = rng.choice(elements)
        if rng.random() < 0.6:
            chosen.tag = rng.choice(NAMES)
        else:
            chosen.tail = (chosen.tail or "") + rng.choice(TEXTS)
    data = ElementTree.tostring(root, encoding="utf-8")
    try:
        read = read_akn(data)
    except NotAResolution:
        return
    assert_nothing_lost(data, read)


@cache
def published(name: str) -> tuple[Resolution, ...]:
    path = next(p for p in PUBLISHED if p.name == name)
    return read_all_akn(path.read_bytes(), path.name)


@needs_corpus
def test_every_published_file_is_read_and_nothing_is_lost() -> None:
    refused = []
    for path in PUBLISHED:
        data = path.read_bytes()
        try:
            resolutions = read_all_akn(data, path.name)
        except NotAResolution as error:
            refused.append(str(error))
            continue
        assert_nothing_lost(data, *resolutions)
        for read in resolutions:
            assert_in_order(read)
    assert all("give it the English text" in reason for reason in refused)
    assert len(refused) <= len(PUBLISHED) / 100


def assert_in_order(read: Resolution) -> None:
    """Preambular paragraphs are counted, operative ones numbered without a gap in a section."""
    assert [p.number for p in read.in_part(Part.PREAMBLE)] == [
        str(n) for n in range(1, len(read.in_part(Part.PREAMBLE)) + 1)]
    last: dict[str, int] = defaultdict(int)
    for each in read.in_part(Part.OPERATIVE):
        if re.fullmatch(r"(?:[A-Z]+\.)*\d+", each.number):
            section, _, number = each.number.rpartition(".")
            assert int(number) == last[section] + 1, f"{read.symbol} {each.number}"
            last[section] = int(number)
    assert last
    assert read.closing is not None
    assert read.adopted is not None
    assert read.meeting is not None
    assert read.title


@needs_corpus
def test_what_is_printed_without_a_number_is_rare() -> None:
    for path in PUBLISHED[::40]:
        for read in published(path.name):
            without = [p for p in read.in_part(Part.OPERATIVE) if not p.number]
            assert len(without) <= 1


@needs_corpus
def test_the_published_texts_read_the_same_as_plain_text() -> None:
    """Laid out as print has it and read by the reader of plain text, the paragraphs are the same.

    But for files whose tables, or words broken in conversion, plain text cannot show.
    """
    compared = same = 0
    for path in PUBLISHED[::25]:
        for read in published(path.name) if "F.xml" not in path.name else ():
            if read.in_part(Part.ANNEX) or any("row" in p.number for p in read.paragraphs):
                continue
            plain = read_decoded("\n\n".join(_as_print(read)))
            compared += 1
            same += [(p.part, p.number, p.text, p.chapeau) for p in plain.paragraphs] == [
                (p.part, p.number, p.text, p.chapeau) for p in read.paragraphs]
    assert compared >= len(PUBLISHED) / 50
    assert same >= 0.9 * compared


def _as_print(read: Resolution) -> Iterator[str]:
    yield f"{read.symbol.short}. {read.title}"
    yield f"The {read.symbol.organ},"
    section = ""
    for each in read.paragraphs:
        before, _, number = each.number.rpartition(".")
        if each.part is Part.OPERATIVE and before != section:
            section = before
            yield before.rpartition(".")[2]
        label = number.rpartition(" ")[2] if each.part is Part.OPERATIVE else ""
        yield f"{label}{'' if label[-1:] in ('', ')') else '.'} {each.text}".strip()


def test_a_resolution_of_the_security_council() -> None:
    read = read_akn(akn.of_the_council(points("Requests a report on:", "• Lamps,", num="1.")))
    assert str(read.symbol) == "S/RES/2999 (2035)"
    assert read.title == "Adopted by the Security Council at its 9620th meeting, on 29 April 2035"
    assert (read.meeting, read.adopted) == ("9620th meeting", date(2035, 4, 29))
    assert (read.adoption, read.closing) == (read.heading, None)
    assert not read.warnings
    assert read.record is not None
    assert read.record.procedure == "recorded vote"
    assert read.record.sponsors == ("Fiji",)
    assert read.record.vote is not None
    assert (read.record.vote.in_favour.count, read.record.vote.abstaining.count) == (13, 2)
    assert [(p.part, p.number) for p in read.paragraphs] == [
        (Part.PREAMBLE, "1"), (Part.OPERATIVE, "1")]
    assert "• Lamps" in read.paragraphs[-1].text
