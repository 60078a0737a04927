"""Reading Word documents: numbers that are not in the text, notes, tables, hostile archives."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from datetime import date

import docx
import pytest
from docx.document import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.text.paragraph import Paragraph as WordParagraph
from test_read_text import assert_nothing_lost

from index.docx.read import read_docx
from index.errors import NotAResolution
from index.resolution import Part, Resolution

LISTS = """
<w:abstractNum {ns} w:abstractNumId="77"><w:multiLevelType w:val="multilevel"/>
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%2)"/>
</w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="(%3)"/>
</w:lvl></w:abstractNum>"""
NUMBER = ('<w:num {ns} w:numId="{id}"><w:abstractNumId w:val="77"/>{override}</w:num>')
OVERRIDE = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'


def document() -> Document:
    """The front matter and the preamble of a resolution, and lists 88 and 89 to number with."""
    made = docx.Document()
    made.sections[0].header.paragraphs[0].text = "A/RES/75/12"
    made.sections[0].footer.paragraphs[0].text = "20-15849"
    numbering = made.part.numbering_part.element
    numbering.insert(0, parse_xml(LISTS.format(ns=nsdecls("w"))))
    for id_, override in ((88, ""), (89, OVERRIDE)):
        numbering.append(parse_xml(NUMBER.format(ns=nsdecls("w"), id=id_, override=override)))
    made.add_paragraph("Resolution adopted by the General Assembly on 23 November 2020")
    made.add_paragraph("75/12.\tCooperation on the sea", style="Heading 1")
    formula = made.add_paragraph()
    formula.add_run("The General Assembly").italic = True
    formula.add_run(",")
    made.add_paragraph("Recalling its resolution 74/1 of 2 May 2019,")
    return made


def numbered(made: Document, text: str, level: int = 0, list_: int = 88) -> WordParagraph:
    paragraph = made.add_paragraph(text)
    properties = paragraph._p.get_or_add_pPr()
    properties.append(parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/>'
                                f'<w:numId w:val="{list_}"/></w:numPr>'))
    return paragraph


def element(paragraph: WordParagraph, name: str, **attributes: str) -> None:
    made = OxmlElement(name)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    paragraph.add_run()._r.append(made)


def saved(made: Document) -> bytes:
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def read(made: Document) -> Resolution:
    resolution = read_docx(saved(made), "draft.docx")
    assert_nothing_lost(resolution)
    return resolution


def paragraphs(resolution: Resolution) -> list[tuple[str, str]]:
    return [(p.number, p.text) for p in resolution.paragraphs]


def test_numbers_that_word_counts() -> None:
    made = document()
    numbered(made, "Notes the report;")
    numbered(made, "Decides:")
    numbered(made, "To act:", 1)
    numbered(made, "Now;", 2)
    numbered(made, "Later;", 2)
    numbered(made, "To wait;", 1)
    numbered(made, "Requests the States:")
    numbered(made, "To report.", 1)
    made.add_paragraph("30th plenary meeting")
    made.add_paragraph("23 November 2020")
    made.add_paragraph("Annex")
    made.add_paragraph("Terms of reference", style="Heading 2")
    numbered(made, "The fund shall help.", list_=89)
    numbered(made, "It has means.", list_=89)
    resolution = read(made)
    assert paragraphs(resolution) == [
        ("1", "Recalling its resolution 74/1 of 2 May 2019,"),
        ("1", "Notes the report;"), ("2", "Decides:"), ("2 (a)", "To act:"),
        ("2 (a) (i)", "Now;"), ("2 (a) (ii)", "Later;"), ("2 (b)", "To wait;"),
        ("3", "Requests the States:"), ("3 (a)", "To report."),
        ("1", "The fund shall help."), ("2", "It has means."),
    ]
    assert [p.number for p in resolution.in_part(Part.ANNEX)] == ["1", "2"]
    assert (str(resolution.symbol), resolution.title) == ("A/RES/75/12", "Cooperation on the sea")
    assert (resolution.adopted, resolution.meeting) == (date(2020, 11, 23), "30th plenary meeting")
    assert resolution.warnings == ()


def test_numbers_of_a_style() -> None:
    made = document()
    style = made.styles.add_style("SingleTxt", 1)
    style.element.get_or_add_pPr().append(parse_xml(
        f'<w:numPr {nsdecls("w")}><w:numId w:val="88"/></w:numPr>'))
    made.add_paragraph("Notes the report;", style="SingleTxt")
    made.add_paragraph("Decides to meet again.", style="SingleTxt")
    assert paragraphs(read(made))[1:] == [("1", "Notes the report;"),
                                          ("2", "Decides to meet again.")]


def a_footnote(p: WordParagraph) -> None:
    p.add_run("Notes the Goals")
    element(p, "w:footnoteReference", id="2")
    p.add_run(" and the report;")


def a_repeated_mark(p: WordParagraph) -> None:
    p.add_run("Notes the Goals,")
    p.add_run("1").font.superscript = True
    p.add_run(" and the report;")


def a_custom_mark(p: WordParagraph) -> None:
    p.add_run("Notes the Goals")
    element(p, "w:footnoteReference", id="2", customMarkFollows="1")
    p.runs[-1].add_text("*")
    p.add_run(" and the report;")


def hyphens(p: WordParagraph) -> None:
    p.add_run("Notes the Secretary")
    element(p, "w:noBreakHyphen")
    p.add_run("General of twenty\u2011first cen")
    element(p, "w:softHyphen")
    p.add_run("tury;")


def tabs_and_breaks(p: WordParagraph) -> None:
    p.add_run("Notes\tthe")
    element(p, "w:br")
    p.add_run("report\u00a0of  2020;")


def split_words(p: WordParagraph) -> None:
    for part in ("No", "tes the re", "port", " ", "of 2020", ";"):
        p.add_run(part)


def changes(p: WordParagraph) -> None:
    p.add_run("Notes the ")
    p._p.append(parse_xml(f'<w:del {nsdecls("w")}><w:r><w:delText>old </w:delText></w:r></w:del>'))
    p._p.append(parse_xml(f'<w:ins {nsdecls("w")}><w:r><w:t>new</w:t></w:r></w:ins>'))
    p.add_run(" report;")


def hidden(p: WordParagraph) -> None:
    p.add_run("<<ODS JOB NO>>").font.hidden = True
    p.add_run("Notes the report;")


def a_field(p: WordParagraph) -> None:
    p.add_run("Notes ")
    for part in ('<w:fldChar w:fldCharType="begin"/>', "<w:instrText>REF x</w:instrText>",
                 '<w:fldChar w:fldCharType="separate"/>', "<w:t>the report</w:t>",
                 '<w:fldChar w:fldCharType="end"/>'):
        p._p.append(parse_xml(f'<w:r {nsdecls("w")}>{part}</w:r>'))
    p._p.append(parse_xml(f'<w:hyperlink {nsdecls("w")} w:anchor="x"><w:r><w:t> 74/1</w:t></w:r>'
                          "</w:hyperlink>"))
    p.add_run(";")


def squares(p: WordParagraph) -> None:
    p.add_run("Notes the 28")
    p.add_run("th").font.superscript = True
    p.add_run(" meeting on 20 km")
    p.add_run("2").font.superscript = True
    p.add_run(" of sea;")


RUNS: list[tuple[Callable[[WordParagraph], None], str, list[str]]] = [
    (a_footnote, "Notes the Goals and the report;", ["1"]),
    (a_repeated_mark, "Notes the Goals, and the report;", ["1"]),
    (a_custom_mark, "Notes the Goals and the report;", ["*"]),
    (hyphens, "Notes the Secretary-General of twenty-first century;", []),
    (tabs_and_breaks, "Notes the report of 2020;", []),
    (split_words, "Notes the report of 2020;", []),
    (changes, "Notes the new report;", []),
    (hidden, "Notes the report;", []),
    (a_field, "Notes the report 74/1;", []),
    (squares, "Notes the 28th meeting on 20 km2 of sea;", []),
]


@pytest.mark.parametrize(("write", "text", "marks"), RUNS)
def test_what_stands_in_a_paragraph(write: Callable[[WordParagraph], None], text: str,
                                    marks: list[str]) -> None:
    made = document()
    write(numbered(made, ""))
    numbered(made, "Decides to meet again.")
    resolution = read(made)
    assert paragraphs(resolution)[1:] == [("1", text), ("2", "Decides to meet again.")]
    assert [m.mark for p in resolution.paragraphs for m in p.footnote_marks] == marks


def test_tables_headings_and_rules() -> None:
    made = document()
    numbered(made, "Approves the following amounts:")
    table = made.add_table(rows=2, cols=2)
    for cell, text in zip((c for row in table.rows for c in row.cells),
                          ("Section", "Dollars", "1. Policy", "2 500"), strict=True):
        cell.text = text
    made.add_paragraph().add_run("Means of implementation").bold = True
    numbered(made, "Decides to meet again.")
    made.add_paragraph("_______________")
    assert paragraphs(read(made))[1:] == [
        ("1", "Approves the following amounts:"), ("1, row 1", "Section | Dollars"),
        ("1, row 2", "1. Policy | 2 500"), ("2", "Decides to meet again.")]


def replaced(data: bytes, name: str, content: bytes) -> bytes:
    """A DOCX file with another content of one part, which may be new."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, \
            zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            if part.filename != name:
                new.writestr(part, old.read(part))
        new.writestr(name, content)
    return out.getvalue()


