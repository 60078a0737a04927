"""Reading PDFs: two as the United Nations issued them, others set in the same way, hostile ones."""

from __future__ import annotations

import io
import zlib
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas
from test_read_text import assert_nothing_lost
from typeset import Set, Style, un_pdf

from index.blocks import Run, set_out
from index.errors import NotAResolution
from index.pdf import process
from index.pdf.layout import lay_out
from index.pdf.page import Page, PageLine
from index.pdf.read import read_pdf
from index.plain.read import read_blocks
from index.resolution import Paragraph, Part, Resolution

ISSUED = Path(__file__).parents[4] / "shared" / "corpora" / "pdf"


def issued(name: str) -> Resolution:
    path = ISSUED / name
    if not path.is_file():
        pytest.skip(f"{path.name} is not here: it is no part of this project")
    resolution = read_pdf(path.read_bytes(), path.name)
    assert_nothing_lost(resolution)
    return resolution


def texts(resolution: Resolution, part: Part) -> list[tuple[str, str]]:
    return [(p.number, p.text) for p in resolution.in_part(part)]


def named(resolution: Resolution, part: Part, number: str) -> Paragraph:
    return next(p for p in resolution.in_part(part) if p.number == number)


def test_a_resolution_as_issued() -> None:
    court = issued("A_RES_73_7-EN.pdf")
    assert (str(court.symbol), court.title, court.adopted, court.meeting, court.warnings) == (
        "A/RES/73/7", "Report of the International Criminal Court", date(2018, 10, 29),
        "28th plenary meeting", ())
    preamble, operative = texts(court, Part.PREAMBLE), texts(court, Part.OPERATIVE)
    assert [n for n, _ in preamble] == [str(n) for n in range(1, 14)]
    assert [n for n, _ in operative] == [str(n) for n in range(1, 29)]
    assert len(court.paragraphs) == 41
    assert preamble[0][1] == ("Recalling its resolution 72/3 of 30 October 2017 and all its "
                              "previous relevant resolutions,")
    assert preamble[8][1] == (  # over a page break, with a footnote mark on its last word
        "Expressing its appreciation to the Secretary-General for providing effective and "
        "efficient assistance to the International Criminal Court in accordance with the "
        "Relationship Agreement between the United Nations and the International Criminal Court,")
    assert operative[0][1] == "Welcomes the report of the International Criminal Court for 2017/18;"
    assert operative[12][1] == (
        "Recalls the guidance issued by the Secretary-General on contacts with persons who are "
        "the subject of arrest warrants or summonses issued by the International Criminal Court, "
        "and in this regard takes note of the information included in the report of the "
        "Secretary-General on the implementation of article 3 of the Relationship Agreement;")
    assert "considering the impact of the Rome Statute on victims" in operative[23][1]
    assert operative[27][1].endswith("by the General Assembly at its seventy-fourth session.")
    assert court.closing is not None
    assert court.closing.text == "28th plenary meeting 29 October 2018"
    marks = [(p.part, p.number, [m.mark for m in p.footnote_marks])
             for p in court.paragraphs if p.footnote_marks]
    pre, op = Part.PREAMBLE, Part.OPERATIVE
    assert marks == [(pre, "2", ["1"]), (pre, "9", ["2"]), (pre, "10", ["3"]), (op, "1", ["4"]),
                     (op, "2", ["1"]), (op, "3", ["5"]), (op, "11", ["2"]), (op, "12", ["6"]),
                     (op, "13", ["7", "8"]), (op, "21", ["9"])]


def test_a_declaration_as_issued() -> None:
    health = issued("A_RES_73_3-EN.pdf")
    assert (str(health.symbol), health.adopted, health.meeting, health.warnings) == (
        "A/RES/73/3", date(2018, 10, 10), "18th plenary meeting", ())
    assert health.title == ("Political declaration of the high-level meeting of the General "
                            "Assembly on the fight against tuberculosis")
    operative = texts(health, Part.OPERATIVE)
    assert [n for n, _ in operative] == ["", "", *map(str, range(1, 54))]
    assert len(health.paragraphs) == 55
    assert operative[0][1] == (
        "Adopts the following political declaration approved by the high-level meeting of the "
        "General Assembly on the fight against tuberculosis on 26 September 2018:")
    assert operative[1][1].startswith("We, Heads of State and Government and representatives of")
    assert "including its drug-resistant forms, is a critical" in operative[1][1]
    assert operative[1][1].endswith("rights and dignity of all people, and we therefore:")
    assert operative[2][1] == (
        "Reaffirm the 2030 Agenda for Sustainable Development, including the resolve to end the "
        "tuberculosis epidemic by 2030, and the Addis Ababa Action Agenda of the Third "
        "International Conference on Financing for Development;")
    second = named(health, Part.OPERATIVE, "2")
    assert "Women’s, Children’s and Adolescents’ Health”, and Human Rights" in second.text
    assert second.text.endswith("resolution 67.1 of 21 May 2014, and its associated targets;")
    assert [m.mark for m in second.footnote_marks] == ["3", "4", "5"]
    assert "where 99 per cent of tuberculosis-associated deaths" in operative[7][1]
    assert "low- and middle-income countries" in named(health, Part.OPERATIVE, "12").text
    assert operative[-1][1].endswith("Government at a high-level meeting in 2023.")


