"""Reading plain text: the seeds to the letter, bad input, damage of every kind."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from random import Random

import pytest
from generate import Damaged, damaged
from hypothesis import given, settings
from hypothesis import strategies as st

from index.errors import NotAResolution
from index.plain.read import read_text
from index.resolution import Paragraph, Part, Resolution, SpanKind

SEEDS = Path(__file__).parents[3] / "seeds"


def seed(name: str) -> Resolution:
    path = SEEDS / name
    return read_text(path.read_bytes(), path.name)


@pytest.fixture(scope="module")
def of_2013() -> Resolution:
    return seed("A-RES-68-243.txt")


@pytest.fixture(scope="module")
def of_2015() -> Resolution:
    return seed("A-RES-70-237.txt")


def assert_nothing_lost(resolution: Resolution) -> None:
    """The identities that prove it: spans tile the source, pieces and mends make the text."""
    source = resolution.source
    at = 0
    for span in resolution.spans:
        assert source[at:span.start].strip() == ""
        assert span.start < span.end
        assert not source[span.start].isspace()
        assert not source[span.end - 1].isspace()
        at = span.end
    assert source[at:].strip() == ""
    claimed: dict[SpanKind, set[int]] = {kind: set() for kind in SpanKind}
    for span in resolution.spans:
        claimed[span.kind].update(range(span.start, span.end))
    ends = [resolution.closing] if resolution.closing else []
    for paragraph in (resolution.heading, *resolution.paragraphs, *ends):
        assert_pieces(paragraph, source)
        for mark in paragraph.footnote_marks:
            assert source[mark.source:mark.source + len(mark.mark)] == mark.mark
            assert mark.source in claimed[SpanKind.FOOTNOTE_MARK]
        for mend in paragraph.mends:
            assert mend.was.isspace() or not mend.was or mend.source in claimed[SpanKind.MEND]


def assert_pieces(paragraph: Paragraph, source: str) -> None:
    text = [" "] * len(paragraph.text)
    for piece in paragraph.pieces:
        text[piece.at:piece.at + piece.length] = source[piece.source:piece.source + piece.length]
    for mend in paragraph.mends:
        assert source[mend.source:mend.source + len(mend.was)] == mend.was
        text[mend.at:mend.at + len(mend.now)] = mend.now
    assert "".join(text) == paragraph.text
    assert "  " not in paragraph.text
    assert paragraph.text == paragraph.text.strip()


def numbers(resolution: Resolution, part: Part) -> list[str]:
    return [p.number for p in resolution.in_part(part)]


def test_the_resolution_of_2013(of_2013: Resolution) -> None:
    assert str(of_2013.symbol) == "A/RES/68/243"
    assert of_2013.title == ("Developments in the field of information and telecommunications in "
                             "the context of international security")
    assert (of_2013.session, of_2013.adopted, of_2013.meeting) == (
        68, date(2013, 12, 27), "72nd plenary meeting")
    assert of_2013.closing is not None
    assert of_2013.closing.text == "72nd plenary meeting 27 December 2013"
    assert numbers(of_2013, Part.PREAMBLE) == [str(n) for n in range(1, 19)]
    assert numbers(of_2013, Part.OPERATIVE) == [
        "1", "2", "3", "3 (a)", "3 (b)", "3 (c)", "3 (d)", "4", "5"]
    assert of_2013.warnings == ()


def test_the_resolution_of_2015(of_2015: Resolution) -> None:
    assert str(of_2015.symbol) == "A/RES/70/237"
    assert (of_2015.session, of_2015.adopted, of_2015.meeting, of_2015.closing) == (
        70, None, None, None)
    assert numbers(of_2015, Part.PREAMBLE) == [str(n) for n in range(1, 17)]
    assert numbers(of_2015, Part.OPERATIVE) == [
        "1", "2", "2 (a)", "2 (b)", "3", "4", "4 (a)", "4 (b)", "4 (c)", "4 (d)", "5", "6"]
    assert of_2015.warnings == ()


def test_the_seeds_hold_fifty_five_paragraphs(of_2013: Resolution, of_2015: Resolution) -> None:
    assert len(of_2013.paragraphs) + len(of_2015.paragraphs) == 55


def paragraph(resolution: Resolution, part: Part, number: str) -> Paragraph:
    return next(p for p in resolution.in_part(part) if p.number == number)


def test_exact_paragraphs(of_2013: Resolution, of_2015: Resolution) -> None:
    reports = paragraph(of_2013, Part.PREAMBLE, "17")
    assert reports.text == (
        "Welcoming the effective work of the Group of Governmental Experts on Developments in the "
        "Field of Information and Telecommunications in the Context of International Security and "
        "the relevant outcome report transmitted by the Secretary-General,")
    assert [m.mark for m in reports.footnote_marks] == ["4"]
    assert [m.now for m in reports.mends] == ["-"]
    point = paragraph(of_2013, Part.OPERATIVE, "3 (c)")
    assert point.text == "The content of the concepts mentioned in paragraph 2 above;"
    assert point.chapeau == (paragraph(of_2013, Part.OPERATIVE, "3").text,)
    assert [r.paragraphs for r in point.references] == [("2",)]
    assert paragraph(of_2015, Part.OPERATIVE, "2").text == "Calls upon Member States:"
    split_by_page = paragraph(of_2015, Part.PREAMBLE, "16").text
    assert "and that, given the unique attributes" in split_by_page
    assert paragraph(of_2015, Part.OPERATIVE, "6").text.endswith("international security\u201d.")


def test_footnote_marks_of_the_seeds(of_2013: Resolution, of_2015: Resolution) -> None:
    assert [m.mark for p in of_2013.paragraphs for m in p.footnote_marks] == [
        "1", "2", "3", "4", "4"]
    assert not any(p.footnote_marks for p in of_2015.paragraphs)


def test_references_of_the_seeds(of_2013: Resolution) -> None:
    first = paragraph(of_2013, Part.PREAMBLE, "1").references
    assert len(first) == 15
    assert (str(first[0].symbol), first[0].date) == ("A/RES/53/70", date(1998, 12, 4))
    assert all(r.date for r in first)
    twelfth = paragraph(of_2013, Part.PREAMBLE, "12").references
    assert {r.paragraphs for r in twelfth} == {("1", "2", "3")}


@pytest.mark.parametrize("name", ["A-RES-68-243.txt", "A-RES-70-237.txt"])
def test_nothing_of_a_seed_is_lost(name: str) -> None:
    assert_nothing_lost(seed(name))


@settings(max_examples=100, deadline=None)
@given(damaged())
def test_damage_does_not_change_what_is_read(case: Damaged) -> None:
    clean = case.clean
    resolution = read_text(case.data)
    assert [p.text for p in resolution.in_part(Part.PREAMBLE)] == [
        clean.plain(text) for text in clean.preambular]
    assert [(p.number, p.text) for p in resolution.in_part(Part.OPERATIVE)] == [
        (number, clean.plain(text)) for number, text in clean.operative]
    assert (str(resolution.symbol), resolution.title) == (f"A/RES/{clean.symbol}", clean.title)
    assert resolution.meeting == (clean.closing[0] if clean.closing else None)
    found = [int(m.mark) for p in resolution.paragraphs for m in p.footnote_marks]
    assert found == list(range(1, clean.marks + 1))
    assert_nothing_lost(resolution)
    by_number = {p.number: p for p in resolution.in_part(Part.OPERATIVE)}
    for p in by_number.values():
        above = re.findall(r"\S+", p.number)[:-1]
        governing = [" ".join(above[:k + 1]) for k in range(len(above))]
        assert p.chapeau == tuple(by_number[number].text for number in governing)


@pytest.mark.parametrize("name", ["A-RES-68-243.txt", "A-RES-70-237.txt"])
def test_a_seed_cut_off_anywhere_is_read_with_a_warning_or_refused(name: str) -> None:
    source = (SEEDS / name).read_bytes().decode().rstrip()
    whole = len(seed(name).paragraphs)
    for end in range(0, len(source) - 40, 53):
        try:
            resolution = read_text(source[:end].encode())
        except NotAResolution:
            assert end < 300
            continue
        assert_nothing_lost(resolution)
        assert resolution.warnings or len(resolution.paragraphs) == whole


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(["A-RES-68-243.txt", "A-RES-70-237.txt"]), st.randoms(use_true_random=False))
def test_no_mangled_seed_loses_a_letter(name: str, rng: Random) -> None:
    lines = (SEEDS / name).read_text(encoding="utf-8").split("\n")
    odd = ["1", "Annex", "I", "II", "A", "(a)", "(i)", "3.", "____", "\f", "The General Assembly,",
           "72nd plenary meeting", "27 December 2013", "\u00ad", "1 See A/1.", "*", "Decides to"]
    for _ in range(rng.randint(1, 12)):
        i = rng.randrange(len(lines))
        lines[i:i + 1] = rng.choice([
            [], [lines[i], rng.choice(lines)], [lines[i][:rng.randint(0, 60)]],
            [lines[i], rng.choice(odd)], [re.sub("[aeiou]", "1\u00ad,", lines[i])],
        ])
    try:
        resolution = read_text("\n".join(lines).encode())
    except NotAResolution:
        return
    assert_nothing_lost(resolution)


TEXT = """68/1. Oceans and
the law of the sea
The General Assembly,
Recalling its resolution 67/78 of 11 December 2012,
Aware of the need to improve data,
1. Takes note of the report;
2. Requests the Secretary-General to report to it.
"""


def read(text: str, name: str = "") -> Resolution:
    resolution = read_text(text.encode(), name)
    assert_nothing_lost(resolution)
    return resolution


@pytest.mark.parametrize(("data", "why"), [
    (b"", "is empty"),
    (b" \n\r\n\f", "is empty"),
    (b"68/1. T\xe9\n", "byte 7"),
    ("68/1. Title".encode("utf-16"), "byte 0"),
    (TEXT.replace("note", "no\0te").encode(), "NUL"),
    (TEXT.replace("68/1. ", "").encode(), "no heading"),
    (TEXT.replace("The General Assembly,", "").encode(), "no enacting formula"),
    (b"68/1. Oceans\nThe General Assembly,\n", "no paragraphs"),
])
def test_what_is_no_resolution_is_refused(data: bytes, why: str) -> None:
    with pytest.raises(NotAResolution, match=why) as refused:
        read_text(data, "draft.txt")
    assert str(refused.value).startswith("draft.txt ")


WARNED = [
    (TEXT.replace("report to it.\n", "rep"), "the text ends in the middle of paragraph 2; "),
    (TEXT.replace("report to it.\n", "report;"), "the text ends after paragraph 2; "),
    (TEXT.replace("\n2. ", "\n4. "), "paragraph 4 follows paragraph 1; "),
    (TEXT.split("1. Takes")[0], "the text ends after the second preambular paragraph; "),
    (TEXT.replace("1. Takes note of the report;\n2. ", ""), "bear no numbers; "),
]


@pytest.mark.parametrize(("text", "warning"), WARNED)
def test_what_is_missing_is_said(text: str, warning: str) -> None:
    resolution = read(text)
    assert any(w.startswith("A/RES/68/1: ") and warning in w for w in resolution.warnings)


def test_a_misleading_file_name_is_said() -> None:
    assert read(TEXT, "A-RES-68-1.txt").warnings == ()
    assert "holds A/RES/68/1" in read(TEXT, "A-RES-70-237.txt").warnings[0]


# what is put between "improve data," and the paragraph after it → the preambular paragraphs
SPLITS = [
    ("Lamenting that it is late,", 3),  # a participle that the table lacks
    ("Working Group of the Whole,", 2),  # a name, although it begins as a participle does
    ("Once again deploring all losses,", 3),
    ("Deeply alarmed at the losses,", 3),
    ("A/RES/68/1", 2),
    ("2/5", 2),
    ("_______________\n1 See A/51/261, annex.", 2),
    ("_______________\n1\nSee United Nations, Treaty Series, vol. 1833,\nNo. 31363.", 2),
    ("A/RES/68/1 Oceans and the law of the sea", 2),
    ("Oceans and the law of the sea\nA/RES/68/1\n3/7", 2),
    ("13-45463\n\f", 2),
]


@pytest.mark.parametrize(("line", "count"), SPLITS)
def test_lines_between_paragraphs(line: str, count: int) -> None:
    resolution = read(TEXT.replace("data,\n", f"data,\n{line}\n"))
    texts = [p.text for p in resolution.in_part(Part.PREAMBLE)]
    assert len(texts) == count
    assert numbers(resolution, Part.OPERATIVE) == ["1", "2"]
    if count == 2 and "Working" not in line:
        assert texts[1] == "Aware of the need to improve data,"


def test_points_of_points_and_an_ambiguous_letter() -> None:
    letters = "".join(f"({c}) To act;\n" for c in "abcdefg")
    text = TEXT.replace("2. Requests", "2. Decides:\n" + letters +
                        "(h) To consider:\n(i) Fish;\n(ii) Ships;\n(i) To meet;\n(j) To end;\n"
                        "3. Requests")
    got = numbers(read(text), Part.OPERATIVE)
    assert got[-6:] == ["2 (h)", "2 (h) (i)", "2 (h) (ii)", "2 (i)", "2 (j)", "3"]
    plain = TEXT.replace("2. Requests", "2. Decides:\n" + letters +
                         "(h) To consider;\n(i) To meet;\n(j) To end;\n3. Requests")
    assert numbers(read(plain), Part.OPERATIVE)[-4:] == ["2 (h)", "2 (i)", "2 (j)", "3"]


def test_an_annex_and_its_sections() -> None:
    text = TEXT + ("72nd plenary meeting\n5 December 2013\nAnnex\nTerms of reference\n"
                   "I. Purpose\n1. The fund shall help.\n(a) States;\n(b) Ships.\n"
                   "II. Means\n2. It has means.\n")
    resolution = read(text)
    assert numbers(resolution, Part.ANNEX) == ["I.1", "I.1 (a)", "I.1 (b)", "II.2"]
    assert resolution.adopted == date(2013, 12, 5)
    assert resolution.warnings == ()


def test_numbering_that_starts_anew_in_each_section() -> None:
    text = TEXT.replace("1. Takes", "I\nFinance\n1. Takes").replace(
        "report to it.", "report to it;\nII\nStaff\n1. Notes the staffing;\n2. Decides to end.")
    assert numbers(read(text), Part.OPERATIVE) == ["I.1", "I.2", "II.1", "II.2"]


def test_front_matter_and_the_security_council() -> None:
    text = ("United Nations S/RES/1540 (2004)\nSecurity Council\nResolution 1540 (2004)\n"
            "Adopted by the Security Council at its 4956th meeting, on 28 April 2004\n"
            "The Security Council,\nAffirming that proliferation is a threat,\n"
            "1. Decides to remain seized of the matter.\n")
    resolution = read(text)
    assert str(resolution.symbol) == "S/RES/1540 (2004)"
    assert (resolution.adopted, resolution.meeting) == (date(2004, 4, 28), "4956th meeting")
    assert len(resolution.paragraphs) == 2


def test_layouts_of_the_same_text_read_the_same() -> None:
    expected = [(p.number, p.text) for p in read(TEXT).paragraphs]
    for text in (TEXT.replace("\n", "\n\n"), TEXT.replace("\n", "\r\n"), "\ufeff" + TEXT,
                 TEXT.replace("\n", " \n "), TEXT.replace(" the ", "\u00a0the "),
                 TEXT.replace("1. ", "1.\n").replace("2. ", "2.\n\n"),
                 TEXT.replace("the", "t\u200bhe"), TEXT.replace("to report", "to\n____\nreport")):
        assert [(p.number, p.text) for p in read(text).paragraphs] == expected