def main_text() -> bytes:
    made = document()
    numbered(made, "Decides to meet again.")
    return zipfile.ZipFile(io.BytesIO(saved(made))).read("word/document.xml")


def with_text(change: Callable[[bytes], bytes]) -> bytes:
    return replaced(saved(document()), "word/document.xml", change(main_text()))


ENTITIES = (b'<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;"><!ENTITY f SYSTEM '
            b'"file:///etc/passwd">]>')
EMPTY_ZIP = io.BytesIO()
with zipfile.ZipFile(EMPTY_ZIP, "w") as archive:
    archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
REFUSED = [
    (b"", "is not a DOCX file"),
    (b"75/12. Title", "is not a DOCX file"),
    (EMPTY_ZIP.getvalue(), "is not a DOCX file"),
    (saved(document())[:5000], "is cut off or damaged"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old Word"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "password"),
    (with_text(lambda x: re.sub(rb"(\?>\s*)", rb"\1" + ENTITIES, x, count=1)
               .replace(b"again", b"&b;")), "document type definition"),
    (with_text(lambda x: x[:-20]), "is no plain XML"),
    (with_text(lambda x: x.replace(b"<w:body>", b"<w:body>" + b"<w:sdt>" * 60_000).replace(
        b"</w:body>", b"</w:sdt>" * 60_000 + b"</w:body>")), "nested too deeply"),
    (with_text(lambda x: x + b" " * 61_000_000), "of more than 60000000 bytes"),
    (replaced(saved(document()), "media/x", bytes(501_000_000)), "would unpack to"),
    (replaced(saved(document()), "../../etc/cron.d/x", b"x"), "leads out of the file"),
    (saved(docx.Document()), "is empty"),
]


@pytest.mark.parametrize(("data", "why"), REFUSED)
def test_what_cannot_be_read_is_refused_in_a_line(data: bytes, why: str) -> None:
    with pytest.raises(NotAResolution, match=why) as refused:
        read_docx(data, "draft.docx")
    assert str(refused.value).startswith("draft.docx ")
    assert "\n" not in str(refused.value)