NOTES = {1: "Resolution 70/1.", 2: "See A/75/182 (Part I), annex, paras. 3–5.",
         3: "United Nations, Treaty Series, vol. 2187, No. 38544. " * 4}
LONG = ("the implementation of the long-term, people-centred and action-oriented programme of "
        "work of the Secretary-General, ")
TITLE = "Cooperation between the United Nations and the Black Sea Economic Cooperation Organization"
BLOCKS = [
    Set(TITLE, "75/12.", "title"),
    Set("The General Assembly,", kind="formula"),
    Set("Recalling the 2030 Agenda for Sustainable Development,^1^ and " + LONG * 3 + "of 2020,"),
    Set("Mindful of the sea,"),
    Set("Working for all with short- and long-term means^2^ in mind, and " + LONG * 9 + "of all,"),
    *(Set(f"Stressing for the {n}th time " + LONG * (n % 5) + "that it is late,")
      for n in range(9, 20)),
    Set("Notes the report of 2019;", "1."),
    Set("Decides, in the light of " + LONG * 4 + "and in view of 20 km^2^ of sea:^3^", "2."),
    Set("To act upon " + LONG * 2 + "now;", "(a)"),
    Set("To wait;", "(b)"),
    Set("Means of implementation", kind="heading"),
    *(Set(f"Requests the {n} States to report on " + LONG * (n % 4) + "in 2021;", f"{n}.")
      for n in range(3, 30)),
    Set("Decides to meet again.", "30."),
    Set("30th plenary meeting", kind="closing"),
]
STYLES = [
    Style(), Style(spaces=False), Style(rule="drawn"), Style(rule="none"), Style(gap=0.01),
    Style(leading=13, gap=7, running="Cooperation with the Organization"),
    Style(page=(612, 792), size=11, leading=13.5), Style(size=12, leading=24, gap=12),
]


def plain(text: str) -> str:
    return text.replace("km^2^", "km2").replace("^1^", "").replace("^2^", "").replace("^3^", "")


@pytest.mark.parametrize("style", STYLES)
def test_what_was_set_is_read(style: Style) -> None:
    resolution = read_pdf(un_pdf("A/RES/75/12", BLOCKS, NOTES, style))
    assert_nothing_lost(resolution)
    expected = [plain(block.text) for block in BLOCKS if block.kind == "text"]
    assert [p.text for p in resolution.paragraphs] == expected
    assert [p.number for p in resolution.in_part(Part.OPERATIVE)] == [
        "1", "2", "2 (a)", "2 (b)", *map(str, range(3, 31))]
    assert resolution.title == TITLE
    assert (resolution.adopted, resolution.meeting) == (date(2020, 11, 23), "30th plenary meeting")
    assert [m.mark for p in resolution.paragraphs for m in p.footnote_marks] == ["1", "2", "3"]
    assert resolution.warnings == ()


def laid_out(lines: list[str]) -> Resolution:
    """A page of these lines, one paragraph after the formula."""
    head = ["75/12. Title", "The General Assembly,"]
    set_ = [PageLine((Run(text),), 100, 480, 700 - 40 * i, 10, False)
            for i, text in enumerate(head)]
    set_ += [PageLine((Run(text),), 100, 480, 600 - 12 * i, 10, False)
             for i, text in enumerate(lines)]
    return read_blocks(set_out(lay_out([Page(tuple(set_), 842, (), 0)])))


# lines as they end on the page → the paragraph
LINE_ENDS = [
    (["Recalling the high-", "level meeting of the Secretary-", "General on co-", "operation,"],
     "Recalling the high-level meeting of the Secretary-General on co-operation,"),
    (["Recalling short-", "and long-term A/75/", "L.22 and pages 4\u2013", "6 and/", "or the sea,"],
     "Recalling short- and long-term A/75/L.22 and pages 4\u20136 and/or the sea,"),
    (["Recalling the develop-", "ment of the communi-", "ty and its high-", "level coun-", "cil,"],
     "Recalling the development of the community and its high-level council,"),
    (["Recalling the sus\u00ad", "tainable sea,"], "Recalling the sustainable sea,"),
]


@pytest.mark.parametrize(("lines", "text"), LINE_ENDS)
def test_line_ends(lines: list[str], text: str) -> None:
    resolution = laid_out(lines)
    assert_nothing_lost(resolution)
    assert [p.text for p in resolution.paragraphs] == [text]


def scanned(pages: int) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out)
    for _ in range(pages):
        canvas.rect(50, 50, 400, 600, fill=1)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def unpacking(content: bytes) -> bytes:
    """A PDF of one page whose content is packed."""
    packed = zlib.compress(content)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F 5 "
        b"0 R>>>>>>",
        b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(packed), packed),
        b"<</Type/Font/Subtype/Type1/BaseFont/Times-Roman>>",
    ]
    data, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj%sendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return data + b"xref\n0 6\n0000000000 65535 f \n%strailer<</Size 6/Root 1 0 R>>\nstartxref\n" \
        b"%d\n%%%%EOF" % (table, len(data))


PART = [Set("The General Assembly,", kind="formula"), Set("Recalling the report,"),
        Set("Decides to go on.", "1."), Set("12th plenary meeting", kind="closing")]


@pytest.mark.parametrize(("lettered", "title"), [
    ([Set("B", kind="heading")], "Reports of the Board"),
    ([Set("B", kind="heading"), Set("The sea", kind="heading")], "Reports of the Board: The sea"),
    ([], "Reports of the Board"),  # only the masthead has the letter
])
def test_a_part_bears_its_letter(lettered: list[Set], title: str) -> None:
    blocks = [Set("Reports of the Board", "76/235.", "title"), *lettered, *PART]
    read = read_pdf(un_pdf("A/RES/76/235 B", blocks, {}))
    assert (str(read.symbol), read.title, read.warnings) == ("A/RES/76/235 B", title, ())
    assert [p.text for p in read.paragraphs] == ["Recalling the report,", "Decides to go on."]
    assert_nothing_lost(read)


def test_several_parts_in_one_file_are_refused_by_name() -> None:
    blocks = [Set("Reports of the Board", "76/235.", "title"), Set("A", kind="heading"), *PART,
              Set("B", kind="heading"), Set("The sea", kind="heading"), *PART]
    with pytest.raises(NotAResolution, match=r"x\.pdf holds 2 resolutions, A/RES/76/235 A, B; "):
        read_pdf(un_pdf("A/RES/76/235 A–B", blocks, {}), "x.pdf")


WHOLE = un_pdf("A/RES/75/12", BLOCKS, NOTES)
REFUSED = [
    (b"", "is not a PDF file"),
    (b"75/12. Title\nThe General Assembly,\n", "is not a PDF file"),
    (WHOLE[:len(WHOLE) // 2], "is cut off"),
    (WHOLE[:-10], "is cut off"),
    (b"%PDF-1.7\n" + b"junk " * 400 + b"%%EOF", "is damaged"),
    (un_pdf("A/RES/75/12", BLOCKS, NOTES, Style(encrypt="secret")), "is locked with a password"),
    (scanned(2), "holds no text, only pictures of its 2 page"),
    (scanned(5000), "has 5000 pages"),
    (un_pdf("A/RES/75/12", [Set("A letter to the staff.")], {}), "has no heading"),
    (un_pdf("A/RES/75/12", BLOCKS[:1], {}), "has no enacting formula"),
    (unpacking(b" " * 30_000_000), "holds no text"),
]


@pytest.mark.parametrize(("data", "why"), REFUSED)
def test_what_cannot_be_read_is_refused_in_a_line(data: bytes, why: str) -> None:
    with pytest.raises(NotAResolution, match=why) as refused:
        read_pdf(data, "draft.pdf")
    assert str(refused.value).startswith("draft.pdf ")
    assert "\n" not in str(refused.value)


def test_a_file_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "MOST_SECONDS", 1.5)
    endless = unpacking(b"BT /F 10 Tf " + b"(aaaa aaaa) Tj " * 2_000_000 + b"ET")
    with pytest.raises(NotAResolution, match="takes longer than"):
        read_pdf(endless, "draft.pdf")


def test_an_empty_password_opens_a_file() -> None:
    """Files that may be read but not changed are locked with an empty password."""
    plainly = un_pdf("A/RES/75/12", BLOCKS, NOTES)
    expected = [p.text for p in read_pdf(plainly).paragraphs]
    locked = un_pdf("A/RES/75/12", BLOCKS, NOTES, replace(Style(), owner="secret"))
    assert [p.text for p in read_pdf(locked).paragraphs] == expected
